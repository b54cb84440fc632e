package skeleton

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"ringlab/engine/caps"
	"ringlab/engine/words"
)

// The defaults of a Choice.
const (
	defaultName      = "guest"
	defaultMemoryMiB = 512
	defaultVCPUs     = 1
)

// The limits of a Choice.
const (
	maxNameBytes = 247       // libvirt writes a domain as NAME.xml.new, and file names end at 255 bytes
	maxMemoryMiB = 1 << 43   // 2^63 bytes, libvirt's own limit
	maxVCPUs     = 1<<16 - 1 // domain.rng: an unsignedShort
)

// Refusal is the error of a choice that makes no domain.
type Refusal struct{ Why words.Message }

// Error returns the reason in English.
func (r *Refusal) Error() string { return r.Why.In(words.English) }

func refusal(text words.Text, args ...any) *Refusal { return &Refusal{Why: text.With(args...)} }

// New writes the domain that choice asks for. The error is a *Refusal.
func New(d *caps.Document, choice Choice, l words.Language) (Result, error) {
	s, err := newSketch(d, choice)
	if err != nil {
		return Result{Notes: []string{}}, err
	}
	xml := s.write()
	notes := make([]string, len(s.notes))
	for i, n := range s.notes {
		notes[i] = n.In(l)
	}
	return Result{XML: xml, Choice: s.choice, Notes: notes}, nil
}

func newSketch(d *caps.Document, choice Choice) (*sketch, error) {
	if d.Kind != caps.Capabilities {
		return nil, refusal(words.Text{
			En: "A domain is made from capabilities, which list the guests a host can run (virsh capabilities); this document is not one.",
			Zh: "域要从 capabilities 文档生成：它列出主机能运行哪些客户机（virsh capabilities）。这份文档不是。",
		})
	}
	if choice.Guest == Native {
		choice.Guest = native(d)
	}
	g, found := readGuest(d, choice.Guest)
	if !found {
		return nil, refusal(words.Text{
			En: "The document has no guest number %d (they count from 0).",
			Zh: "文档里没有第 %d 个 guest（从 0 数起）。",
		}, choice.Guest)
	}
	s := &sketch{guest: &g, choice: choice}
	steps := []func() *Refusal{s.checkGuest, s.chooseDomain, s.chooseMachine, s.chooseName, s.chooseSize}
	for _, step := range steps {
		if r := step(); r != nil {
			return nil, r
		}
	}
	return s, nil
}

// sketch is a domain on its way.
type sketch struct {
	guest   *guest
	choice  Choice
	domain  domain
	machine machine // zero for a guest without machine types
	notes   []words.Message
}

func (s *sketch) note(text words.Text, args ...any) { s.notes = append(s.notes, text.With(args...)) }

func (s *sketch) checkGuest() *Refusal {
	g := s.guest
	switch {
	case g.osType == "":
		return refusal(words.Text{En: "The guest states no <os_type>.", Zh: "这个 guest 没有 <os_type>。"})
	case !isMachineName(g.arch):
		return refusal(words.Text{
			En: "The guest's arch %q is not a name that libvirt accepts.",
			Zh: "这个 guest 的架构 %q 不是 libvirt 接受的名字。",
		}, g.arch)
	case len(g.domains) == 0:
		return refusal(words.Text{
			En: "The guest states no <domain type='…'>, so nothing is known to run it.",
			Zh: "这个 guest 没有 <domain type='…'>，不知道用什么来运行它。",
		})
	}
	return nil
}

func (s *sketch) chooseDomain() *Refusal {
	if s.choice.Domain == "" {
		s.domain = s.guest.best()
		s.choice.Domain = s.domain.kind
		return nil
	}
	var offered []string
	for _, d := range s.guest.domains {
		if d.kind == s.choice.Domain {
			s.domain = d
			return nil
		}
		offered = append(offered, d.kind)
	}
	return refusal(words.Text{
		En: "The guest cannot run as domain type %q; the host offers: %s.",
		Zh: "这个 guest 不能以域类型 %q 运行；主机提供的有：%s。",
	}, s.choice.Domain, strings.Join(offered, ", "))
}

func (s *sketch) chooseMachine() *Refusal {
	if s.guest.osType == "exe" {
		// A container has no machine, whatever the list says.
		if s.choice.Machine != "" {
			return refusal(words.Text{
				En: "A container has no machine type, so %q cannot be chosen.",
				Zh: "容器没有机器类型，不能选择 %q。",
			}, s.choice.Machine)
		}
		return nil
	}
	if s.choice.Machine == "" {
		s.machine, _ = s.domain.defaultMachine()
		s.choice.Machine = s.machine.name
	} else {
		m, found := s.domain.machine(s.choice.Machine)
		if !found {
			return refusal(words.Text{
				En: "The guest has no machine type %q for domain type %s.",
				Zh: "对域类型 %[2]s，这个 guest 没有机器类型 %[1]q。",
			}, s.choice.Machine, s.domain.kind)
		}
		s.machine = m
	}
	if s.machine.name != "" && !isMachineName(s.machine.name) {
		return refusal(words.Text{
			En: "The machine type %q is not a name that libvirt accepts: letters, digits, '.', '-' and '_'.",
			Zh: "机器类型 %q 不是 libvirt 接受的名字：只能有字母、数字、“.”、“-”和“_”。",
		}, s.machine.name)
	}
	if s.machine.deprecated {
		s.note(words.Text{
			En: "Machine type %s is deprecated on this host: a later QEMU may not have it.",
			Zh: "机器类型 %s 在这台主机上已弃用：以后的 QEMU 可能没有它。",
		}, s.machine.name)
	}
	if s.machine.canonical != "" && s.machine.canonical != s.machine.name {
		s.note(words.Text{
			En: "%s is an alias: libvirt will store the machine it means here, %s.",
			Zh: "%s 是别名：libvirt 会存下它在这里所指的机器 %s。",
		}, s.machine.name, s.machine.canonical)
	}
	return nil
}

// isMachineName reports whether domain.rng takes s for a machine type.
func isMachineName(s string) bool {
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case c == '.', c == '-', c == '_':
		default:
			return false
		}
	}
	return s != ""
}

func (s *sketch) chooseName() *Refusal {
	if s.choice.Name == "" {
		s.choice.Name = defaultName
	}
	name := s.choice.Name
	why := func(rule words.Text) *Refusal {
		return refusal(words.Text{
			En: "%q cannot name a domain: %s.",
			Zh: "%q 不能作域名：%s。",
		}, name, rule)
	}
	switch {
	case !utf8.ValidString(name):
		return why(words.Text{En: "it is not UTF-8", Zh: "不是 UTF-8"})
	case strings.IndexFunc(name, isControl) >= 0:
		return why(words.Text{En: "it has a line break or another control character", Zh: "含有换行或其他控制字符"})
	case strings.Contains(name, "/"):
		return why(words.Text{En: "it has a '/', and libvirt keeps the domain in a file of that name", Zh: "含有“/”，而 libvirt 用这个名字作文件名保存域"})
	case name == "." || name == "..":
		return why(words.Text{En: "libvirt keeps the domain in a file of that name", Zh: "libvirt 用这个名字作文件名保存域"})
	case strings.TrimSpace(name) == "":
		return why(words.Text{En: "it is blank", Zh: "是空白"})
	case len(name) > maxNameBytes:
		return why(words.Text{En: "it is longer than 247 bytes", Zh: "超过 247 字节"})
	}
	return nil
}

// isControl reports characters that XML, libvirt or a terminal cannot have in
// a name.
func isControl(r rune) bool {
	return r < 0x20 || 0x7F <= r && r < 0xA0 || r == 0x2028 || r == 0x2029 || r == 0xFFFE || r == 0xFFFF
}

func (s *sketch) chooseSize() *Refusal {
	c := &s.choice
	if c.MemoryMiB == 0 {
		c.MemoryMiB = defaultMemoryMiB
	}
	if c.VCPUs == 0 {
		c.VCPUs = defaultVCPUs
	}
	if c.MemoryMiB < 0 || c.MemoryMiB > maxMemoryMiB {
		return refusal(words.Text{
			En: "%d MiB is no size of memory: from 1 MiB to %d MiB.",
			Zh: "内存大小不能是 %d MiB：从 1 MiB 到 %d MiB。",
		}, c.MemoryMiB, maxMemoryMiB)
	}
	if c.VCPUs < 0 || c.VCPUs > maxVCPUs {
		return refusal(words.Text{
			En: "%d is no number of vCPUs: from 1 to %d.",
			Zh: "vCPU 数不能是 %d：从 1 到 %d。",
		}, c.VCPUs, maxVCPUs)
	}
	if limit := s.machine.maxCPUs; limit > 0 && c.VCPUs > limit {
		s.note(words.Text{
			En: "Machine type %s takes at most %d vCPUs, so %[2]d are written, not %[3]d.",
			Zh: "机器类型 %s 最多 %d 个 vCPU，所以写 %[2]d 个，而不是 %[3]d 个。",
		}, s.machine.name, limit, c.VCPUs)
		c.VCPUs = limit
	}
	return nil
}

// write writes the domain, its elements in libvirtxml.Domain's order.
func (s *sketch) write() string {
	g := s.guest
	var w writer
	w.begin("domain", attr{"type", s.domain.kind})
	w.leaf("name", s.choice.Name)
	w.leaf("memory", strconv.Itoa(s.choice.MemoryMiB), attr{"unit", "MiB"})
	w.leaf("vcpu", strconv.Itoa(s.choice.VCPUs))
	if s.needsBootloader() {
		w.leaf("bootloader", "pygrub")
		s.note(words.Text{
			En: "A %s guest has no firmware: pygrub reads the kernel from the guest's first disk. Add that disk, or put <kernel> into <os> in place of <bootloader>.",
			Zh: "%s 客户机没有固件：pygrub 从它的第一块磁盘读出内核。请加上这块磁盘，或去掉 <bootloader>，在 <os> 里写 <kernel>。",
		}, g.osType)
	}
	s.writeOS(&w)
	s.writeFeatures(&w)
	s.writeDevices(&w)
	w.end()
	if g.osType != "exe" {
		s.note(words.Text{
			En: "It has no disk and no network. Add them on buses that the machine has.",
			Zh: "它没有磁盘也没有网络。请按机器有的总线添加。",
		})
	}
	return w.out.String()
}

// needsBootloader reports the guests of Xen that start without firmware. They
// need a kernel or a boot loader; domain.rng lets both be left out, and
// libvirt's libxl driver then takes pygrub, which the domain had better say.
func (s *sketch) needsBootloader() bool {
	switch s.guest.osType {
	case "xen", "linux", "xenpvh":
		return s.domain.kind == "xen"
	}
	return false
}

func (s *sketch) writeOS(w *writer) {
	g := s.guest
	w.begin("os")
	w.leaf("type", g.osType, attr{"arch", g.arch}, attr{"machine", s.machine.name})
	switch {
	case g.osType == "exe":
		w.leaf("init", "/bin/sh")
		s.note(words.Text{
			En: "The container runs /bin/sh in the host's own file system until it is given a <filesystem> for /.",
			Zh: "在给它一个用于 / 的 <filesystem> 之前，容器在主机自己的文件系统里运行 /bin/sh。",
		})
	case g.osType == "hvm" && isAbsolute(g.loader):
		w.leaf("loader", g.loader)
	}
	w.end()
}

// writeFeatures asks for what guests of this kind usually have: on x86 an
// operating system expects ACPI and an APIC, and a 32-bit one that can use
// PAE needs it for more than 4 GiB. Elsewhere ACPI needs UEFI firmware, which
// a skeleton has not.
func (s *sketch) writeFeatures(w *writer) {
	g := s.guest
	x86 := g.arch == "x86_64" || g.arch == "i686"
	pae, acpi, apic := g.offers("pae"), g.offers("acpi") && x86, g.offers("apic") && x86
	if g.offers("acpi") && !x86 {
		s.note(words.Text{
			En: "ACPI is left out: on %s it needs UEFI firmware, <os firmware='efi'>.",
			Zh: "没有写 ACPI：在 %s 上它需要 UEFI 固件 <os firmware='efi'>。",
		}, g.arch)
	}
	if !pae && !acpi && !apic {
		return
	}
	w.begin("features")
	if pae {
		w.leaf("pae", "")
	}
	if acpi {
		w.leaf("acpi", "")
	}
	if apic {
		w.leaf("apic", "")
	}
	w.end()
}

func (s *sketch) writeDevices(w *writer) {
	emulator := s.domain.emulator
	if emulator != "" && !isAbsolute(emulator) {
		s.note(words.Text{
			En: "The emulator %q is left out: libvirt wants an absolute path, and finds it by itself.",
			Zh: "没有写模拟器 %q：libvirt 要绝对路径，不写时它会自己找到。",
		}, emulator)
		emulator = ""
	}
	bare := s.mayLackPCI()
	if emulator == "" && !bare {
		return
	}
	w.begin("devices")
	if emulator != "" {
		w.leaf("emulator", emulator)
	}
	if bare {
		w.leaf("controller", "", attr{"type", "usb"}, attr{"model", "none"})
		w.leaf("memballoon", "", attr{"model", "none"})
		s.note(words.Text{
			En: "The machine may have no PCI bus. libvirt would add a USB controller and a memory balloon, and refuse the domain for want of PCI, so both are set to none.",
			Zh: "这种机器可能没有 PCI 总线。libvirt 会自动加上 USB 控制器和内存气球 (memballoon)，又因没有 PCI 而拒绝这个域，所以两者都写成 none。",
		})
	}
	w.end()
}

// mayLackPCI reports a QEMU machine that is not one of those whose buses are
// known to carry the devices libvirt adds by itself: microvm and isapc have no
// PCI, nor has any m68k machine, whatever its name.
func (s *sketch) mayLackPCI() bool {
	switch s.domain.kind {
	case "kvm", "qemu", "hvf":
	default:
		return false
	}
	name := s.machine.name
	if name == "" { // Cloud Hypervisor; QEMU's guests always have machines
		return false
	}
	var known []string
	switch s.guest.arch {
	case "x86_64", "i686":
		known = []string{"pc", "q35"}
	case "aarch64", "armv7l", "riscv64", "riscv32", "loongarch64":
		known = []string{"virt"}
	case "ppc64", "ppc64le":
		known = []string{"pseries"}
	case "s390x":
		known = []string{"s390-ccw-virtio"}
	}
	for _, family := range known {
		if name == family || strings.HasPrefix(name, family+"-") {
			return false
		}
	}
	return true
}

// isAbsolute reports whether domain.rng takes s for a path.
func isAbsolute(path string) bool {
	return len(path) > 1 && path[0] == '/' && !strings.Contains(path, "\n")
}
