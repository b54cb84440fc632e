package schema

import (
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/words"
)

// Words explains an element, or its attribute attr where that is not empty.
// The title is its path. It is not ok where the table has no such thing in
// that place.
func Words(t *xmldoc.Tree, node xmldoc.ID, attr string) (title string, text words.Text, ok bool) {
	e := find(t, node)
	if e == nil {
		return "", words.Text{}, false
	}
	title = path(t, node)
	if attr == "" {
		return title, since(e.words, e.since), true
	}
	a := e.attribute(attr)
	if a == nil {
		return "", words.Text{}, false
	}
	return title + "/@" + attr, since(a.words, a.since), true
}

// ValueWords explains the value of an attribute, or of an element's text where
// attr is empty. The title is the value. It is not ok where the value is not
// one that the glossary explains.
func ValueWords(t *xmldoc.Tree, node xmldoc.ID, attr string) (title string, text words.Text, ok bool) {
	e := find(t, node)
	if e == nil {
		return "", words.Text{}, false
	}
	of := &e.content
	if attr == "" {
		title, _ = t.Value(node)
	} else {
		a := e.attribute(attr)
		if a == nil {
			return "", words.Text{}, false
		}
		of = &a.content
		title, _, _ = t.Attr(node, attr)
	}
	for i := range of.values {
		if v := &of.values[i]; v.text == title && v.words != (words.Text{}) {
			return title, v.words, true
		}
	}
	return "", words.Text{}, false
}

// path returns the names from the root element to a node that the table
// knows, and so is not deep: host/cpu/model.
func path(t *xmldoc.Tree, node xmldoc.ID) string {
	out := localName(t, node)
	for id := t.Node(node).Parent; id > xmldoc.Root && t.Node(id).Parent > xmldoc.Root; id = t.Node(id).Parent {
		out = localName(t, id) + "/" + out
	}
	return out
}

func since(t words.Text, version string) words.Text {
	if version == "" {
		return t
	}
	return words.Text{
		En: t.En + " Since libvirt " + version + ".",
		Zh: t.Zh + "自 libvirt " + version + " 起。",
	}
}

// Term is one entry of the glossary.
type Term struct {
	// ID is stable: the path of an element or attribute from its root, a path
	// and a value (path=value), or the word itself for a general term.
	ID    string
	Title string
	Text  words.Text
}

// general are terms that no element is called by.
var general = [...]Term{
	{"hypervisor", "hypervisor", words.Text{
		En: "The program that runs guests: KVM in the Linux kernel together with QEMU, Xen, bhyve and others. libvirt speaks to all of them through drivers.",
		Zh: "虚拟机监控程序：运行客户机的程序，例如 Linux 内核中的 KVM 加上 QEMU、Xen、bhyve 等。libvirt 通过各种驱动与它们交互。",
	}},
	{"domain", "domain", words.Text{
		En: "libvirt's word for a guest: a virtual machine or a container.",
		Zh: "libvirt 对客户机的称呼：虚拟机或容器。",
	}},
	{"kvm", "KVM", words.Text{
		En: "The part of the Linux kernel that lets guest code run on the processor itself. It needs VT-x (vmx) or AMD-V (svm), switched on in the firmware.",
		Zh: "Linux 内核中让客户机代码直接在处理器上运行的部分。需要固件中打开的 VT-x（vmx）或 AMD-V（svm）。",
	}},
	{"tcg", "TCG", words.Text{
		En: "QEMU's translator of foreign instructions, used where there is no KVM: any architecture, but many times slower. Its domain type is qemu.",
		Zh: "QEMU 的指令翻译器，没有 KVM 时使用：支持任何架构，但慢很多倍。对应的 domain 类型是 qemu。",
	}},
	{"numa", "NUMA", words.Text{
		En: "Non-uniform memory access: a processor reaches its own memory faster than that of others. A guest that spans cells without knowing so is slower.",
		Zh: "非一致内存访问：处理器访问自己的内存比访问别人的快。客户机跨单元却不知情时会变慢。",
	}},
	{"hugepage", "huge page", words.Text{
		En: "A memory page of 2 MiB or 1 GiB in place of 4 KiB. Guests on huge pages are faster, but the pages must be set aside beforehand.",
		Zh: "大页：2 MiB 或 1 GiB（而不是 4 KiB）的内存页。客户机使用大页更快，但要事先预留。",
	}},
	{"cpuset", "CPU set", words.Text{
		En: "CPUs as text: numbers and ranges with commas, and ^ for all but: 0-3,8 or 0-7,^4. “0,1” and “0-1” are the same set.",
		Zh: "CPU 集合的写法：用逗号分隔的编号和范围，^ 表示排除：0-3,8 或 0-7,^4。“0,1” 与 “0-1” 是同一个集合。",
	}},
	{"canonical", "canonical machine", words.Text{
		En: "The versioned machine type behind an alias: q35 stands for pc-q35-7.2 with QEMU 7.2. A guest keeps the canonical one, so that an upgrade does not change its hardware.",
		Zh: "规范机器类型：别名背后带版本的名称，例如 QEMU 7.2 中 q35 指 pc-q35-7.2。客户机保存规范名，升级不会改变其硬件。",
	}},
	{"passthrough", "passthrough", words.Text{
		En: "Giving a real device of the host to one guest. PCI devices need an IOMMU and the vfio driver.",
		Zh: "直通：把主机的真实设备交给一个客户机。PCI 设备需要 IOMMU 和 vfio 驱动。",
	}},
	{"live-migration", "live migration", words.Text{
		En: "Moving a running guest to another host. Both need the features of the guest's CPU, the storage and the network.",
		Zh: "在线迁移：把运行中的客户机搬到另一台主机。两边都要具备客户机 CPU 的特性、存储和网络。",
	}},
	{"nested", "nested virtualization", words.Text{
		En: "A guest that runs guests of its own. Its CPU needs vmx or svm, and the host's kernel module must allow it (nested=1), which capabilities do not show.",
		Zh: "嵌套虚拟化：客户机里再运行客户机。它的 CPU 要有 vmx 或 svm，主机内核模块要允许（nested=1），而 capabilities 中看不到这一点。",
	}},
}

// Glossary returns every term: the general ones, then each element, attribute
// and value in the order of the documents.
func Glossary() []Term {
	terms := append([]Term(nil), general[:]...)
	for _, root := range &roots {
		terms = appendTerms(terms, root, "", root.name)
	}
	return terms
}

// appendTerms adds an element by its id, and all below it. An element with
// variants is told apart by the value that selects them.
func appendTerms(terms []Term, e *element, title, id string) []Term {
	if title == "" {
		title = e.name
	}
	terms = append(terms, Term{id, title, since(e.words, e.since)})
	terms = appendValues(terms, e.content.values, title, id)
	for i := range e.attrs {
		a := &e.attrs[i]
		terms = append(terms, Term{id + "/@" + a.name, title + "/@" + a.name, since(a.words, a.since)})
		terms = appendValues(terms, a.content.values, title+"/@"+a.name, id+"/@"+a.name)
	}
	if len(e.variants) > 0 {
		for _, v := range e.variants {
			name := v.attribute(e.by).content.values[0].text
			for i := range v.children {
				at := "[" + name + "]/" + v.children[i].name
				terms = appendTerms(terms, v.children[i].element, e.name+at, id+at)
			}
		}
		return terms
	}
	for i := range e.children {
		child := e.children[i].element
		terms = appendTerms(terms, child, e.name+"/"+child.name, id+"/"+child.name)
	}
	return terms
}

func appendValues(terms []Term, values []value, title, id string) []Term {
	for i := range values {
		if values[i].words == (words.Text{}) {
			continue
		}
		terms = append(terms, Term{id + "=" + values[i].text, title + "=" + values[i].text, values[i].words})
	}
	return terms
}
