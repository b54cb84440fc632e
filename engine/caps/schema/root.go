package schema

import (
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// foreignRoot is a root element that people paste in place of capabilities.
type foreignRoot struct {
	name string
	what words.Text
}

// foreignRoots are libvirt's other documents, and what else comes out of a
// clipboard.
var foreignRoots = [...]foreignRoot{
	{"domain", words.Text{En: "a domain definition (one guest), as “virsh dumpxml” prints it", Zh: "domain 定义（一台客户机），即 “virsh dumpxml” 的输出"}},
	{"domainsnapshot", words.Text{En: "a snapshot of a domain, as “virsh snapshot-dumpxml” prints it", Zh: "domain 快照，即 “virsh snapshot-dumpxml” 的输出"}},
	{"domaincheckpoint", words.Text{En: "a checkpoint of a domain", Zh: "domain 检查点"}},
	{"domainbackup", words.Text{En: "a backup job of a domain", Zh: "domain 备份任务"}},
	{"domstatus", words.Text{En: "libvirt's own state of a running domain, a file of /run/libvirt", Zh: "libvirt 保存的运行中 domain 状态（/run/libvirt 下的文件）"}},
	{"network", words.Text{En: "a virtual network, as “virsh net-dumpxml” prints it", Zh: "虚拟网络，即 “virsh net-dumpxml” 的输出"}},
	{"networkport", words.Text{En: "a port of a virtual network", Zh: "虚拟网络端口"}},
	{"interface", words.Text{En: "a network interface of the host, as “virsh iface-dumpxml” prints it", Zh: "主机网络接口，即 “virsh iface-dumpxml” 的输出"}},
	{"pool", words.Text{En: "a storage pool, as “virsh pool-dumpxml” prints it", Zh: "存储池，即 “virsh pool-dumpxml” 的输出"}},
	{"volume", words.Text{En: "a storage volume, as “virsh vol-dumpxml” prints it", Zh: "存储卷，即 “virsh vol-dumpxml” 的输出"}},
	{"storagepoolCapabilities", words.Text{En: "storage pool capabilities, as “virsh pool-capabilities” prints them", Zh: "存储池能力，即 “virsh pool-capabilities” 的输出"}},
	{"secret", words.Text{En: "a secret, as “virsh secret-dumpxml” prints it", Zh: "secret，即 “virsh secret-dumpxml” 的输出"}},
	{"filter", words.Text{En: "a network filter, as “virsh nwfilter-dumpxml” prints it", Zh: "网络过滤器，即 “virsh nwfilter-dumpxml” 的输出"}},
	{"filterbinding", words.Text{En: "a binding of a network filter", Zh: "网络过滤器绑定"}},
	{"device", words.Text{En: "a device of the host, as “virsh nodedev-dumpxml” prints it", Zh: "主机设备，即 “virsh nodedev-dumpxml” 的输出"}},
	{"sysinfo", words.Text{En: "the host's firmware tables, as “virsh sysinfo” prints them", Zh: "主机固件信息，即 “virsh sysinfo” 的输出"}},
	{"node", words.Text{En: "a node file of libvirt's test driver", Zh: "libvirt test 驱动的节点文件"}},
	{"cpu", words.Text{En: "a CPU definition, only a part of such a document", Zh: "CPU 定义，只是这种文档的一部分"}},
	{"cpudata", words.Text{En: "raw CPUID data, as libvirt's tests use it", Zh: "原始 CPUID 数据（libvirt 测试所用）"}},
	{"cpus", words.Text{En: "libvirt's map of CPU models, or only a part of such a document", Zh: "libvirt 的 CPU 型号表，或只是这种文档的一部分"}},
	{"cliOutput", words.Text{En: "the output of another virsh command", Zh: "其他 virsh 命令的输出"}},
	{"host", words.Text{En: "only a part of capabilities; the <capabilities> around it is missing", Zh: "只是 capabilities 的一部分，缺少外层的 <capabilities>"}},
	{"guest", words.Text{En: "only a part of capabilities; the <capabilities> around it is missing", Zh: "只是 capabilities 的一部分，缺少外层的 <capabilities>"}},
	{"topology", words.Text{En: "only a part of capabilities; the <capabilities> around it is missing", Zh: "只是 capabilities 的一部分，缺少外层的 <capabilities>"}},
	{"qemuCaps", words.Text{En: "libvirt's cache of what QEMU can do, a file of /var/cache/libvirt", Zh: "libvirt 的 QEMU 能力缓存（/var/cache/libvirt 下的文件）"}},
	{"libosinfo", words.Text{En: "an operating system description of libosinfo", Zh: "libosinfo 的操作系统描述"}},
	{"html", words.Text{En: "an HTML page: the error or login page of a web server, perhaps", Zh: "HTML 页面，也许是网页服务器的错误页或登录页"}},
	{"grammar", words.Text{En: "a RelaxNG schema: the rules of documents, not a document", Zh: "RelaxNG schema：它是文档的规则，不是文档本身"}},
	{"schema", words.Text{En: "an XML schema: the rules of documents, not a document", Zh: "XML schema：它是文档的规则，不是文档本身"}},
	{"svg", words.Text{En: "an SVG picture", Zh: "SVG 图片"}},
	{"Envelope", words.Text{En: "a SOAP message or an OVF appliance", Zh: "SOAP 消息或 OVF 虚拟机"}},
	{"Error", words.Text{En: "an error message of a web service", Zh: "网络服务的错误消息"}},
	{"error", words.Text{En: "an error message", Zh: "错误消息"}},
	{"list", words.Text{En: "lshw's list of hardware", Zh: "lshw 的硬件列表"}},
	{"rss", words.Text{En: "a news feed", Zh: "RSS 订阅源"}},
	{"feed", words.Text{En: "a news feed", Zh: "Atom 订阅源"}},
	{"plist", words.Text{En: "a property list of macOS", Zh: "macOS 的属性列表"}},
	{"project", words.Text{En: "a build file", Zh: "构建文件"}},
}

// WrongRoot says that a document is neither capabilities nor domain
// capabilities, and what it seems to be.
func WrongRoot(t *xmldoc.Tree, root xmldoc.ID) source.Diagnostic {
	name := t.Name(root)
	_, local := splitPrefix(name)
	d := source.Diagnostic{
		Severity: source.Error,
		Code:     "wrong-root",
		Span:     t.TagSpan(root),
		Hint: words.Text{
			En: "capabilities come from “virsh capabilities”, domain capabilities from “virsh domcapabilities”",
			Zh: "capabilities 来自 “virsh capabilities”，domain capabilities 来自 “virsh domcapabilities”",
		}.With(),
	}
	for i := range foreignRoots {
		// HTML's names know no case.
		if f := &foreignRoots[i]; f.name == local || f.name == "html" && len(local) == 4 && spelling(local, "html") == 0 {
			d.Message = words.Text{
				En: "the root element is <%s>: this is %s",
				Zh: "根元素是 <%s>：这是%s",
			}.With(clip(name), f.what)
			if f.name == "html" {
				d.Span = pageStart(t, d.Span)
			}
			return d
		}
	}
	d.Message = words.Text{
		En: "the root element is <%s>; a capabilities document has <capabilities> or <domainCapabilities>",
		Zh: "根元素是 <%s>；能力文档的根元素是 <capabilities> 或 <domainCapabilities>",
	}.With(clip(name))
	if i := nearest(local, len(roots), func(i int) string { return roots[i].name }); i >= 0 {
		d.Message = words.Text{
			En: "the root element is <%s>; is <%s> meant?",
			Zh: "根元素是 <%s>；是否应为 <%s>？",
		}.With(clip(name), roots[i].name)
		d.Edits = renameEdits(t, root, roots[i].name)
	}
	return d
}

// pageStart returns the place of a document type before the root element: an
// HTML page begins there. Else it is the place of the root.
func pageStart(t *xmldoc.Tree, root source.Span) source.Span {
	for node := t.Node(xmldoc.Root).First; node != xmldoc.None && int(t.Node(node).Start) < root.Start; node = t.Node(node).Next {
		if t.Node(node).Kind == xmldoc.Doctype {
			return t.Span(node)
		}
	}
	return root
}
