package report

import (
	"strings"

	"ringlab/engine/source"
	"ringlab/engine/words"
)

func (h *host) answerGuests() {
	a := Answer{
		ID:       "guests",
		Group:    h.sayText(groupGuests),
		Question: h.say("Which guests can it run?", "能运行哪些客户机？"),
		State:    Stated,
	}
	var archs []string
	for i := range h.rows {
		row := &h.rows[i]
		if row.Arch != "" {
			archs = addOnce(archs, row.Arch)
		}
		var parts []string
		if row.WordSize != "" {
			parts = append(parts, h.say("%s-bit", "%s 位", row.WordSize))
		}
		var types []string
		for _, d := range row.Domains {
			types = append(types, d.Type)
		}
		if len(types) > 0 {
			parts = append(parts, h.list(types))
		}
		parts = append(parts, row.emulators()...)
		if row.Loader != "" {
			parts = append(parts, h.say("loader %s", "引导程序 %s", row.Loader))
		}
		a.addFact(Fact{
			Label: row.title(),
			Value: strings.Join(parts, h.say("; ", "；")),
			Place: []source.Span{row.Place},
		})
		a.Places = append(a.Places, row.Place)
	}
	switch {
	case len(h.rows) == 0:
		a.State = Unknown
		a.Short = h.say("None listed", "未列出")
		a.Why = h.say("No <guest> is there. libvirt lists one for each emulator it finds.",
			"没有 <guest>。libvirt 会为找到的每个模拟器列出一个。")
	case len(archs) > 6:
		a.Short = h.say("%d guest kinds, %d architectures", "%d 种客户机，%d 种架构", len(h.rows), len(archs))
	default:
		a.Short = h.list(archs)
	}
	if h.has("qemu") || h.has("kvm") || h.has("xen") || h.has("bhyve") {
		a.Why = h.say("Each <guest> is an OS type on an architecture. What a guest can have (firmware, devices, CPU) depends on the machine type too: virsh domcapabilities --virttype … --arch … --machine … tells.",
			"每个 <guest> 是某种架构上的一种 OS 类型。客户机能拥有什么（固件、设备、CPU）还取决于机器类型：请用 virsh domcapabilities --virttype … --arch … --machine … 查询。")
	}
	h.answer(&a)
}

// emulators returns the emulators of the row, each once.
func (row *GuestRow) emulators() []string {
	var emulators []string
	if row.Emulator != "" {
		emulators = append(emulators, row.Emulator)
	}
	for _, d := range row.Domains {
		if d.Emulator != "" {
			emulators = addOnce(emulators, d.Emulator)
		}
	}
	return emulators
}

func (h *host) answerMachines() {
	a := Answer{
		ID:       "machines",
		Group:    h.sayText(groupGuests),
		Question: h.say("Which machine types are there?", "有哪些机器类型？"),
		State:    Stated,
	}
	total, own, deprecated, aliased := 0, 0, 0, false
	for i := range h.rows {
		row := &h.rows[i]
		for machines := range row.allMachines {
			real, old, aliases := h.machineSummary(machines)
			total += real
			deprecated += old
			aliased = aliased || len(aliases) > 0
			if row.Arch == h.arch {
				own += real
			}
			parts := []string{h.say("%s", "%s 种", count(real))}
			if len(machines) > 0 && machines[0].Name != "" {
				parts = append(parts, h.say("first %s", "第一个是 %s", machines[0].Name))
			}
			parts = append(parts, aliases...)
			if old > 0 {
				parts = append(parts, h.say("%s deprecated", "%s 种已弃用", count(old)))
			}
			a.addFact(Fact{
				Label: row.title(),
				Value: strings.Join(parts, h.say("; ", "；")),
				Place: []source.Span{machines[0].Place},
			})
			a.Places = append(a.Places, machines[0].Place)
		}
	}
	if total == 0 {
		a.State = Unknown
		a.Short = h.say("None listed", "未列出")
		a.Why = h.noGuestOr(words.Text{En: "This driver has no machine types, or does not list them.", Zh: "此驱动没有机器类型，或未列出。"})
		h.answer(&a)
		return
	}
	all := h.say("%s machine types", "%s 种机器类型", count(total))
	if total == 1 {
		all = h.say("1 machine type", "1 种机器类型")
	}
	a.Short = all
	if own > 0 && own < total {
		a.Short = h.say("%s for %s; over all guest kinds %s", "%[2]s 有 %[1]s 种；所有客户机合计 %[3]s", count(own), h.arch, all)
	}
	if deprecated > 0 {
		a.Short = h.say("%s, %s of them deprecated", "%s，其中 %s 种已弃用", a.Short, count(deprecated))
	}
	a.Why = h.say("Counted for each guest kind, aliases left out.", "按每种客户机分别计数，不含别名。")
	if aliased {
		a.Why = h.sentences(a.Why, h.say(
			"An alias (→) moves on with each QEMU; when a guest is defined, libvirt writes down the machine that it stands for, so the guest keeps its hardware.",
			"别名（→）会随 QEMU 版本更新；定义客户机时，libvirt 会记下它所指的具体机器，因此客户机的硬件保持不变。"))
	}
	if h.has("qemu") || h.has("kvm") {
		a.Why = h.sentences(a.Why, h.say(
			"No machine is marked as the default: QEMU's own usually comes first, so name the machine you mean.",
			"这里没有标出默认机器：QEMU 自己的默认机器通常排在第一，因此请明确写出您要的机器。"))
	}
	h.answer(&a)
}

// machineSummary counts machine types that are no aliases and the deprecated
// among them, and writes the aliases.
func (h *host) machineSummary(machines []Machine) (real, deprecated int, aliases []string) {
	for i := range machines {
		m := &machines[i]
		if m.Canonical == "" {
			real++
			if m.Deprecated {
				deprecated++
			}
			continue
		}
		if len(aliases) < 8 {
			aliases = append(aliases, m.Name+" → "+m.Canonical)
		}
	}
	// Some emulators list a machine only by its alias.
	if real == 0 {
		real = len(machines)
	}
	return real, deprecated, aliases
}

func (h *host) answerMaxCPUs() {
	a := Answer{
		ID:       "max-vcpus",
		Group:    h.sayText(groupGuests),
		Question: h.say("How many vCPUs can a guest have?", "一个客户机最多能有多少个 vCPU？"),
		State:    Stated,
	}
	best, bestArch, bestMachine := 0, "", ""
	own, ownMachine := 0, "" // of the host's architecture
	for i := range h.rows {
		row := &h.rows[i]
		for machines := range row.allMachines {
			most := &machines[0]
			for i := range machines {
				if m := &machines[i]; m.MaxCPUs > most.MaxCPUs || m.MaxCPUs == most.MaxCPUs && better(m, most) {
					most = m
				}
			}
			if most.MaxCPUs == 0 {
				continue
			}
			with := 0
			for i := range machines {
				if machines[i].MaxCPUs == most.MaxCPUs && machines[i].Canonical == "" {
					with++
				}
			}
			value := h.say("%s (%s)", "%s（%s）", count(most.MaxCPUs), most.Name)
			if with > 1 {
				value = h.say("%s (%s and %d more)", "%s（%s 等 %d 种）", count(most.MaxCPUs), most.Name, h.more(with))
			}
			a.addFact(Fact{Label: row.title(), Value: value, Place: []source.Span{most.Place}})
			a.Places = append(a.Places, most.Place)
			if most.MaxCPUs > best || most.MaxCPUs == best && row.Arch == h.arch && bestArch != h.arch {
				best, bestArch, bestMachine = most.MaxCPUs, row.Arch, most.Name
			}
			if row.Arch == h.arch && most.MaxCPUs > own {
				own, ownMachine = most.MaxCPUs, most.Name
			}
		}
	}
	if best == 0 {
		a.State = Unknown
		a.Short = h.sayText(notStated)
		a.Why = h.noGuestOr(words.Text{En: "No machine type has maxCpus: drivers other than QEMU's do not give it, nor did older versions of libvirt. virsh maxvcpus asks the hypervisor itself.",
			Zh: "没有机器类型给出 maxCpus：QEMU 以外的驱动以及旧版 libvirt 不会给出。可用 virsh maxvcpus 直接询问虚拟机监控器。"})
		h.answer(&a)
		return
	}
	a.Short = h.say("Up to %s (%s, %s)", "最多 %s 个（%s，%s）", count(best), bestArch, bestMachine)
	// Most people mean the host's own architecture.
	if own > 0 && bestArch != h.arch {
		a.Short = h.say("Up to %s (%s, %s)", "最多 %s 个（%s，%s）", count(own), h.arch, ownMachine)
	}
	a.Why = h.say("These are limits of the machine types, whatever the host has; the kernel's KVM can have a lower one. For one machine with KVM: virsh domcapabilities, <vcpu max=…>.",
		"这些是机器类型的上限，与主机有多少 CPU 无关；内核的 KVM 可能有更低的上限。针对某个机器类型和 KVM：见 virsh domcapabilities 的 <vcpu max=…>。")
	if h.numa.cpus > 0 {
		a.Why = h.sentences(a.Why, h.say("The host has %s CPUs.", "主机有 %s 个 CPU。", count(h.numa.cpus)))
	}
	h.answer(&a)
}

// more turns a number of machines into what the language says after naming
// one of them: "and 3 more" leaves it out, “等 4 种” counts it.
func (h *host) more(with int) int {
	if h.l == words.Chinese {
		return with
	}
	return with - 1
}

// better reports whether m is the better one to name of two machines: one that
// an alias stands for is newest, and a machine says more than its alias.
func better(m, than *Machine) bool {
	if len(m.Aliases) > 0 || len(than.Aliases) > 0 {
		return len(m.Aliases) > len(than.Aliases)
	}
	return than.Canonical != "" && m.Canonical == ""
}

// noGuestOr says that no guest is listed, or else why.
func (h *host) noGuestOr(why words.Text) string {
	if len(h.rows) == 0 {
		return h.say("No <guest> is listed.", "没有列出任何 <guest>。")
	}
	return h.sayText(why)
}

func (h *host) answerGuestFeatures() {
	a := Answer{
		ID:       "guest-features",
		Group:    h.sayText(groupGuests),
		Question: h.say("Which switches do guests have (ACPI, APIC, PAE, HAP)?", "客户机有哪些开关（ACPI、APIC、PAE、HAP）？"),
		State:    Stated,
	}
	var names []string
	for i := range h.rows {
		row := &h.rows[i]
		var parts []string
		for _, f := range row.Features {
			names = addOnce(names, f.Name)
			parts = append(parts, h.featureState(f))
		}
		if len(parts) == 0 {
			continue
		}
		places := make([]source.Span, len(row.Features))
		for j, f := range row.Features {
			places[j] = f.Place
		}
		a.addFact(Fact{Label: row.title(), Value: h.list(parts), Place: places})
		a.Places = append(a.Places, row.Features[0].Place)
	}
	if len(names) == 0 {
		a.State = Unknown
		a.Short = h.sayText(notStated)
		a.Why = h.noGuestOr(words.Text{En: "No guest has a <features> element: the drivers of containers and some small hypervisors give none.",
			Zh: "没有客户机带有 <features> 元素：容器驱动和一些小型虚拟机监控器的驱动不提供。"})
		h.answer(&a)
		return
	}
	a.Short = h.list(names)
	var meanings []string
	for _, name := range names {
		if meaning := h.sayText(featureWords(name)); meaning != "" {
			meanings = append(meanings, h.say("%s: %s", "%s：%s", name, meaning))
		}
	}
	a.Why = strings.Join(meanings, h.say("; ", "；")) + h.say(".", "。")
	h.answer(&a)
}

func (h *host) featureState(f GuestFeature) string {
	switch {
	case f.Default == "" && f.Toggle == "":
		return f.Name
	case f.Toggle == "yes":
		return h.say("%s (%s by default, can be changed)", "%s（默认 %s，可更改）", f.Name, f.Default)
	case f.Toggle == "no":
		return h.say("%s (always %s)", "%s（始终 %s）", f.Name, f.Default)
	}
	return h.say("%s (%s by default)", "%s（默认 %s）", f.Name, f.Default)
}
