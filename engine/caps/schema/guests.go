package schema

import (
	"ringlab/engine/caps/xmldoc"
	"ringlab/engine/words"
)

// guestContradictions finds aliases of machine types that are not there.
func (c *checker) guestContradictions() {
	for guest := range c.t.Children(c.root, "guest") {
		arch := c.t.Child(guest, "arch")
		if arch == xmldoc.None || !c.t.Node(arch).Closed {
			continue
		}
		common := c.machines(arch)
		c.aliases(arch, common, nil)
		for domain := range c.t.Children(arch, "domain") {
			if own := c.machines(domain); own != nil {
				c.aliases(domain, own, common)
			}
		}
	}
}

// machines returns the names of the machine types of a list.
func (c *checker) machines(in xmldoc.ID) map[string]bool {
	var names map[string]bool
	for m := range c.t.Children(in, "machine") {
		if names == nil {
			names = make(map[string]bool)
		}
		name, _ := c.t.Value(m)
		names[name] = true
	}
	return names
}

func (c *checker) aliases(in xmldoc.ID, own, common map[string]bool) {
	if c.t.Node(in).Unsure {
		return // the canonical one may be what could not be read
	}
	for m := range c.t.Children(in, "machine") {
		canonical, span, ok := c.t.Attr(m, "canonical")
		if !ok || own[canonical] || common[canonical] {
			continue
		}
		if d := c.warn("canonical", span); d != nil {
			alias, _ := c.t.Value(m)
			d.Message = words.Text{
				En: "the machine type “%[1]s” is an alias of “%[2]s”, which is not listed",
				Zh: "机器类型 “%[1]s” 是 “%[2]s” 的别名，但后者没有列出",
			}.With(clip(alias), clip(canonical))
			d.Hint = words.Text{
				En: "libvirt lists the canonical machine type beside its alias, with its own maxCpus",
				Zh: "libvirt 会把规范的机器类型与别名列在一起，并有自己的 maxCpus",
			}.With()
		}
	}
}

// domainContradictions finds what domain capabilities cannot say.
func (c *checker) domainContradictions() {
	vcpu := c.t.Child(c.root, "vcpu")
	if most, ok := c.number(vcpu, "max"); ok && most == 0 {
		_, span, _ := c.t.Attr(vcpu, "max")
		if d := c.warn("value", span); d != nil {
			d.Message = words.Text{En: "a guest could have no virtual CPU at all", Zh: "客户机连一个虚拟 CPU 都不能有"}.With()
			d.Hint = words.Text{En: "max is at least 1", Zh: "max 至少为 1"}.With()
		}
	}
	c.unsupported(c.root)
	cpu := c.t.Child(c.root, "cpu")
	if cpu == xmldoc.None {
		return
	}
	for _, mode := range []value{passthroughMode, hostModelMode, customMode} {
		c.modeThere(cpu, mode.text)
	}
	c.modeOrder(cpu)
	for mode := range c.t.Children(cpu, "mode") {
		if name, _, _ := c.t.Attr(mode, "name"); name == customMode.text {
			c.blockers(mode)
		}
	}
}

// unsupported reports elements that say supported='no' and yet what would be.
func (c *checker) unsupported(in xmldoc.ID) {
	for node := range c.t.Children(in, "") {
		// What is declared lies at most three levels deep.
		if c.t.Node(node).First != xmldoc.None && c.t.Node(in).Parent <= c.root {
			c.unsupported(node)
		}
		if value, _, _ := c.t.Attr(node, "supported"); value != "no" {
			continue
		}
		for first := range c.t.Children(node, "") {
			if d := c.warn("unsupported", c.t.TagSpan(node)); d != nil {
				d.Message = words.Text{
					En: "<%[1]s> is not supported, and yet <%[2]s> says what is",
					Zh: "<%[1]s> 不受支持，却又用 <%[2]s> 说明支持什么",
				}.With(c.t.Name(node), c.t.Name(first))
				d.Hint = words.Text{
					En: "libvirt leaves an unsupported element empty: either supported is yes, or what is inside does not hold",
					Zh: "libvirt 会让不受支持的元素为空：要么 supported 应为 yes，要么里面的内容不成立",
				}.With()
				d.Related = append(d.Related, c.related(first, words.Text{En: "what is inside", Zh: "其中的内容"}))
			}
			break
		}
	}
}

// modeThere checks that a mode is among those of a cpu. libvirt lists all of
// them whenever it lists one, but maximum only since 7.1.
func (c *checker) modeThere(cpu xmldoc.ID, name string) {
	for mode := range c.t.Children(cpu, "mode") {
		value, _, ok := c.t.Attr(mode, "name")
		if value == name || !ok || modeIndex(value) < 0 {
			return // there, or an unknown one that was reported may be meant
		}
	}
	if n := c.t.Node(cpu); !n.Closed || n.Unsure {
		return
	}
	if d := c.warn("missing", c.t.TagSpan(cpu)); d != nil {
		d.Message = words.Text{
			En: "<cpu> has no mode “%s”; libvirt lists it, supported or not",
			Zh: "<cpu> 中没有模式 “%s”；无论是否支持 libvirt 都会列出",
		}.With(name)
		d.Hint = words.Text{En: "was it cut out?", Zh: "是否被删掉了？"}.With()
	}
}

func modeIndex(name string) int {
	for i, mode := range []value{passthroughMode, maximumMode, hostModelMode, customMode} {
		if mode.text == name {
			return i
		}
	}
	return -1
}

func (c *checker) modeOrder(cpu xmldoc.ID) {
	last, after := -1, xmldoc.None
	for mode := range c.t.Children(cpu, "mode") {
		name, _, _ := c.t.Attr(mode, "name")
		at := modeIndex(name)
		if at < 0 {
			continue
		}
		if at < last {
			if d := c.warn("order", c.t.TagSpan(mode)); d != nil {
				d.Message = words.Text{
					En: "the mode “%s” stands later than libvirt puts it",
					Zh: "模式 “%s” 的位置比 libvirt 通常放的更靠后",
				}.With(name)
				d.Hint = words.Text{
					En: "the order is host-passthrough, maximum, host-model, custom",
					Zh: "顺序是 host-passthrough、maximum、host-model、custom",
				}.With()
				d.Related = append(d.Related, c.related(after, words.Text{En: "it belongs before this", Zh: "应在这之前"}))
			}
			return
		}
		last, after = at, mode
	}
}

// blockers checks that blockers belong to a model that is not usable.
func (c *checker) blockers(mode xmldoc.ID) {
	if c.t.Child(mode, "blockers") == xmldoc.None {
		return
	}
	models := make(map[string]xmldoc.ID)
	for model := range c.t.Children(mode, "model") {
		name, _ := c.t.Value(model)
		models[name] = model
	}
	for b := range c.t.Children(mode, "blockers") {
		name, span, ok := c.t.Attr(b, "model")
		if !ok {
			continue
		}
		model, there := models[name]
		if !there {
			if d := c.warn("blockers", span); d != nil {
				d.Message = words.Text{
					En: "the blockers are of a model “%s” that is not listed",
					Zh: "blockers 所属的型号 “%s” 没有列出",
				}.With(clip(name))
				d.Hint = words.Text{En: "the model stands before its blockers", Zh: "型号应列在它的 blockers 之前"}.With()
			}
			continue
		}
		if usable, _, _ := c.t.Attr(model, "usable"); usable == "yes" {
			if d := c.warn("blockers", c.t.TagSpan(b)); d != nil {
				d.Message = words.Text{
					En: "the model “%s” is usable, and yet features block it",
					Zh: "型号 “%s” 标为可用，却又有特性阻碍它",
				}.With(clip(name))
				d.Hint = words.Text{En: "only a model with usable='no' has blockers", Zh: "只有 usable='no' 的型号才有 blockers"}.With()
				d.Related = append(d.Related, c.related(model, words.Text{En: "the model", Zh: "该型号"}))
			}
		}
	}
}
