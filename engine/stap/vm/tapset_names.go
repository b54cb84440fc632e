package vm

import (
	"strconv"
	"strings"
)

// Names by number: separated by blanks, "-" where a number has none.

// errors are the kernel's error numbers, from 1.
const errors = "EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT " +
	"ENOTBLK EBUSY EEXIST EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG " +
	"ENOSPC ESPIPE EROFS EMLINK EPIPE EDOM ERANGE EDEADLK ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY " +
	"ELOOP - ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT EL3RST ELNRNG EUNATCH ENOCSI EL2HLT EBADE " +
	"EBADR EXFULL ENOANO EBADRQC EBADSLT - EBFONT ENOSTR ENODATA ETIME ENOSR ENONET ENOPKG " +
	"EREMOTE ENOLINK EADV ESRMNT ECOMM EPROTO EMULTIHOP EDOTDOT EBADMSG EOVERFLOW ENOTUNIQ " +
	"EBADFD EREMCHG ELIBACC ELIBBAD ELIBSCN ELIBMAX ELIBEXEC EILSEQ ERESTART ESTRPIPE EUSERS " +
	"ENOTSOCK EDESTADDRREQ EMSGSIZE EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT ESOCKTNOSUPPORT " +
	"EOPNOTSUPP EPFNOSUPPORT EAFNOSUPPORT EADDRINUSE EADDRNOTAVAIL ENETDOWN ENETUNREACH " +
	"ENETRESET ECONNABORTED ECONNRESET ENOBUFS EISCONN ENOTCONN ESHUTDOWN ETOOMANYREFS " +
	"ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY EINPROGRESS ESTALE EUCLEAN ENOTNAM " +
	"ENAVAIL EISNAM EREMOTEIO EDQUOT ENOMEDIUM EMEDIUMTYPE ECANCELED ENOKEY EKEYEXPIRED " +
	"EKEYREVOKED EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE"

// systemCalls are those of x86_64, from 0, and recentSystemCalls those from
// firstRecent on; what is between them is not used.
const systemCalls = "read write open close stat fstat lstat poll lseek mmap mprotect munmap brk rt_sigaction " +
	"rt_sigprocmask rt_sigreturn ioctl pread64 pwrite64 readv writev access pipe select " +
	"sched_yield mremap msync mincore madvise shmget shmat shmctl dup dup2 pause nanosleep " +
	"getitimer alarm setitimer getpid sendfile socket connect accept sendto recvfrom sendmsg " +
	"recvmsg shutdown bind listen getsockname getpeername socketpair setsockopt getsockopt " +
	"clone fork vfork execve exit wait4 kill uname semget semop semctl shmdt msgget msgsnd " +
	"msgrcv msgctl fcntl flock fsync fdatasync truncate ftruncate getdents getcwd chdir fchdir " +
	"rename mkdir rmdir creat link unlink symlink readlink chmod fchmod chown fchown lchown " +
	"umask gettimeofday getrlimit getrusage sysinfo times ptrace getuid syslog getgid setuid " +
	"setgid geteuid getegid setpgid getppid getpgrp setsid setreuid setregid getgroups " +
	"setgroups setresuid getresuid setresgid getresgid getpgid setfsuid setfsgid getsid capget " +
	"capset rt_sigpending rt_sigtimedwait rt_sigqueueinfo rt_sigsuspend sigaltstack utime mknod " +
	"uselib personality ustat statfs fstatfs sysfs getpriority setpriority sched_setparam " +
	"sched_getparam sched_setscheduler sched_getscheduler sched_get_priority_max " +
	"sched_get_priority_min sched_rr_get_interval mlock munlock mlockall munlockall vhangup " +
	"modify_ldt pivot_root _sysctl prctl arch_prctl adjtimex setrlimit chroot sync acct " +
	"settimeofday mount umount2 swapon swapoff reboot sethostname setdomainname iopl ioperm " +
	"create_module init_module delete_module get_kernel_syms query_module quotactl nfsservctl " +
	"getpmsg putpmsg afs_syscall tuxcall security gettid readahead setxattr lsetxattr fsetxattr " +
	"getxattr lgetxattr fgetxattr listxattr llistxattr flistxattr removexattr lremovexattr " +
	"fremovexattr tkill time futex sched_setaffinity sched_getaffinity set_thread_area io_setup " +
	"io_destroy io_getevents io_submit io_cancel get_thread_area lookup_dcookie epoll_create " +
	"epoll_ctl_old epoll_wait_old remap_file_pages getdents64 set_tid_address restart_syscall " +
	"semtimedop fadvise64 timer_create timer_settime timer_gettime timer_getoverrun " +
	"timer_delete clock_settime clock_gettime clock_getres clock_nanosleep exit_group " +
	"epoll_wait epoll_ctl tgkill utimes vserver mbind set_mempolicy get_mempolicy mq_open " +
	"mq_unlink mq_timedsend mq_timedreceive mq_notify mq_getsetattr kexec_load waitid add_key " +
	"request_key keyctl ioprio_set ioprio_get inotify_init inotify_add_watch inotify_rm_watch " +
	"migrate_pages openat mkdirat mknodat fchownat futimesat newfstatat unlinkat renameat " +
	"linkat symlinkat readlinkat fchmodat faccessat pselect6 ppoll unshare set_robust_list " +
	"get_robust_list splice tee sync_file_range vmsplice move_pages utimensat epoll_pwait " +
	"signalfd timerfd_create eventfd fallocate timerfd_settime timerfd_gettime accept4 " +
	"signalfd4 eventfd2 epoll_create1 dup3 pipe2 inotify_init1 preadv pwritev rt_tgsigqueueinfo " +
	"perf_event_open recvmmsg fanotify_init fanotify_mark prlimit64 name_to_handle_at " +
	"open_by_handle_at clock_adjtime syncfs sendmmsg setns getcpu process_vm_readv " +
	"process_vm_writev kcmp finit_module sched_setattr sched_getattr renameat2 seccomp " +
	"getrandom memfd_create kexec_file_load bpf execveat userfaultfd membarrier mlock2 " +
	"copy_file_range preadv2 pwritev2 pkey_mprotect pkey_alloc pkey_free statx io_pgetevents " +
	"rseq"

const firstRecent = 424

const recentSystemCalls = "pidfd_send_signal io_uring_setup io_uring_enter io_uring_register open_tree move_mount " +
	"fsopen fsconfig fsmount fspick pidfd_open clone3 close_range openat2 pidfd_getfd " +
	"faccessat2 process_madvise epoll_pwait2 mount_setattr quotactl_fd landlock_create_ruleset " +
	"landlock_add_rule landlock_restrict_self memfd_secret process_mrelease"

// signals are those that have names, from 1.
const signals = "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT " +
	"STOP TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO/POLL PWR SYS"

// protocols are those of IP, from 0.
const protocols = "IP ICMP IGMP GGP IPENCAP ST TCP CBT EGP IGP BBN-RCC NVP PUP ARGUS EMCON XNET CHAOS UDP MUX " +
	"DCN HMP PRM XNS-IDP TRUNK-1 TRUNK-2 LEAF-1 LEAF-2 RDP IRTP ISO-TP4 NETBLT MFE-NSP " +
	"MERIT-INP SEP 3PC IDPR XTP DDP IDPR-CMTP TP++ IL IPV6 SDRP IPV6-ROUTE IPV6-FRAG IDRP RSVP " +
	"GRE MHRP BNA IPV6-CRYPT IPV6-AUTH I-NLSP SWIPE NARP MOBILE TLSP SKIP IPV6-ICMP IPV6-NONXT " +
	"IPV6-OPTS - CFTP - SAT-EXPAK KRYPTOLAN RVD IPPC - SAT-MON VISA IPCV CPNX CPHB WSN PVP " +
	"BR-SAT-MON SUN-ND WB-MON WB-EXPAK ISO-IP VMTP SECURE-VMTP VINES TTP NSFNET-IGP DGP TCF " +
	"EIGRP OSPF SPRITE-RPC LARP MTP AX.25 IPIP MICP SCC-SP ETHERIP ENCAP - GMTP IFMP PNNI PIM " +
	"ARIS SCPS QNX A/N IPCOMP SNP COMPAQ-PEER IPX-IN-IP VRRP PGM - L2TP DDX IATP STP SRP UTI " +
	"SMP SM PTP ISIS FIRE CRTP CRDUP SSCOPMCE IPLT SPS PIPE SCTP FC RSVP-E2E-IGNORE " +
	"Mobility-Header UDPLite MPLS-IN-IP"

// families are those of addresses, from 0.
const families = "UNSPEC LOCAL INET AX25 IPX APPLETALK NETROM BRIDGE ATMPVC X25 INET6 ROSE DECNET NETBEUI " +
	"SECURITY KEY NETLINK PACKET ASH ECONET ATMSVC - SNA IRDA PPPOX WANPIPE LLC - - - TIPC " +
	"BLUETOOTH IUCV RXRPC"

// The states and types of sockets, from 0.
const (
	socketStates = "FREE UNCONNECTED CONNECTING CONNECTED DISCONNECTING"
	socketTypes  = "- STREAM DGRAM RAW RDM SEQPACKET DCCP - - - PACKET"
)

// resourceLimits are the kernel's, from 0.
const resourceLimits = "CPU FSIZE DATA STACK CORE RSS NPROC NOFILE MEMLOCK AS LOCKS SIGPENDING MSGQUEUE NICE RTPRIO RTTIME"

// nth returns a name by its number, or "".
func nth(names string, n int64) string {
	for ; n > 0 && names != ""; n-- {
		_, names, _ = strings.Cut(names, " ")
	}
	name, _, _ := strings.Cut(names, " ")
	if n < 0 || name == "-" {
		return ""
	}
	return name
}

// indexOf returns the number of a name, or -1.
func indexOf(names, name string) int64 {
	if name == "-" {
		return -1
	}
	for n := int64(0); names != ""; n++ {
		var one string
		if one, names, _ = strings.Cut(names, " "); one == name {
			return n
		}
	}
	return -1
}

// errorName returns the name of an error, of either sign, or "".
func errorName(n int64) string {
	if n < 0 {
		n = -n
	}
	return nth(errors, n-1)
}

func errnoName(c *call) { c.string = errorName(c.longs[0]) }

func errnoNumber(c *call) {
	if n := c.longs[0]; errorName(n) != "" {
		c.long = max(n, -n)
	}
}

func syscallName(c *call) {
	c.string = nth(systemCalls, c.longs[0])
	if c.string == "" {
		c.string = nth(recentSystemCalls, c.longs[0]-firstRecent)
	}
}

func syscallNumber(c *call) {
	c.long = indexOf(systemCalls, c.strings[0])
	if c.long >= 0 {
		return
	}
	if c.long = indexOf(recentSystemCalls, c.strings[0]); c.long >= 0 {
		c.long += firstRecent
	}
}

// signalText returns the name of a signal; those from 32 on have none.
func signalText(n int64) string {
	switch n {
	case 0:
		return "SIG_0"
	case 29:
		return "SIGIO/SIGPOLL"
	}
	if name := nth(signals, n-1); name != "" && n != 16 {
		return "SIG" + name
	}
	return "0x" + strconv.FormatUint(uint64(uint32(n)), 16)
}

func signalName(c *call) { c.string = signalText(c.longs[0]) }

// signalShort is signal_str: the name without SIG, and those of real-time
// signals.
func signalShort(c *call) {
	n := c.longs[0]
	switch {
	case n == 32:
		c.string = "RTMIN"
	case n > 32 && n <= 64:
		c.string = "RTMIN+" + strconv.FormatInt(n-32, 10)
	default:
		c.string = nth(signals, n-1)
	}
}

func signalSet(c *call) {
	var out []byte
	for i := int64(1); i < 64; i++ {
		if c.longs[0]>>(i-1)&1 != 0 {
			if len(out) > 0 {
				out = append(out, ',')
			}
			out = strconv.AppendInt(out, i, 10)
		}
	}
	c.string = string(out)
}

// flagText writes the names of the bits that are set in flags, in the order of
// the list: each a bit's number and its name.
func flagText(flags int64, list []flagName) string {
	var out []string
	for _, f := range list {
		if uint64(flags)>>f.bit&1 != 0 {
			out = append(out, f.name)
		}
	}
	return strings.Join(out, "|")
}

type flagName struct {
	bit  uint8
	name string
}

var actionFlagNames = [...]flagName{
	{0, "NOCLDSTOP"}, {1, "NOCLDWAIT"}, {2, "SIGINFO"}, {27, "ONSTACK"},
	{28, "RESTART"}, {30, "NODEFER"}, {31, "RESETHAND"}, {26, "RESTORER"},
}

var socketFlagNames = [...]flagName{
	{0, "ASYNC_NOSPACE"}, {1, "ASYNC_WAITDATA"}, {2, "NOSPACE"}, {3, "PASSCRED"}, {4, "PASSSEC"},
}

var messageFlagNames = [...]flagName{
	{0, "OOB"}, {1, "PEEK"}, {2, "DONTROUTE"}, {2, "TRYHARD"}, {3, "CTRUNC"}, {4, "PROBE"},
	{5, "TRUNC"}, {6, "DONTWAIT"}, {7, "EOR"}, {8, "WAITALL"}, {9, "FIN"}, {10, "SYN"},
	{11, "CONFIRM"}, {12, "RST"}, {13, "ERRQUEUE"}, {14, "NOSIGNAL"}, {15, "MORE"},
}

func actionFlags(c *call)  { c.string = flagText(c.longs[0], actionFlagNames[:]) }
func socketFlags(c *call)  { c.string = flagText(c.longs[0], socketFlagNames[:]) }
func messageFlags(c *call) { c.string = flagText(c.longs[0], messageFlagNames[:]) }

func actionHandler(c *call) {
	switch n := c.longs[0]; n {
	case 0:
		c.string = "default"
	case 1:
		c.string = "ignored"
	case -1:
		c.string = "error"
	default:
		c.string = "0x" + strconv.FormatUint(uint64(n), 16)
	}
}

func protocolName(c *call)      { c.string = known(protocols, c.longs[0]) }
func familyName(c *call)        { c.string = known(families, c.longs[0]) }
func socketStateName(c *call)   { c.string = known(socketStates, c.longs[0]) }
func socketTypeName(c *call)    { c.string = known(socketTypes, c.longs[0]) }
func protocolNumber(c *call)    { c.long = indexOf(protocols, c.strings[0]) }
func familyNumber(c *call)      { c.long = indexOf(families, c.strings[0]) }
func socketStateNumber(c *call) { c.long = indexOf(socketStates, c.strings[0]) }
func socketTypeNumber(c *call)  { c.long = indexOf(socketTypes, c.strings[0]) }

func known(names string, n int64) string {
	if name := nth(names, n); name != "" {
		return name
	}
	return "UNDEF"
}

func resourceLimit(c *call) {
	c.long = -1
	if name, ok := strings.CutPrefix(c.strings[0], "RLIMIT_"); ok {
		c.long = indexOf(resourceLimits, name)
	}
}

func afInet(c *call)  { c.long = 2 }
func afInet6(c *call) { c.long = 10 }

func ipText(c *call) { c.string = quad(c.longs[0]) }

func formatIP(c *call) {
	switch c.longs[1] {
	case 2:
		c.string = quad(c.longs[0])
	case 10:
		c.fail("an IPv6 address is in the kernel's memory, which a simulation does not have")
	default:
		c.string = "*unknown address family*"
	}
}

// quad writes an IPv4 address whose first byte is the lowest.
func quad(addr int64) string {
	var out []byte
	for i := range 4 {
		if i > 0 {
			out = append(out, '.')
		}
		out = strconv.AppendInt(out, addr>>(8*i)&0xff, 10)
	}
	return string(out)
}

func waitExited(c *call) {
	if c.longs[0]&0x7f == 0 {
		c.long = 1
	}
}
func waitExitStatus(c *call) { c.long = c.longs[0] & 0xff00 >> 8 }
func waitSignal(c *call)     { c.long = c.longs[0] & 0x7f }

// traceEvents are those of ptrace, from 1.
const traceEvents = "FORK VFORK CLONE EXEC VFORK_DONE EXIT"

func waitStatus(c *call) {
	f := c.longs[0]
	tail := ""
	if f>>16 != 0 {
		tail = " | 0x" + strconv.FormatUint(uint64(f&^0xffff), 16)
	}
	signal := f & 0x7f
	stopped := f & 0xff00 >> 8
	switch {
	case signal == 0:
		c.string = "WEXITSTATUS=" + strconv.FormatInt(stopped, 10) + tail
	case signal != 0x7f && f&0x80 != 0:
		c.string = "WCOREDUMP" + tail
	case signal != 0x7f:
		c.string = "WTERMSIG=" + signalText(signal) + tail
	case f&0xff == 0x7f:
		if event := nth(traceEvents, f>>16-1); stopped == 5 && event != "" {
			tail = " | PTRACE_EVENT_" + event + " << 8"
		}
		c.string = "WSTOPSIG=" + signalText(stopped) + tail
	case f == 0xffff:
		c.string = "WIFCONTINUED" + tail
	default:
		c.string = "?=0x" + strconv.FormatUint(uint64(f), 16)
	}
}
