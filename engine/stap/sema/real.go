package sema

import (
	"strings"

	"ringlab/engine/source"
	"ringlab/engine/stap/syntax"
)

// netfilterHooks are the hooks of each protocol family, and the number by
// which messages call the family.
const netfilterHooks = `NFPROTO_IPV4 2 NF_INET_PRE_ROUTING NF_INET_LOCAL_IN NF_INET_FORWARD NF_INET_LOCAL_OUT NF_INET_POST_ROUTING
NFPROTO_IPV6 10 NF_INET_PRE_ROUTING NF_INET_LOCAL_IN NF_INET_FORWARD NF_INET_LOCAL_OUT NF_INET_POST_ROUTING NF_IP6_PRE_ROUTING NF_IP6_LOCAL_IN NF_IP6_FORWARD NF_IP6_LOCAL_OUT NF_IP6_POST_ROUTING
NFPROTO_ARP 3 NF_ARP_IN NF_ARP_OUT NF_ARP_FORWARD
NFPROTO_BRIDGE 7 NF_BR_PRE_ROUTING NF_BR_LOCAL_IN NF_BR_FORWARD NF_BR_LOCAL_OUT NF_BR_POST_ROUTING`

// realKernel fills in a probe that only a real kernel has. What is wrong with
// it as it stands is an error; what cannot be found without debug information
// is one with NoDebugInfo.
func (c *checker) realKernel(p *Probe) *syntax.Finding {
	parts := p.Point.Components
	var failure *syntax.Finding
	switch parts[0].Name {
	case "procfs":
		failure = procfs(parts)
	case "netfilter":
		failure = c.netfilter(parts)
	}
	if failure != nil {
		return failure
	}
	if !c.o.NoDebugInfo {
		f := finding(source.Info, p.Point.Tok, textRealKernel, dotted(parts))
		f.Place = pointSpan(p.Point)
		c.add(f)
		return nil
	}
	last := parts[len(parts)-1]
	switch parts[0].Name {
	case "kernel", "module":
		switch parts[1].Name {
		case "statement":
			if last.Name == "absolute" {
				return c.absolute(p)
			}
			return failed(nil, textDebugInfo, c.o.Kernel)
		case "function":
			return failed(nil, textDebugInfo, c.o.Kernel)
		case "mark":
			return failed(nil, textNoMatch)
		}
	case "kprobe":
		switch parts[1].Name {
		case "statement":
			return c.absolute(p)
		case "function":
			return failed(nil, textNoMatch)
		}
	case "process":
		return process(parts)
	}
	return nil
}

// absolute refuses a probe of an address without -g.
func (c *checker) absolute(p *Probe) *syntax.Finding {
	if c.o.Guru {
		return nil
	}
	return failed(p.Tok, textAbsolute)
}

// procfs checks the path of a file in /proc.
func procfs(parts []*syntax.Component) *syntax.Finding {
	if s, ok := parts[0].Arg.(*syntax.String); ok {
		switch path := s.Value; {
		case strings.HasPrefix(path, "/"):
			return failed(parts[0].Tok, textProcfsStart)
		case path == "" || strings.HasSuffix(path, "/"):
			return failed(parts[0].Tok, textProcfsEnd)
		case strings.Contains("/"+path+"/", "/./") || strings.Contains("/"+path+"/", "/../"):
			return failed(parts[0].Tok, textProcfsRelative)
		}
	}
	for _, part := range parts {
		if n, ok := part.Arg.(*syntax.Number); ok && part.Name == "maxsize" && n.Value < 1 {
			return misplaced(nil, n.Tok, textProcfsSize)
		}
	}
	return nil
}

// netfilter checks the names of a hook and its protocol family.
func (c *checker) netfilter(parts []*syntax.Component) *syntax.Finding {
	if c.o.Guru {
		return nil
	}
	var family, hook *syntax.String
	for _, part := range parts[1:] {
		switch part.Name {
		case "pf":
			family, _ = part.Arg.(*syntax.String)
		case "hook":
			hook, _ = part.Arg.(*syntax.String)
		}
	}
	for _, line := range strings.Split(netfilterHooks, "\n") {
		words := strings.Fields(line)
		if words[0] != family.Value {
			continue
		}
		for _, name := range words[2:] {
			if name == hook.Value {
				return nil
			}
		}
		return misplaced(nil, hook.Tok, textNetfilterHook, hook.Value, words[1])
	}
	return misplaced(nil, family.Tok, textNetfilterFamily, family.Value)
}

// process tells what a stap without debug information finds of a program: it
// is not known here which programs there are.
func process(parts []*syntax.Component) *syntax.Finding {
	switch parts[1].Name {
	case "begin", "end", "syscall", "thread":
		if n, ok := parts[0].Arg.(*syntax.Number); ok && n.Value != 1 {
			return failed(nil, textNoProcess, n.Value)
		}
		return nil
	case "insn":
		return failed(nil, textInsn)
	}
	switch arg := parts[0].Arg.(type) {
	case nil:
		return failed(nil, textNoCommand)
	case *syntax.String:
		if !strings.Contains(arg.Value, "/") {
			return failed(nil, textNoExecutable, arg.Value)
		}
	}
	return failed(nil, textNoMatch)
}
