package compare

import (
	"strings"

	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// combinations judges by two domain capabilities documents: a guest of the
// combination that the one answers for, moved to that of the other.
func (j *judge) combinations() {
	from, to := combinationOf(j.from), combinationOf(j.to)
	if !j.sameArch(from.archName, to.archName) {
		return
	}
	if from.kind != to.kind {
		j.add(statePartly, aboutType, j.say(
			"The documents answer for different domain types (%s: %s, %s: %s). For a guest as it is, ask %[3]s by virsh domcapabilities --virttype %[2]s.",
			"两份文档说的是不同的域类型（%s：%s，%s：%s）。要知道客户机能否原样移动，请在 %[3]s 上用 virsh domcapabilities --virttype %[2]s 查询。",
			j.from.letter, from.kind, j.to.letter, to.kind), j.from.places(j.from.find("domain")), j.to.places(j.to.find("domain")))
	}
	if from.machine != to.machine {
		j.add(statePartly, aboutMachines, j.say(
			"The documents answer for different machine types (%s: %s, %s: %s); whether %[3]s has %[2]s is in its capabilities.",
			"两份文档说的是不同的机器类型（%s：%s，%s：%s）；%[3]s 有没有 %[2]s，要看它的 capabilities。",
			j.from.letter, from.machine, j.to.letter, to.machine), j.from.places(j.from.find("machine")), j.to.places(j.to.find("machine")))
	} else {
		j.add(stateYes, aboutMachines, j.say(
			"Both answer for the machine type %s.",
			"两份文档说的都是机器类型 %s。",
			from.machine), j.from.places(j.from.find("machine")), j.to.places(j.to.find("machine")))
	}
	vcpuFrom, vcpuTo := j.from.find("vcpu"), j.to.find("vcpu")
	most, there := number(j.from.attr(vcpuFrom, "max")), number(j.to.attr(vcpuTo, "max"))
	if there > 0 && most > there {
		j.add(statePartly, aboutVCPUs, j.say(
			"A guest may have %d vCPUs on %s, but %d on %s.",
			"客户机在 %[2]s 上可以有 %[1]d 个 vCPU，在 %[4]s 上只能有 %[3]d 个。",
			most, j.from.letter, there, j.to.letter), j.from.places(vcpuFrom), j.to.places(vcpuTo))
	}
	j.hostModel()
	j.custom()
	j.offers(aboutFirmware, j.from.abilities("os"), j.to.abilities("os"))
	j.offers(aboutDevices, j.from.abilities("devices"), j.to.abilities("devices"))
	j.offers(aboutFeatures, append(j.from.abilities("features"), j.from.otherAbilities()...),
		append(j.to.abilities("features"), j.to.otherAbilities()...))
}

// sameArch reports whether the architectures are one; a reason says if not.
func (j *judge) sameArch(from, to string) bool {
	if from == to {
		return true
	}
	j.add(stateNo, aboutGuests, j.say(
		"%s answers for %s guests and %s for %s: a guest cannot change its architecture.",
		"%s 说的是 %s 客户机，%s 说的是 %s：客户机不能换架构。",
		j.from.letter, from, j.to.letter, to), j.from.places(j.from.find("arch")), j.to.places(j.to.find("arch")))
	return false
}

// hostModel judges a guest with the CPU mode host-model. It gets a model, the
// features on top that are required, and goes without those disabled; the
// other side gives the same if its model is the same one, it requires what
// this side does, and disables nothing more.
func (j *judge) hostModel() {
	modeFrom, modeTo := j.from.cpuMode("host-model"), j.to.cpuMode("host-model")
	if j.from.attr(modeFrom, "supported") != "yes" {
		return
	}
	judged := func(state string, text string, from, to []source.Span) {
		j.add(state, aboutCPU, text, from, to)
	}
	if j.to.attr(modeTo, "supported") != "yes" {
		judged(statePartly, j.say(
			"%s offers no CPU mode host-model: a guest with it needs a custom model that both can run.",
			"%s 不提供 host-model：使用它的客户机要改用两边都能运行的 custom 型号。",
			j.to.letter), j.from.places(modeFrom), j.to.places(modeTo))
		return
	}
	read := func(s *side, mode xmldoc.ID, name string) (string, []source.Span) {
		element := s.Tree.Child(mode, name)
		return s.text(element), s.places(element)
	}
	vendorFrom, atFrom := read(j.from, modeFrom, "vendor")
	vendorTo, atTo := read(j.to, modeTo, "vendor")
	if vendorFrom != vendorTo && vendorFrom != "" && vendorTo != "" {
		judged(statePartly, j.say(
			"CPU vendors do not match (%s: %s, %s: %s): a guest with host-model or host-passthrough cannot move.",
			"CPU 厂商不一致（%s：%s，%s：%s）：使用 host-model 或 host-passthrough 的客户机不能移动。",
			j.from.letter, vendorFrom, j.to.letter, vendorTo), atFrom, atTo)
		return
	}
	modelFrom, atFrom := read(j.from, modeFrom, "model")
	modelTo, atTo := read(j.to, modeTo, "model")
	if modelFrom != modelTo {
		if usable, at := j.to.usable(modelFrom); usable != "yes" {
			judged(statePartly, j.say(
				"The model that host-model means on %s, %s, is not stated as usable on %s, whose own is %s: a guest with host-model cannot rely on it.",
				"host-model 在 %s 上所指的型号 %s，在 %s 上没有说明可用（%[3]s 自己的是 %[4]s）：使用 host-model 的客户机不能指望它。",
				j.from.letter, modelFrom, j.to.letter, modelTo), atFrom, append(atTo, at...))
			return
		}
	}
	var missing []string
	var places []source.Span
	need, gives := j.from.hostModelFeatures(), j.to.hostModelFeatures()
	policyFrom, policyTo := values(need), values(gives)
	for _, f := range need {
		if f.value == "require" && policyTo[f.name] != "require" {
			missing = append(missing, f.name)
			places = append(places, f.places...)
		}
	}
	var without []string
	var withoutPlaces []source.Span
	for _, f := range gives {
		if f.value == "disable" && policyFrom[f.name] == "" {
			without = append(without, f.name)
			withoutPlaces = append(withoutPlaces, f.places...)
		}
	}
	switch {
	case len(missing) > 0 && modelFrom != modelTo:
		judged(statePartly, j.say(
			"A guest with host-model has %s on %s; %s can run that model, but its own host-model, %s, does not state these features as well: %s.",
			"使用 host-model 的客户机在 %[2]s 上得到 %[1]s；%[3]s 能运行这个型号，但它自己的 host-model（%[4]s）没有另外说明这些特性：%[5]s。",
			modelFrom, j.from.letter, j.to.letter, modelTo, j.from.list(missing)), places, atTo)
	case len(missing) > 0:
		judged(statePartly, j.say(
			"A guest with host-model cannot move: %s does not offer %s on top of %s, as %s requires.",
			"使用 host-model 的客户机不能移动：%[4]s 要求在 %[3]s 之上有 %[2]s，而 %[1]s 不提供。",
			j.to.letter, j.from.list(missing), modelFrom, j.from.letter), places, atTo)
	case len(without) > 0:
		judged(statePartly, j.say(
			"A guest with host-model may not move: %s disables %s, which %s does not.",
			"使用 host-model 的客户机可能不能移动：%s 禁用了 %s，而 %s 没有。",
			j.to.letter, j.from.list(without), j.from.letter), atFrom, withoutPlaces)
	default:
		judged(stateYes, j.say(
			"A guest with host-model (%s) gets on %s all that it has on %s. With host-passthrough it would need the very same CPU, which no document proves.",
			"使用 host-model（%s）的客户机在 %[3]s 上有的，在 %[2]s 上都有。使用 host-passthrough 则需要完全相同的 CPU，这是任何文档都证明不了的。",
			modelFrom, j.to.letter, j.from.letter), atFrom, atTo)
	}
}

// values are facts by name.
func values(f facts) map[string]string {
	byName := make(map[string]string, len(f))
	for i := range f {
		byName[f[i].name] = f[i].value
	}
	return byName
}

// usable returns whether a custom model can be used: yes, no, unknown, or
// nothing where the model is not listed.
func (s *side) usable(model string) (string, []source.Span) {
	for element := range s.Tree.Children(s.cpuMode("custom"), "model") {
		if s.text(element) == model {
			return s.attr(element, "usable"), s.places(element)
		}
	}
	return "", nil
}

// custom judges guests with a CPU model of their own choice.
func (j *judge) custom() {
	there := map[string]string{}
	for element := range j.to.Tree.Children(j.to.cpuMode("custom"), "model") {
		there[j.to.text(element)] = j.to.attr(element, "usable")
	}
	var names, missing []string
	var places, missingPlaces []source.Span
	for element := range j.from.Tree.Children(j.from.cpuMode("custom"), "model") {
		if j.from.attr(element, "usable") != "yes" {
			continue
		}
		name, place := j.from.text(element), j.from.Place(element)
		names = append(names, name)
		places = append(places, place)
		if there[name] != "yes" {
			missing = append(missing, name)
			missingPlaces = append(missingPlaces, place)
		}
	}
	at := j.to.places(j.to.cpuMode("custom"))
	switch {
	case len(names) == 0:
	case len(missing) > 0:
		j.add(statePartly, aboutCPU, j.say(
			"Of %d CPU models usable on %s, %d are not on %s: %s.",
			"%[2]s 上可用的 %[1]d 个 CPU 型号中，有 %[3]d 个在 %[4]s 上不可用：%[5]s。",
			len(names), j.from.letter, len(missing), j.to.letter, j.from.list(missing)), missingPlaces, at)
	default:
		j.add(stateYes, aboutCPU, j.say(
			"Every CPU model usable on %s is usable on %s (%d).",
			"%s 上可用的 CPU 型号在 %s 上都可用（%d 个）。",
			j.from.letter, j.to.letter, len(names)), places, at)
	}
}

// offers judges by lists of values that a guest may have chosen from.
func (j *judge) offers(subject words.Text, from, to facts) {
	have := newIndex(to)
	var missing []string
	var places, placesTo []source.Span
	any := false
	for _, f := range from {
		there := map[string]bool{}
		var at []source.Span
		if i, found := have.find(f.name, 0); found {
			at = to[i].places
			for _, offer := range to[i].offers {
				there[offer] = true
			}
		}
		any = any || len(f.offers) > 0
		before := len(missing)
		for _, offer := range f.offers {
			if !there[offer] {
				missing = append(missing, strings.TrimSpace(f.name+" "+offer))
			}
		}
		if len(missing) > before {
			places = append(places, f.places...)
			placesTo = append(placesTo, at...)
		}
	}
	switch {
	case !any:
	case len(missing) > 0:
		j.add(statePartly, subject, j.say(
			"%s lacks some of the %s that %s offers: %s. A guest that uses one of them does not start there.",
			"%s 缺少 %[3]s 提供的一些%[2]s：%[4]s。使用其中任何一项的客户机在那里不能启动。",
			j.to.letter, subject, j.from.letter, j.from.list(missing)), places, placesTo)
	default:
		j.add(stateYes, subject, j.say(
			"%s offers all the %s that %s does.",
			"%[3]s 提供的%[2]s，%[1]s 都有。",
			j.to.letter, subject, j.from.letter), nil, nil)
	}
}

// hostToCombination judges from capabilities to domain capabilities, which
// answer for one combination of that host only.
func (j *judge) hostToCombination() {
	c := combinationOf(j.to)
	offer := j.offered(j.from, j.to, c)
	if offer.machine == nil {
		return
	}
	j.add(statePartly, aboutGuests, j.say(
		"%s answers only for %s guests of type %s on machine %s; for other guests of %s ask it again.",
		"%s 只回答机器 %[4]s 上类型为 %[3]s 的 %[2]s 客户机；%[5]s 的其他客户机要另外查询。",
		j.to.letter, c.archName, c.kind, c.machine, j.from.letter), j.from.places(offer.machine.element), j.to.places(j.to.find("machine")))
	j.mixedCPU(c.kind)
}

// combinationToHost judges from domain capabilities to capabilities.
func (j *judge) combinationToHost() {
	c := combinationOf(j.from)
	offer := j.offered(j.to, j.from, c)
	if offer.machine == nil {
		return
	}
	j.add(stateYes, aboutGuests, j.say(
		"%s runs %s guests of type %s on machine %s.",
		"%s 能运行机器 %[4]s 上类型为 %[3]s 的 %[2]s 客户机。",
		j.to.letter, c.archName, c.kind, c.machine), j.from.places(j.from.find("machine")), j.to.places(offer.machine.element))
	j.mixedCPU(c.kind)
}

// offered looks a combination up in capabilities and says what is missing of
// it.
func (j *judge) offered(host, asked *side, c combination) offer {
	places := func(onHost []xmldoc.ID, what string) (from, to []source.Span) {
		from, to = host.places(onHost...), asked.places(asked.find(what))
		if host == j.to {
			from, to = to, from
		}
		return from, to
	}
	o := host.offer(c)
	switch {
	case o.guest == nil:
		from, to := places(nil, "arch")
		j.add(stateNo, aboutGuests, j.say(
			"%s runs no %s guests, the only ones that %s answers for.",
			"%s 不能运行 %s 客户机，而 %s 只回答它们。",
			host.letter, c.archName, asked.letter), from, to)
	case o.domain == nil:
		from, to := places([]xmldoc.ID{o.guest.arch}, "domain")
		state := stateNo
		if host == j.from { // the other host may offer more types than it was asked for
			state = statePartly
		}
		j.add(state, aboutType, j.say(
			"%s runs no %s guests of type %s, the only ones that %s answers for.",
			"%s 不能运行类型为 %[3]s 的 %[2]s 客户机，而 %[4]s 只回答它们。",
			host.letter, c.archName, c.kind, asked.letter), from, to)
	case o.machine == nil:
		from, to := places([]xmldoc.ID{o.domain.element}, "machine")
		j.add(statePartly, aboutMachines, j.say(
			"%s has no machine type %s, the only one that %s answers for.",
			"%s 没有机器类型 %s，而 %s 只回答它。",
			host.letter, c.machine, asked.letter), from, to)
	}
	return o
}

// mixedCPU judges by the CPU vendor, the one thing that both kinds of
// documents say of a CPU in the same sense.
func (j *judge) mixedCPU(kind string) {
	if emulated(kind) {
		j.add(stateYes, aboutCPU, j.say(
			"Guests of this type are emulated, so the host's CPU does not matter.",
			"这种类型的客户机是模拟的，主机的 CPU 无关紧要。"), nil, nil)
		return
	}
	vendor := func(s *side) (string, []source.Span) {
		element := s.find("host", "cpu", "vendor")
		if element == xmldoc.None {
			element = s.Tree.Child(s.cpuMode("host-model"), "vendor")
		}
		return s.text(element), s.places(element)
	}
	from, atFrom := vendor(j.from)
	to, atTo := vendor(j.to)
	if from != to && from != "" && to != "" {
		j.add(statePartly, aboutCPU, j.say(
			"CPU vendors do not match (%s: %s, %s: %s): a guest with host-model or host-passthrough cannot move.",
			"CPU 厂商不一致（%s：%s，%s：%s）：使用 host-model 或 host-passthrough 的客户机不能移动。",
			j.from.letter, from, j.to.letter, to), atFrom, atTo)
		return
	}
	j.add(stateUnknown, aboutCPU, j.say(
		"Whether the CPU fits is not told: capabilities describe the host's CPU, domain capabilities what a guest gets. Compare domain capabilities of both hosts.",
		"CPU 是否合适没有说明：capabilities 描述主机的 CPU，域 capabilities 描述客户机得到的。请比较两台主机的域 capabilities。"), atFrom, atTo)
}
