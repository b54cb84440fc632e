package schema

import "ringlab/engine/words"

// The enumerations that both documents share.

// yesNo and onOff say nothing by themselves: the words are those of what
// they answer.
var (
	yesNo = []value{{text: "yes"}, {text: "no"}}
	onOff = []value{{text: "on"}, {text: "off"}}
)

var units = []value{
	{text: "KiB", words: words.Text{En: "1024 bytes. libvirt's own unit: where no unit is given, this one is meant.", Zh: "1024 字节。libvirt 的默认单位：没有写单位时就是它。"}},
	{text: "MiB", words: words.Text{En: "1024 KiB.", Zh: "1024 KiB。"}},
	{text: "GiB", words: words.Text{En: "1024 MiB.", Zh: "1024 MiB。"}},
	{text: "B", words: words.Text{En: "One byte.", Zh: "1 字节。"}},
}

var kibOnly = []value{units[0]}

var (
	x86    = words.Text{En: "x86, 64 bits (AMD64, Intel 64).", Zh: "64 位 x86（AMD64、Intel 64）。"}
	arm32  = words.Text{En: "Arm, 32 bits.", Zh: "32 位 Arm。"}
	mips   = words.Text{En: "MIPS; names ending in “el” are little-endian, those with 64 have 64 bits.", Zh: "MIPS；以 “el” 结尾的是小端，带 64 的是 64 位。"}
	power  = words.Text{En: "POWER or PowerPC; “le” is little-endian.", Zh: "POWER 或 PowerPC；“le” 表示小端。"}
	sparc  = words.Text{En: "SPARC.", Zh: "SPARC。"}
	riscv  = words.Text{En: "RISC-V.", Zh: "RISC-V。"}
	rare   = words.Text{En: "A rare architecture, as a guest through QEMU's emulation (TCG) only.", Zh: "少见的架构，客户机只能通过 QEMU 的纯软件模拟（TCG）运行。"}
	parisc = words.Text{En: "PA-RISC, of HP.", Zh: "惠普的 PA-RISC。"}
)

// archs are basictypes.rng's archnames, and those of libvirt's virArch that it
// lacks.
var archs = []value{
	{text: "x86_64", also: "amd64 x64", words: x86},
	{text: "i686", also: "i386 i486 i586 x86 ia32", words: words.Text{En: "x86, 32 bits.", Zh: "32 位 x86。"}},
	{text: "aarch64", also: "arm64 armv8", words: words.Text{En: "Arm, 64 bits.", Zh: "64 位 Arm。"}},
	{text: "armv7l", also: "arm armhf armv7", words: arm32},
	{text: "armv6l", words: arm32},
	{text: "armv7b", words: arm32, legacy: true},
	{text: "ppc64le", also: "ppc64el powerpc64le", words: power},
	{text: "ppc64", also: "powerpc64", words: power},
	{text: "ppc", also: "powerpc", words: power},
	{text: "ppcemb", words: power, legacy: true},
	{text: "riscv64", also: "riscv", words: riscv},
	{text: "riscv32", words: riscv},
	{text: "s390x", words: words.Text{En: "IBM Z, 64 bits.", Zh: "64 位 IBM Z 大型机。"}},
	{text: "s390", words: words.Text{En: "IBM S/390, 31 bits.", Zh: "31 位 IBM S/390。"}, legacy: true},
	{text: "loongarch64", words: words.Text{En: "LoongArch, 64 bits.", Zh: "64 位龙架构（LoongArch）。"}},
	{text: "mips", words: mips},
	{text: "mipsel", words: mips},
	{text: "mips64", words: mips},
	{text: "mips64el", words: mips},
	{text: "sparc", words: sparc},
	{text: "sparc64", words: sparc},
	{text: "alpha", words: rare},
	{text: "cris", words: rare},
	{text: "ia64", words: words.Text{En: "Intel Itanium.", Zh: "Intel 安腾（Itanium）。"}, legacy: true},
	{text: "lm32", words: rare},
	{text: "m68k", words: rare},
	{text: "microblaze", words: rare},
	{text: "microblazeel", words: rare},
	{text: "openrisc", words: rare},
	{text: "parisc", words: parisc},
	{text: "parisc64", words: parisc},
	{text: "sh4", words: rare},
	{text: "sh4eb", words: rare},
	{text: "unicore32", words: rare, legacy: true},
	{text: "xtensa", words: rare},
	{text: "xtensaeb", words: rare},
}

var osTypes = []value{
	{text: "hvm", words: words.Text{
		En: "Full virtualization: the guest runs an unmodified operating system, as on real hardware. With KVM or Xen this needs the processor's virtualization extensions; with plain QEMU it is emulated.",
		Zh: "全虚拟化：客户机运行未经修改的操作系统，如同在真实硬件上。KVM 或 Xen 需要处理器的虚拟化扩展；单用 QEMU 则是软件模拟。",
	}},
	{text: "xen", words: words.Text{
		En: "Paravirtualization (PV) on Xen: the guest's kernel knows it runs on Xen and calls it. Works without virtualization extensions.",
		Zh: "Xen 半虚拟化（PV）：客户机内核知道自己运行在 Xen 上并直接调用它。不需要处理器的虚拟化扩展。",
	}},
	{text: "xenpvh", words: words.Text{
		En: "Xen PVH: a paravirtualized kernel inside a hardware-virtualized container, without emulated devices. Newer than libvirt's own schema.",
		Zh: "Xen PVH：半虚拟化内核运行在硬件虚拟化容器中，没有模拟设备。libvirt 自己的 schema 里还没有它。",
	}},
	{text: "exe", words: words.Text{
		En: "A container: processes of the host's own kernel, kept apart (lxc, openvz). There is no guest kernel.",
		Zh: "容器：与宿主机共用内核、彼此隔离的进程（lxc、openvz）。没有客户机内核。",
	}},
	{text: "linux", words: words.Text{
		En: "The old name of xen: a paravirtualized Linux.",
		Zh: "xen 的旧名：半虚拟化的 Linux。",
	}, legacy: true},
	{text: "uml", words: words.Text{
		En: "User Mode Linux: a Linux kernel run as an ordinary process. libvirt dropped it in 5.0.",
		Zh: "User Mode Linux：作为普通进程运行的 Linux 内核。libvirt 5.0 起不再支持。",
	}, legacy: true},
}

var domainTypes = []value{
	{text: "kvm", words: words.Text{
		En: "Run by QEMU with KVM: guest code runs on the processor itself. Its presence means that /dev/kvm was usable when libvirt looked.",
		Zh: "由 QEMU 加 KVM 运行：客户机代码直接在处理器上执行。出现它说明 libvirt 检查时 /dev/kvm 可用。",
	}},
	{text: "qemu", words: words.Text{
		En: "Run by QEMU alone (TCG): every instruction is translated in software. Works anywhere and for any architecture, many times slower than KVM.",
		Zh: "只由 QEMU 运行（TCG）：每条指令都用软件翻译。任何主机、任何架构都能用，但比 KVM 慢很多倍。",
	}},
	{text: "xen", words: words.Text{En: "Run by the Xen hypervisor.", Zh: "由 Xen 虚拟机监控程序运行。"}},
	{text: "lxc", words: words.Text{En: "A Linux container made by libvirt itself.", Zh: "由 libvirt 自己创建的 Linux 容器。"}},
	{text: "hvf", words: words.Text{En: "Run by QEMU with the Hypervisor framework of macOS.", Zh: "由 QEMU 加 macOS 的 Hypervisor 框架运行。"}},
	{text: "bhyve", words: words.Text{En: "Run by bhyve, the hypervisor of FreeBSD.", Zh: "由 FreeBSD 的 bhyve 运行。"}},
	{text: "vz", words: words.Text{En: "Run by Virtuozzo.", Zh: "由 Virtuozzo 运行。"}},
	{text: "test", words: words.Text{En: "libvirt's own pretended hypervisor, for tests. Nothing is run.", Zh: "libvirt 用于测试的模拟驱动，并不真正运行任何东西。"}},
	{text: "vmware", words: words.Text{En: "Run by a VMware product.", Zh: "由 VMware 的产品运行。"}},
	{text: "hyperv", words: words.Text{En: "Run by Microsoft's hypervisor (Hyper-V, or Cloud Hypervisor on mshv).", Zh: "由微软的虚拟机监控程序运行（Hyper-V，或 mshv 上的 Cloud Hypervisor）。"}},
	{text: "vbox", words: words.Text{En: "Run by VirtualBox.", Zh: "由 VirtualBox 运行。"}},
	{text: "openvz", words: words.Text{En: "An OpenVZ container.", Zh: "OpenVZ 容器。"}, legacy: true},
	{text: "parallels", words: words.Text{En: "The old name of vz.", Zh: "vz 的旧名。"}, legacy: true},
	{text: "phyp", words: words.Text{En: "IBM's PowerVM; dropped in libvirt 6.0.", Zh: "IBM PowerVM；libvirt 6.0 起不再支持。"}, legacy: true},
	{text: "kqemu", words: words.Text{En: "QEMU with the kqemu accelerator of the years before KVM; long gone.", Zh: "QEMU 加 KVM 之前的 kqemu 加速器；早已废弃。"}, legacy: true},
	{text: "uml", words: words.Text{En: "User Mode Linux; dropped in libvirt 5.0.", Zh: "User Mode Linux；libvirt 5.0 起不再支持。"}, legacy: true},
}

var transports = []value{
	{text: "tcp", words: words.Text{En: "Migration over plain TCP, or tunnelled through libvirtd. The stream is not encrypted unless you ask for TLS.", Zh: "通过普通 TCP 迁移，或经 libvirtd 隧道。除非要求 TLS，否则数据不加密。"}},
	{text: "rdma", words: words.Text{En: "Migration over RDMA (InfiniBand, RoCE). Listed because QEMU was built with it, whether or not the host has such a network card.", Zh: "通过 RDMA（InfiniBand、RoCE）迁移。只表示 QEMU 编译了该功能，主机不一定有这种网卡。"}},
	{text: "vzmigr", words: words.Text{En: "Migration by Virtuozzo's own means.", Zh: "用 Virtuozzo 自己的方式迁移。"}},
	{text: "vpxmigr", words: words.Text{En: "Migration by VMware vCenter.", Zh: "用 VMware vCenter 迁移。"}},
	{text: "xenmigr", words: words.Text{En: "Migration by the old Xen daemon, xend.", Zh: "用旧的 Xen 守护进程 xend 迁移。"}, legacy: true},
}

var cacheTypes = []value{
	{text: "both", words: words.Text{En: "One cache for instructions and data.", Zh: "指令和数据共用的缓存。"}},
	{text: "code", words: words.Text{En: "For instructions only; appears where the kernel separates code and data (CDP).", Zh: "只用于指令；内核启用代码/数据分离（CDP）时出现。"}},
	{text: "data", words: words.Text{En: "For data only.", Zh: "只用于数据。"}},
}

var associativities = []value{
	{text: "none", words: words.Text{En: "Not stated by the firmware.", Zh: "固件没有说明。"}},
	{text: "direct", words: words.Text{En: "Direct-mapped: each address has one possible place.", Zh: "直接映射：每个地址只有一个可能的位置。"}},
	{text: "full", words: words.Text{En: "The firmware calls it complex or fully associative.", Zh: "全相联（固件称为复杂索引）。"}},
}

var writePolicies = []value{
	{text: "none", words: words.Text{En: "Not stated by the firmware.", Zh: "固件没有说明。"}},
	{text: "writeback", words: words.Text{En: "Writes go to the cache first and to memory later.", Zh: "写回：先写入缓存，稍后再写入内存。"}},
	{text: "writethrough", words: words.Text{En: "Writes go to cache and memory at once.", Zh: "写透：同时写入缓存和内存。"}},
}

var accessTypes = []value{
	{text: "access", words: words.Text{En: "Reading and writing alike.", Zh: "读和写相同。"}},
	{text: "read", words: words.Text{En: "Reading.", Zh: "读。"}},
	{text: "write", words: words.Text{En: "Writing.", Zh: "写。"}},
}

var cacheModes = []value{
	{text: "emulate", words: words.Text{En: "The hypervisor makes one up.", Zh: "由虚拟机监控程序模拟。"}},
	{text: "passthrough", words: words.Text{En: "The host's own is shown.", Zh: "直接使用宿主机的。"}},
	{text: "disable", words: words.Text{En: "None is shown.", Zh: "不提供。"}},
}

var wordSizes = []value{
	{text: "64", words: words.Text{En: "64 bits.", Zh: "64 位。"}},
	{text: "32", words: words.Text{En: "32 bits.", Zh: "32 位。"}},
	{text: "31", words: words.Text{En: "31 bits: the addresses of S/390.", Zh: "31 位：S/390 的地址宽度。"}},
}

var policies = []value{
	{text: "require", words: words.Text{En: "The guest gets the feature; it does not start where it cannot be had.", Zh: "客户机必须有该特性；不能提供时拒绝启动。"}},
	{text: "disable", words: words.Text{En: "The guest does not get the feature, though its model has it.", Zh: "虽然型号包含该特性，但客户机得不到它。"}},
	{text: "force", words: words.Text{En: "The guest is told it has the feature, whether the host does or not.", Zh: "无论宿主机有没有，都告诉客户机有该特性。"}},
	{text: "optional", words: words.Text{En: "The guest gets the feature if the host has it.", Zh: "宿主机有该特性时客户机就有。"}},
	{text: "forbid", words: words.Text{En: "The guest does not start where the host has the feature.", Zh: "宿主机有该特性时拒绝启动客户机。"}},
}
