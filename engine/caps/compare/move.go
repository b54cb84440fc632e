package compare

import (
	"slices"
	"strings"

	"ringlab/engine/caps"
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/source"
	"ringlab/engine/words"
)

// The states of a move and of its reasons.
const (
	stateYes     = "yes"
	stateNo      = "no"
	statePartly  = "partly"
	stateUnknown = "unknown"
)

// judge collects the reasons for and against moving a guest one way.
type judge struct {
	from, to *side
	reasons  []Reason
	open     []string // the subjects that make the move partly
}

// newMove gives the verdict on moving a guest; differences counts what is not
// the same in the two documents.
func newMove(from, to *side, differences int) Move {
	j := &judge{from: from, to: to, reasons: []Reason{}}
	switch {
	case from.Kind == caps.Other || to.Kind == caps.Other:
		j.add(stateUnknown, words.Text{}, j.say(
			"Only capabilities and domain capabilities tell where a guest can run; one of the documents is neither.",
			"只有 capabilities 和域 capabilities 能说明客户机可以在哪里运行；其中一份文档两者都不是。"), nil, nil)
	case from.Kind == caps.Capabilities && to.Kind == caps.Capabilities:
		j.hosts(differences)
	case from.Kind == to.Kind:
		j.combinations()
	case from.Kind == caps.Capabilities:
		j.hostToCombination()
	default:
		j.combinationToHost()
	}
	m := Move{
		From:    strings.ToLower(from.letter),
		To:      strings.ToLower(to.letter),
		Reasons: j.reasons,
	}
	m.State, m.Short = j.verdict()
	return m
}

// add appends a reason. Its places are those in the document that the guest
// leaves, and those in the one it goes to.
func (j *judge) add(state string, subject words.Text, text string, from, to []source.Span) {
	r := Reason{State: state, Text: text, PlacesA: limited(from), PlacesB: limited(to)}
	if j.from.letter == "B" {
		r.PlacesA, r.PlacesB = r.PlacesB, r.PlacesA
	}
	j.reasons = append(j.reasons, r)
	if state == statePartly || state == stateUnknown {
		if name := subject.In(j.from.language); name != "" && !slices.Contains(j.open, name) {
			j.open = append(j.open, name)
		}
	}
}

func (j *judge) say(en, zh string, args ...any) string { return j.from.say(en, zh, args...) }

func limited(places []source.Span) []source.Span {
	if places == nil {
		return []source.Span{}
	}
	return places[:min(len(places), maxPlaces)]
}

// verdict is the weakest of the reasons, in a few words.
func (j *judge) verdict() (state, short string) {
	has := func(state string) bool {
		return slices.ContainsFunc(j.reasons, func(r Reason) bool { return r.State == state })
	}
	switch {
	case has(stateNo):
		return stateNo, j.say(
			"No guest of %s can move to %s as it is.",
			"%s 的客户机都不能原样移到 %s。",
			j.from.letter, j.to.letter)
	case has(statePartly), has(stateUnknown) && has(stateYes):
		return statePartly, j.say(
			"From %s to %s: some guests, or on conditions: %s.",
			"从 %s 到 %s：部分客户机，或有条件：%s。",
			j.from.letter, j.to.letter, strings.Join(j.open, j.say(", ", "、")))
	case has(stateUnknown):
		return stateUnknown, j.say(
			"The documents do not tell whether a guest can move from %s to %s.",
			"文档没有说明客户机能否从 %s 移到 %s。",
			j.from.letter, j.to.letter)
	}
	return stateYes, j.say(
		"By what the documents tell, guests of %s can move to %s.",
		"就文档所述，%s 的客户机可以移到 %s。",
		j.from.letter, j.to.letter)
}

// The subjects of reasons.
var (
	aboutGuests    = words.Text{En: "guest kinds", Zh: "客户机种类"}
	aboutMachines  = words.Text{En: "machine types", Zh: "机器类型"}
	aboutVCPUs     = words.Text{En: "vCPU limits", Zh: "vCPU 上限"}
	aboutCPU       = words.Text{En: "CPU", Zh: "CPU"}
	aboutMigration = words.Text{En: "migration", Zh: "迁移"}
	aboutSecurity  = words.Text{En: "security models", Zh: "安全模型"}
	aboutHost      = words.Text{En: "host abilities", Zh: "主机能力"}
	aboutMemory    = words.Text{En: "NUMA and huge pages", Zh: "NUMA 与大页"}
	aboutFirmware  = words.Text{En: "firmware", Zh: "固件"}
	aboutDevices   = words.Text{En: "devices", Zh: "设备"}
	aboutFeatures  = words.Text{En: "features", Zh: "特性"}
	aboutType      = words.Text{En: "domain type", Zh: "域类型"}
)

// pair is a guest kind that both hosts run with one domain type.
type pair struct {
	arch     string
	from, to domain
}

// hosts judges by two capabilities documents.
func (j *judge) hosts(differences int) {
	pairs := j.guests()
	if len(pairs) == 0 {
		return
	}
	j.machines(pairs)
	j.hostCPU(pairs)
	j.migration(differences)
	j.security()
	j.memory()
	j.passthrough()
}

// guests pairs the guest kinds of both hosts.
func (j *judge) guests() []pair {
	from, to := j.from.guests(), j.to.guests()
	if len(from) == 0 {
		j.add(stateUnknown, aboutGuests, j.say(
			"%s lists no guest kinds, so there is nothing to judge.",
			"%s 没有列出任何客户机种类，无从判断。",
			j.from.letter), nil, nil)
		return nil
	}
	offered := map[[2]string]domain{}
	for _, g := range to {
		for _, d := range g.domains {
			key := [2]string{g.name(), d.kind}
			if _, known := offered[key]; !known {
				offered[key] = d
			}
		}
	}
	var pairs []pair
	var shared, missing []string
	var sharedFrom, sharedTo, missingFrom []source.Span
	for _, g := range from {
		for _, d := range g.domains {
			name := g.name() + " (" + d.kind + ")"
			if other, found := offered[[2]string{g.name(), d.kind}]; found {
				pairs = append(pairs, pair{arch: g.archName, from: d, to: other})
				shared = append(shared, name)
				sharedFrom = append(sharedFrom, j.from.Place(d.element))
				sharedTo = append(sharedTo, j.to.Place(other.element))
			} else {
				missing = append(missing, name)
				missingFrom = append(missingFrom, j.from.Place(d.element))
			}
		}
	}
	switch {
	case len(pairs) == 0:
		var places []source.Span
		for _, g := range to {
			places = append(places, j.to.Place(g.element))
		}
		j.add(stateNo, aboutGuests, j.say(
			"%s runs none of the guest kinds of %s: %s. A guest would have to be converted.",
			"%s 不能运行 %s 的任何一种客户机：%s。客户机必须先转换。",
			j.to.letter, j.from.letter, j.from.list(missing)), missingFrom, places)
	case len(missing) > 0:
		j.add(statePartly, aboutGuests, j.say(
			"%s does not run these guest kinds of %s: %s. It does run: %s.",
			"%s 不能运行 %s 的这些客户机种类：%s。能运行的有：%s。",
			j.to.letter, j.from.letter, j.from.list(missing), j.from.list(shared)), missingFrom, sharedTo)
	default:
		j.add(stateYes, aboutGuests, j.say(
			"%s runs every guest kind of %s: %s.",
			"%s 能运行 %s 的每一种客户机：%s。",
			j.to.letter, j.from.letter, j.from.list(shared)), sharedFrom, sharedTo)
	}
	return pairs
}

// machines judges by the machine types of the shared guest kinds. A defined
// guest holds the canonical name of its machine, so that is what has to exist
// on the other side.
func (j *judge) machines(pairs []pair) {
	var names, missing, fewer, aliases []string
	var missingFrom, fewerFrom, fewerTo, aliasFrom, aliasTo, namesFrom []source.Span
	seen := map[[2]string]bool{}
	withoutMachines := false
	for _, p := range pairs {
		withoutMachines = withoutMachines || len(p.from.machines) == 0
		target := make(map[string]machine, len(p.to.machines))
		for _, m := range p.to.machines {
			if m.canonical != "" {
				if _, known := target[m.canonical]; !known {
					target[m.canonical] = m
				}
			}
		}
		for _, m := range p.to.machines {
			target[m.name] = m
		}
		for _, m := range p.from.machines {
			if key := [2]string{p.arch, m.name}; seen[key] {
				continue
			} else {
				seen[key] = true
			}
			place := j.from.Place(m.element)
			name, full := m.name, p.arch+" "+m.name
			if m.canonical != "" {
				other, found := target[m.name]
				if found && other.canonical != "" && other.canonical != m.canonical {
					aliases = append(aliases, j.say(
						"%s is %s on %s and %s on %s", "%s 在 %[3]s 上是 %[2]s，在 %[5]s 上是 %[4]s",
						full, m.canonical, j.from.letter, other.canonical, j.to.letter))
					aliasFrom = append(aliasFrom, place)
					aliasTo = append(aliasTo, j.to.Place(other.element))
				}
				key := [2]string{p.arch, m.canonical}
				if seen[key] {
					continue
				}
				seen[key] = true
				name, full = m.canonical, p.arch+" "+m.canonical
			}
			names = append(names, full)
			namesFrom = append(namesFrom, place)
			other, found := target[name]
			switch {
			case !found:
				missing = append(missing, full)
				missingFrom = append(missingFrom, place)
			case other.maxCPUs > 0 && m.maxCPUs > other.maxCPUs:
				fewer = append(fewer, j.say("%s %d, not %d", "%s %d 个而不是 %d 个", full, other.maxCPUs, m.maxCPUs))
				fewerFrom = append(fewerFrom, place)
				fewerTo = append(fewerTo, j.to.Place(other.element))
			}
		}
	}
	switch {
	case len(names) == 0:
	case len(missing) == len(names) && !withoutMachines:
		j.add(stateNo, aboutMachines, j.say(
			"%s has none of the machine types of %s: %s.",
			"%s 没有 %s 的任何机器类型：%s。",
			j.to.letter, j.from.letter, j.from.list(missing)), missingFrom, nil)
	case len(missing) > 0:
		j.add(statePartly, aboutMachines, j.say(
			"%s lacks %d of the %d machine types of %s: %s. A guest of one of them does not start there.",
			"%s 缺少 %[4]s 的 %[3]d 种机器类型中的 %[2]d 种：%[5]s。用这些机器的客户机在那里不能启动。",
			j.to.letter, len(missing), len(names), j.from.letter, j.from.list(missing)), missingFrom, nil)
	default:
		j.add(stateYes, aboutMachines, j.say(
			"%s has every machine type that the shared guest kinds have on %s (%d).",
			"两边共有的客户机种类在 %[2]s 上的每一种机器类型（%[3]d 种），%[1]s 都有。",
			j.to.letter, j.from.letter, len(names)), namesFrom, nil)
	}
	if len(aliases) > 0 {
		j.add(stateYes, aboutMachines, j.say(
			"Aliases mean different machines: %s. This matters only to a guest that is defined anew by the alias: a defined guest keeps the machine it was given.",
			"别名所指的机器不同：%s。这只影响用别名重新定义的客户机：已定义的客户机保留当初得到的机器。",
			j.from.list(aliases)), aliasFrom, aliasTo)
	}
	if len(fewer) > 0 {
		j.add(statePartly, aboutVCPUs, j.say(
			"%s allows fewer vCPUs: %s.",
			"%s 允许的 vCPU 较少：%s。",
			j.to.letter, j.from.list(fewer)), fewerFrom, fewerTo)
	}
}

// emulated are the domain types whose guests never see the host's CPU.
func emulated(kind string) bool { return kind == "qemu" || kind == "kqemu" || kind == "test" }

// hostCPU judges by host/cpu. It proves little for guests: what a guest is
// given stands in domain capabilities. And a feature list is on top of a
// model, so lists of different models cannot be held against each other.
func (j *judge) hostCPU(pairs []pair) {
	if !slices.ContainsFunc(pairs, func(p pair) bool { return !emulated(p.from.kind) }) {
		j.add(stateYes, aboutCPU, j.say(
			"The guest kinds that both run are emulated, so the host's CPU does not matter.",
			"两边都能运行的客户机种类是模拟的，主机的 CPU 无关紧要。"), nil, nil)
		return
	}
	read := func(s *side, name string) (string, xmldoc.ID) {
		element := s.find("host", "cpu", name)
		return s.text(element), element
	}
	judged := func(state string, text string, from, to xmldoc.ID) {
		j.add(state, aboutCPU, text, j.from.places(from), j.to.places(to))
	}
	archFrom, atFrom := read(j.from, "arch")
	archTo, atTo := read(j.to, "arch")
	if archFrom != archTo && archFrom != "" && archTo != "" {
		judged(statePartly, j.say(
			"The host CPUs are of different architectures (%s: %s, %s: %s): guests move only with a CPU model that both have.",
			"主机 CPU 的架构不同（%s：%s，%s：%s）：只有使用两边都有的 CPU 型号的客户机才能移动。",
			j.from.letter, archFrom, j.to.letter, archTo), atFrom, atTo)
		return
	}
	vendorFrom, atFrom := read(j.from, "vendor")
	vendorTo, atTo := read(j.to, "vendor")
	if vendorFrom != vendorTo && vendorFrom != "" && vendorTo != "" {
		judged(statePartly, j.say(
			"CPU vendors do not match (%s: %s, %s: %s), so there is no baseline for both. Emulated guests can move, and those with a CPU model of no vendor that both hosts can run; host-passthrough and host-model cannot.",
			"CPU 厂商不一致（%s：%s，%s：%s），两边没有共同的基线 (baseline)。模拟的客户机可以移动，使用两台主机都能运行的、不属于任何厂商的 CPU 型号的也可以；host-passthrough 和 host-model 不行。",
			j.from.letter, vendorFrom, j.to.letter, vendorTo), atFrom, atTo)
		return
	}
	modelFrom, atFrom := read(j.from, "model")
	modelTo, atTo := read(j.to, "model")
	if modelFrom == "" || modelTo == "" {
		judged(stateUnknown, j.say(
			"Not both documents name a CPU model, so they do not tell whether a guest's CPU fits. Domain capabilities of both hosts may.",
			"并非两份文档都写明 CPU 型号，所以它们不能说明客户机的 CPU 是否合适。两台主机的域 capabilities 也许能。"), atFrom, atTo)
		return
	}
	if modelFrom != modelTo {
		judged(statePartly, j.say(
			"The host CPUs are of different models (%s: %s, %s: %s), and these documents do not list what a model contains. A guest with host-passthrough cannot move; choose a baseline for both hosts (virsh hypervisor-cpu-baseline with their domain capabilities).",
			"主机 CPU 的型号不同（%s：%s，%s：%s），而这些文档不列出型号所含的特性。使用 host-passthrough 的客户机不能移动；请为两台主机选一个基线（用它们的域 capabilities 运行 virsh hypervisor-cpu-baseline）。",
			j.from.letter, modelFrom, j.to.letter, modelTo), atFrom, atTo)
		return
	}
	missing, places := lacking(j.from.hostFeatures(), j.to.hostFeatures())
	if len(missing) > 0 {
		j.add(statePartly, aboutCPU, j.say(
			"Both host CPUs are %s, but %s lacks features that %s lists: %s. A guest that has one of them, such as one with host-passthrough, cannot move; for others choose a baseline.",
			"两边的主机 CPU 都是 %s，但 %s 缺少 %s 列出的特性：%s。有其中任何一个特性的客户机（例如使用 host-passthrough 的）不能移动；其他的请选一个基线。",
			modelFrom, j.to.letter, j.from.letter, j.from.list(missing)), places, j.to.places(atTo))
		return
	}
	judged(stateYes, j.say(
		"Both host CPUs are %s, and %s has every feature that %s lists.",
		"两边的主机 CPU 都是 %s，而且 %s 有 %s 列出的每个特性。",
		modelFrom, j.to.letter, j.from.letter), atFrom, atTo)
}

// lacking returns the facts of from, by name, that to does not have at all.
func lacking(from, to facts) (names []string, places []source.Span) {
	have := newIndex(to)
	for _, f := range from {
		if _, found := have.find(f.name, 0); !found {
			names = append(names, f.name)
			places = append(places, f.places...)
		}
	}
	return names, places
}

// migration judges by migration_features and the hosts' UUIDs.
func (j *judge) migration(differences int) {
	uuidFrom, uuidTo := j.from.find("host", "uuid"), j.to.find("host", "uuid")
	if id := j.from.text(uuidFrom); id != "" && id == j.to.text(uuidTo) {
		places := func(state, text string) {
			j.add(state, aboutMigration, text, j.from.places(uuidFrom), j.to.places(uuidTo))
		}
		if differences == 0 {
			places(stateYes, j.say(
				"The host UUIDs are the same and so is all else: this is one host, and its guests are there already.",
				"主机 UUID 相同，其余也都相同：这是同一台主机，客户机本来就在那里。"))
			return
		}
		places(statePartly, j.say(
			"The host UUIDs are the same. Either this is one host at two times, or libvirt refuses to migrate between the two until one is given its own (host_uuid in libvirtd.conf).",
			"主机 UUID 相同。要么这是同一台主机的两个时刻，要么 libvirt 会拒绝在两者之间迁移，除非给其中一台设置自己的 UUID（libvirtd.conf 里的 host_uuid）。"))
	}
	liveFrom := j.from.find("host", "migration_features", "live")
	liveTo := j.to.find("host", "migration_features", "live")
	var silent []string
	if liveFrom == xmldoc.None {
		silent = append(silent, j.from.letter)
	}
	if liveTo == xmldoc.None {
		silent = append(silent, j.to.letter)
	}
	if len(silent) > 0 {
		j.add(statePartly, aboutMigration, j.say(
			"Live migration is not stated by %s: a guest moves shut off, by its definition and its disks.",
			"%s 没有说明支持热迁移：客户机要关机后移动，搬的是它的定义和磁盘。",
			j.from.list(silent)), j.from.places(liveFrom), j.to.places(liveTo))
		return
	}
	from, atFrom := j.from.transports()
	to, atTo := j.to.transports()
	there := map[string]bool{}
	for _, name := range to {
		there[name] = true
	}
	var both []string
	for _, name := range from {
		if there[name] {
			both = append(both, name)
		}
	}
	switch {
	case len(both) > 0:
		j.add(stateYes, aboutMigration, j.say(
			"Both state live migration, over %s.",
			"两边都说明支持热迁移，传输方式：%s。",
			j.from.list(both)), atFrom, atTo)
	case len(from) > 0 && len(to) > 0:
		j.add(statePartly, aboutMigration, j.say(
			"Both state live migration but share no transport (%s: %s; %s: %s): a guest moves shut off.",
			"两边都说明支持热迁移，但没有共同的传输方式（%s：%s；%s：%s）：客户机要关机后移动。",
			j.from.letter, j.from.list(from), j.to.letter, j.to.list(to)), atFrom, atTo)
	default:
		j.add(stateYes, aboutMigration, j.say(
			"Both state live migration; not both say over which transports.",
			"两边都说明支持热迁移；但并非两边都说明了传输方式。"), j.from.places(liveFrom), j.to.places(liveTo))
	}
}

func (s *side) transports() (names []string, places []source.Span) {
	for transport := range s.Tree.Children(s.find("host", "migration_features", "uri_transports"), "uri_transport") {
		names = append(names, s.text(transport))
		places = append(places, s.Place(transport))
	}
	return names, places
}

// security judges by the security models: a label that a definition states
// needs its driver.
func (j *judge) security() {
	from, to := j.from.securityModels(), j.to.securityModels()
	if len(from) == 0 {
		return
	}
	missing, places := lacking(from, to)
	if len(missing) == 0 {
		j.add(stateYes, aboutSecurity, j.say(
			"%s has every security model of %s.",
			"%[2]s 的安全模型，%[1]s 都有。",
			j.to.letter, j.from.letter), from.allPlaces(), to.allPlaces())
		return
	}
	j.add(statePartly, aboutSecurity, j.say(
		"%s has no security model %s: a guest whose definition states a label of it has to lose that <seclabel> first.",
		"%s 没有安全模型 %s：定义里写了它的标签的客户机，要先去掉那个 <seclabel>。",
		j.to.letter, j.from.list(missing)), places, to.allPlaces())
}

// securityModels are the models that confine anything.
func (s *side) securityModels() facts {
	var f facts
	for secmodel := range s.Tree.Children(s.find("host"), "secmodel") {
		if name := s.text(s.Tree.Child(secmodel, "model")); name != "none" {
			s.add(&f, name, name, secmodel)
		}
	}
	return f
}

func (f facts) allPlaces() []source.Span {
	var places []source.Span
	for i := range f {
		places = append(places, f[i].places...)
	}
	return places
}

// passthrough judges by the IOMMU.
func (j *judge) passthrough() {
	from, to := j.from.find("host", "iommu"), j.to.find("host", "iommu")
	if j.from.attr(from, "support") == "yes" && j.to.attr(to, "support") == "no" {
		j.add(statePartly, aboutHost, j.say(
			"%s has no IOMMU in use: a guest with a passed-through PCI device does not start there.",
			"%s 没有启用 IOMMU：带直通 PCI 设备的客户机在那里不能启动。",
			j.to.letter), j.from.places(from), j.to.places(to))
	}
}
