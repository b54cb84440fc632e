package syntax

import (
	"strconv"
	"strings"
)

// What Debian's kernel 6.1 for x86_64 was built with, of the options that
// scripts ask for: those that are "y", and those that are "m".
const (
	builtIn = " 64BIT ACPI AIO AUDIT AUDITSYSCALL BINFMT_ELF BLK_DEV_IO_TRACE BLK_DEV_NVME BLOCK BPF " +
		"BPF_JIT BPF_SYSCALL CC_IS_GCC CGROUPS CGROUP_SCHED CHECKPOINT_RESTORE COMPAT " +
		"COMPAT_32BIT_TIME COREDUMP CPU_FREQ CPU_IDLE CRASH_DUMP DEBUG_FS DEBUG_INFO DEBUG_INFO_BTF " +
		"DEBUG_KERNEL EPOLL EVENTFD EVENT_TRACING EXPERT EXT4_FS FAIR_GROUP_SCHED FANOTIFY FTRACE " +
		"FUNCTION_TRACER GENERIC_CLOCKEVENTS HAVE_KPROBES HAVE_KRETPROBES HAVE_UNSTABLE_SCHED_CLOCK " +
		"HIGH_RES_TIMERS HOTPLUG_CPU HUGETLBFS IA32_EMULATION INET INOTIFY_USER INPUT IO_URING IPV6 " +
		"JUMP_LABEL KALLSYMS KALLSYMS_ALL KEXEC KEXEC_FILE KEYS KPROBES KPROBE_EVENTS KRETPROBES " +
		"KVM_GUEST MEMBARRIER MEMCG MMU MODULES MODULE_SIG MODULE_UNLOAD MODVERSIONS NAMESPACES NET " +
		"NETFILTER NET_NS NO_HZ_COMMON NO_HZ_FULL NUMA NUMA_BALANCING PAGE_TABLE_ISOLATION PARAVIRT " +
		"PCI PERF_EVENTS PID_NS PM POSIX_MQUEUE POSIX_TIMERS PREEMPTION PREEMPT_COUNT " +
		"PREEMPT_DYNAMIC PREEMPT_RCU PREEMPT_VOLUNTARY PRINTK PRINTK_TIME PROC_FS RANDOMIZE_BASE " +
		"RANDOMIZE_MEMORY RCU_STALL_COMMON RELAY RETPOLINE SCHEDSTATS SCHED_DEBUG SCHED_MC SCHED_SMT " +
		"SECCOMP SECURITY SECURITY_APPARMOR SECURITY_SELINUX SIGNALFD SLUB SLUB_DEBUG SMP " +
		"STACKPROTECTOR STACKTRACE STRICT_KERNEL_RWX SUSPEND SWAP SYSFS SYSVIPC TASKSTATS " +
		"TASK_DELAY_ACCT TASK_XACCT TICK_ONESHOT TIMERFD TMPFS TRACEPOINTS TRANSPARENT_HUGEPAGE " +
		"TREE_RCU UNWINDER_ORC UPROBES UPROBE_EVENTS USER_NS VMAP_STACK X86 X86_64 XEN "
	modules = " BLK_DEV_LOOP BTRFS_FS FUSE_FS HYPERV KVM KVM_AMD KVM_INTEL NFSD NFS_FS NFS_V4 OVERLAY_FS " +
		"VIRTIO VIRTIO_BLK VIRTIO_NET VIRTIO_PCI XFS_FS "
)

// otherOption returns the value of an option that is neither "y" nor "m".
func otherOption(name string) string {
	switch name {
	case "BUILD_SALT":
		return `"6.1.0-47-cloud-amd64"`
	case "CC_VERSION_TEXT":
		return `"gcc-12 (Debian 12.2.0-14+deb12u1) 12.2.0"`
	case "DEFAULT_HOSTNAME":
		return `"(none)"`
	case "GCC_VERSION":
		return "120200"
	case "LOCALVERSION":
		return `""`
	case "LOG_BUF_SHIFT":
		return "17"
	case "NODES_SHIFT":
		return "10"
	case "NR_CPUS":
		return "8192"
	case "PGTABLE_LEVELS":
		return "5"
	}
	return ""
}

// KernelConfig answers for the configuration of Debian's kernel 6.1 for
// x86_64, as far as scripts are likely to ask for it, with another CONFIG_HZ.
func KernelConfig(hz int) func(name string) string {
	return func(name string) string {
		name, ok := strings.CutPrefix(name, "CONFIG_")
		if !ok || strings.Contains(name, " ") {
			return ""
		}
		if name == "HZ" {
			return strconv.Itoa(hz)
		}
		word := " " + name + " "
		switch rate, ok := strings.CutPrefix(name, "HZ_"); {
		case ok && rate == strconv.Itoa(hz), strings.Contains(builtIn, word):
			return "y"
		case strings.Contains(modules, word):
			return "m"
		}
		return otherOption(name)
	}
}
