package sema

import (
	"strings"

	"ringlab/engine/source"
	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/tapset"
)

// netfilterHooks are the hooks of each protocol family, and the number by
// which messages call the family.
const netfilterHooks = `NFPROTO_IPV4 2 NF_INET_PRE_ROUTING NF_INET_LOCAL_IN NF_INET_FORWARD NF_INET_LOCAL_OUT NF_INET_POST_ROUTING
NFPROTO_IPV6 10 NF_INET_PRE_ROUTING NF_INET_LOCAL_IN NF_INET_FORWARD NF_INET_LOCAL_OUT NF_INET_POST_ROUTING NF_IP6_PRE_ROUTING NF_IP6_LOCAL_IN NF_IP6_FORWARD NF_IP6_LOCAL_OUT NF_IP6_POST_ROUTING
NFPROTO_ARP 3 NF_ARP_IN NF_ARP_OUT NF_ARP_FORWARD
NFPROTO_BRIDGE 7 NF_BR_PRE_ROUTING NF_BR_LOCAL_IN NF_BR_FORWARD NF_BR_LOCAL_OUT NF_BR_POST_ROUTING`

// debugInfoPoints are the tapset's probe points that stap finds with debug
// information alone: whole families, or single points. Those after a ! it
// finds without.
const debugInfoPoints = `dw_syscall nd1_syscall generic ioblock ioscheduler !ioscheduler.elv_add_request ioscheduler.elv_add_request.kp ipmib ` +
	`ioscheduler_trace.elv_abort_request ioscheduler_trace.unplug_io ioscheduler_trace.unplug_timer ` +
	`kprocess.exit kprocess.release kprocess.start libvirt !libvirt.qemu.monitor_close ` +
	`!libvirt.qemu.monitor_io_process !libvirt.qemu.monitor_io_send_fd !libvirt.qemu.monitor_io_write ` +
	`!libvirt.qemu.monitor_new !libvirt.qemu.monitor_recv_event !libvirt.qemu.monitor_recv_reply ` +
	`!libvirt.qemu.monitor_send_msg linuxmib netdev !netdev.receive nfs !nfs.fop.aio_read !nfs.fop.aio_write ` +
	`!nfs.proc.read !nfs.proc.rename !nfs.proc.write !nfs.proc2 nfs.proc2.rename_done nfs.proc2.rename_setup ` +
	`!nfs.proc3.rename !nfs.proc4.rename nfsd python scheduler.balance scheduler.cpu_on scheduler.signal_send ` +
	`scheduler.tick scsi !scsi.iodone signal !signal.handle !signal.send !signal.syskill !signal.systgkill ` +
	`!signal.systkill socket stap.cache_add_nss sunrpc !sunrpc.sched.release_task sunrpc.sched.release_task.return ` +
	`syscall.compat_pselect7 syscall.compat_rt_sigprocmask syscall.gethostname syscall.ni_syscall syscall.pipe32 ` +
	`syscall.pselect7 syscall.rt_sigreturn syscall.sigreturn syscall.sysctl32 syscall.timerfd syscall.tux ` +
	`syscall.vm86_warning tcp tcpmib tty udp vfs vm !vm.kfree !vm.kmalloc !vm.kmem_cache_alloc ` +
	`!vm.kmem_cache_free workqueue`

// needsDebugInfo reports whether stap finds a point of the tapset with debug
// information alone: the longest entry of debugInfoPoints decides.
func needsDebugInfo(pattern string) bool {
	needs, longest := false, 0
	for _, entry := range strings.Fields(debugInfoPoints) {
		name := strings.TrimPrefix(entry, "!")
		if rest, ok := strings.CutPrefix(pattern, name); ok && len(name) > longest && (rest == "" || rest[0] == '.') {
			needs, longest = name == entry, len(name)
		}
	}
	return needs
}

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
		c.explain(p)
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

// explain tells that a probe never fires here, and what a real one is
// attached to.
func (c *checker) explain(p *Probe) {
	f := finding(source.Info, p.Point.Tok, textRealKernel, dotted(p.Point.Components))
	f.Place = pointSpan(p.Point)
	var names []string
	for _, part := range p.Point.Components {
		names = append(names, part.Name)
	}
	if about, ok := tapset.Explain(names); ok {
		f.Hint = about.With()
	}
	c.add(f)
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
			return misplaced(n.Tok, textProcfsSize)
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
		return misplaced(hook.Tok, textNetfilterHook, hook.Value, words[1])
	}
	return misplaced(family.Tok, textNetfilterFamily, family.Value)
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
