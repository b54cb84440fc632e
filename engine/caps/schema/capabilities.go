package schema

import "ringlab/engine/words"

// capabilities is the document that “virsh capabilities” prints: what the
// host is, and which kinds of guests it can run.
var capabilities = &element{
	name: "capabilities",
	words: words.Text{
		En: "What a host is and which kinds of guests it can run, as libvirt saw them. One connection gives one such document; what exactly a guest may have (CPU models, devices, firmware) is in domain capabilities.",
		Zh: "libvirt 所见的主机情况，以及它能运行哪些客户机。每个连接给出一份；客户机具体能用什么（CPU 型号、设备、固件）在 domain capabilities 里。",
	},
	ordered: true,
	children: []child{
		{occurs: once, element: host},
		{occurs: any, element: guest},
	},
}

var host = &element{
	name:    "host",
	ordered: true,
	words: words.Text{
		En: "The machine itself: processor, memory layout, caches, security models, what it can migrate.",
		Zh: "主机本身：处理器、内存布局、缓存、安全模型以及迁移能力。",
	},
	children: []child{
		{occurs: maybe, element: &element{name: "uuid", content: content{kind: uuid}, words: words.Text{
			En: "The host's identity. It comes from the firmware or from libvirtd.conf; two hosts with the same UUID refuse to migrate to each other.",
			Zh: "主机的标识，来自固件或 libvirtd.conf；两台 UUID 相同的主机之间不能迁移。",
		}}},
		{occurs: once, element: hostCPU},
		{occurs: maybe, element: powerManagement},
		{occurs: maybe, element: &element{
			name: "iommu",
			words: words.Text{
				En: "Whether the host has an IOMMU switched on, which PCI passthrough with VFIO needs. It must be enabled in the firmware and often on the kernel's command line.",
				Zh: "主机是否启用了 IOMMU。用 VFIO 直通 PCI 设备需要它；要在固件中打开，通常还要加内核参数。",
			},
			attrs: []attribute{{name: "support", content: content{kind: oneOf, values: yesNo}, words: words.Text{
				En: "yes where the kernel shows IOMMU groups.",
				Zh: "内核有 IOMMU 组时为 yes。",
			}}},
		}},
		{occurs: maybe, element: migrationFeatures},
		{occurs: maybe, element: &element{name: "netprefix", content: aText, words: words.Text{
			En: "The prefix of interface names that the driver makes for guests, such as vif with Xen. libvirt's own schema does not know it.",
			Zh: "驱动为客户机网卡生成的接口名前缀，例如 Xen 的 vif。libvirt 自己的 schema 不认识它。",
		}}},
		{occurs: maybe, element: topology},
		{occurs: maybe, element: hostCache},
		{occurs: maybe, element: memoryBandwidth},
		{occurs: any, element: secmodel},
	},
}

var hostCPU = &element{
	name: "cpu",
	words: words.Text{
		En: "The host's processor. This is what the host has, not what a guest should be given: for that, ask domain capabilities.",
		Zh: "主机的处理器。这是主机拥有的，不等于应当给客户机的；后者请看 domain capabilities。",
	},
	children: []child{
		{occurs: once, element: &element{name: "arch", content: content{kind: oneOf, values: archs}, words: words.Text{
			En: "The host's architecture. Guests of it can use KVM; guests of others are emulated.",
			Zh: "主机架构。同架构的客户机可以用 KVM，其他架构只能模拟。",
		}}},
		{occurs: maybe, element: &element{
			name: "features",
			words: words.Text{
				En: "The processor's features in the way of libvirt 0.4, before CPU models were known: only a handful. Where feature elements are there too, they say more.",
				Zh: "libvirt 0.4 时代的处理器特性写法，那时还没有 CPU 型号，只有几项。如果同时有 feature 元素，以它们为准。",
			},
			children: []child{
				{element: &element{name: "pae", words: words.Text{
					En: "Physical Address Extension: a 32-bit x86 processor reaches more than 4 GiB. A 32-bit Xen needs it.",
					Zh: "物理地址扩展：32 位 x86 处理器可以访问 4 GiB 以上内存。32 位 Xen 需要它。",
				}}},
				{element: &element{name: "nonpae", words: words.Text{
					En: "The processor also runs without PAE.",
					Zh: "处理器也能不用 PAE 运行。",
				}}},
				{element: &element{name: "vmx", words: words.Text{
					En: "Intel's virtualization extension (VT-x): hvm guests can run at full speed. Missing here while the processor has it often means the firmware switched it off.",
					Zh: "Intel 的虚拟化扩展（VT-x）：hvm 客户机可以全速运行。处理器有而这里没有，往往是固件里关掉了。",
				}}},
				{element: &element{name: "svm", words: words.Text{
					En: "AMD's virtualization extension (AMD-V): hvm guests can run at full speed.",
					Zh: "AMD 的虚拟化扩展（AMD-V）：hvm 客户机可以全速运行。",
				}}},
			},
		}},
		{occurs: maybe, element: &element{name: "model", content: aText, words: words.Text{
			En: "The named CPU model nearest to the host's, the rest being feature elements. Do not copy it into a guest: QEMU may lack features of it. Use mode='host-model', or a usable model of domain capabilities.",
			Zh: "与主机最接近的 CPU 型号名，差异由 feature 补充。不要照抄给客户机：QEMU 可能不支持其中某些特性。请用 mode='host-model'，或 domain capabilities 里标为 usable 的型号。",
		}}},
		{occurs: maybe, element: &element{name: "vendor", content: aText, words: words.Text{
			En: "Who made the processor, such as Intel or AMD. Guests cannot migrate live between vendors, except with a model that both can run.",
			Zh: "处理器厂商，例如 Intel 或 AMD。除非用两边都能运行的型号，否则不能跨厂商在线迁移。",
		}}},
		{occurs: maybe, element: &element{
			name: "microcode",
			words: words.Text{
				En: "The processor's microcode. An update may add or remove features, such as those against Spectre; libvirt then probes QEMU anew.",
				Zh: "处理器微码。更新可能增减特性（例如针对 Spectre 的），libvirt 会因此重新探测 QEMU。",
			},
			attrs: []attribute{{name: "version", required: true, content: content{kind: positive}, words: words.Text{
				En: "The microcode's version as a decimal number; tools mostly print it in hexadecimal.",
				Zh: "十进制的微码版本；其他工具多以十六进制显示。",
			}}},
		}},
		{occurs: maybe, element: &element{
			name: "signature",
			words: words.Text{
				En: "The processor's CPUID signature, from which libvirt tells models of equal features apart.",
				Zh: "处理器的 CPUID 签名，libvirt 靠它区分特性相同的型号。",
			},
			attrs: []attribute{
				{name: "family", required: true, content: content{kind: positive}, words: words.Text{En: "The CPU family, such as 6 (Intel) or 25 (AMD Zen 3).", Zh: "CPU 系列号，例如 6（Intel）或 25（AMD Zen 3）。"}},
				{name: "model", required: true, content: aUint, words: words.Text{En: "The model number within the family.", Zh: "系列内的型号编号。"}},
				{name: "stepping", required: true, content: aUint, words: words.Text{En: "The revision of that model.", Zh: "该型号的步进（修订版本）。"}},
			},
		}},
		{occurs: maybe, element: &element{
			name: "counter", since: "5.5.0",
			words: words.Text{
				En: "A hardware counter that guests read as a clock; on x86 the time stamp counter (TSC).",
				Zh: "客户机当作时钟读取的硬件计数器；x86 上是时间戳计数器（TSC）。",
			},
			attrs: []attribute{
				{name: "name", required: true, content: content{kind: text, values: []value{{text: "tsc", words: words.Text{En: "The time stamp counter of x86.", Zh: "x86 的时间戳计数器。"}}}}, words: words.Text{En: "Which counter: tsc.", Zh: "哪个计数器：tsc。"}},
				{name: "frequency", required: true, content: content{kind: positive}, words: words.Text{En: "Its frequency in Hz.", Zh: "频率，单位 Hz。"}},
				{name: "scaling", required: true, content: content{kind: oneOf, values: yesNo}, words: words.Text{
					En: "Whether the host can scale the counter, so that a guest with invtsc may migrate here from a host of another frequency.",
					Zh: "主机能否缩放该计数器；能的话，带 invtsc 的客户机可以从频率不同的主机迁移过来。",
				}},
			},
		}},
		{occurs: maybe, element: &element{
			name: "topology",
			words: words.Text{
				En: "The processor's shape within one NUMA cell: sockets × dies × clusters × cores × threads. sockets is per cell, so the host may have more; count CPUs in host/topology instead.",
				Zh: "一个 NUMA 单元内的处理器形状：插槽 × die × 簇 × 核 × 线程。sockets 按单元计算，主机可能更多；数 CPU 请看 host/topology。",
			},
			attrs: []attribute{
				{name: "sockets", required: true, content: content{kind: positive}, words: words.Text{En: "Sockets per NUMA cell, not of the host.", Zh: "每个 NUMA 单元的插槽数，不是整机的。"}},
				{name: "dies", since: "6.1.0", content: content{kind: positive}, words: words.Text{En: "Dies in a socket.", Zh: "每个插槽的 die 数。"}},
				{name: "clusters", since: "10.1.0", content: content{kind: positive}, words: words.Text{En: "Clusters in a die: cores that share a cache or a bus, chiefly on Arm.", Zh: "每个 die 的簇数：共享缓存或总线的一组核，主要见于 Arm。"}},
				{name: "cores", required: true, content: content{kind: positive}, words: words.Text{En: "Cores in a cluster, or in a die where there are no clusters.", Zh: "每个簇（没有簇时为每个 die）的核数。"}},
				{name: "threads", required: true, content: content{kind: positive}, words: words.Text{En: "Threads in a core; 2 means hyper-threading.", Zh: "每个核的线程数；2 表示开启了超线程。"}},
			},
		}},
		{occurs: maybe, element: &element{
			name: "cache",
			words: words.Text{
				En: "How the CPU cache is presented, as in a guest's CPU definition.",
				Zh: "CPU 缓存的呈现方式，与客户机 CPU 定义中的写法相同。",
			},
			attrs: []attribute{
				{name: "level", content: content{kind: oneOf, values: []value{
					{text: "1", words: words.Text{En: "Level 1.", Zh: "一级。"}},
					{text: "2", words: words.Text{En: "Level 2.", Zh: "二级。"}},
					{text: "3", words: words.Text{En: "Level 3.", Zh: "三级。"}},
				}}, words: words.Text{En: "The cache's level.", Zh: "缓存级别。"}},
				{name: "mode", required: true, content: content{kind: oneOf, values: cacheModes}, words: words.Text{En: "Where the description comes from.", Zh: "描述的来源。"}},
			},
		}},
		{occurs: maybe, element: &element{
			name: "maxphysaddr", since: "8.7.0",
			words: words.Text{
				En: "How many bits a physical address has. It bounds a guest's memory, and hosts that differ need care when migrating.",
				Zh: "物理地址的位数。它限制客户机内存上限，位数不同的主机之间迁移要注意。",
			},
			attrs: []attribute{
				{name: "mode", required: true, content: content{kind: oneOf, values: cacheModes[:2]}, words: words.Text{En: "Whether the number is made up or the host's.", Zh: "位数是模拟的还是主机自身的。"}},
				{name: "limit", content: aUint, words: limitWords},
				{name: "bits", content: aUint, words: words.Text{En: "The number of bits.", Zh: "位数。"}},
			},
		}},
		{occurs: any, unique: "name", element: &element{
			name: "feature",
			words: words.Text{
				En: "A feature the host has beyond those of its model; those the model implies are not repeated. vmx or svm among them (or in the model) says that KVM can work.",
				Zh: "主机在型号之外还具有的特性；型号已包含的不再列出。其中（或型号中）有 vmx 或 svm 说明可以用 KVM。",
			},
			attrs: []attribute{{name: "name", required: true, content: aFeature, words: words.Text{
				En: "libvirt's name of the feature. QEMU and /proc/cpuinfo spell some differently.",
				Zh: "libvirt 使用的特性名，QEMU 和 /proc/cpuinfo 中有些写法不同。",
			}}},
		}},
		{occurs: any, unique: "size", element: &element{
			name: "pages", since: "1.2.6",
			words: words.Text{
				En: "A size of memory page that the host supports. Larger than the usual 4 KiB: huge pages, that must be set aside before a guest can use them. How many there are is under each NUMA cell.",
				Zh: "主机支持的一种内存页大小。大于普通 4 KiB 的是大页，要先预留才能给客户机用；数量见每个 NUMA 单元。",
			},
			attrs: []attribute{
				{name: "unit", content: aUnit, words: unitWords},
				{name: "size", required: true, content: aUint, words: words.Text{En: "The page's size, such as 4, 2048 (2 MiB) or 1048576 (1 GiB).", Zh: "页大小，例如 4、2048（2 MiB）或 1048576（1 GiB）。"}},
			},
		}},
	},
}

var unitWords = words.Text{En: "The unit of the size; KiB where it is missing.", Zh: "大小的单位；省略时为 KiB。"}

var powerManagement = &element{
	name: "power_management", since: "0.9.8",
	words: words.Text{
		En: "How the host can be suspended (virsh nodesuspend). Empty: asked, and it cannot. Missing: nobody could find out.",
		Zh: "主机支持哪些挂起方式（virsh nodesuspend）。空元素表示检查过但不支持；没有该元素表示无法得知。",
	},
	children: []child{
		{element: &element{name: "suspend_mem", words: words.Text{En: "Suspend to memory (S3).", Zh: "挂起到内存（S3）。"}}},
		{element: &element{name: "suspend_disk", words: words.Text{En: "Suspend to disk, or hibernate (S4).", Zh: "挂起到磁盘，即休眠（S4）。"}}},
		{element: &element{name: "suspend_hybrid", words: words.Text{En: "Hybrid suspend: to memory, with an image on disk in case the power fails.", Zh: "混合挂起：挂起到内存，同时在磁盘留一份以防断电。"}}},
	},
}

var migrationFeatures = &element{
	name: "migration_features", ordered: true,
	words: words.Text{
		En: "How guests can move from this host to others.",
		Zh: "客户机如何从本机迁移到其他主机。",
	},
	children: []child{
		{element: &element{name: "live", words: words.Text{
			En: "Guests can move while they run. That the other host's CPU, storage and network fit is a separate matter.",
			Zh: "客户机可以在运行时迁移。对方主机的 CPU、存储和网络是否合适另当别论。",
		}}},
		{element: &element{
			name:  "uri_transports",
			words: words.Text{En: "The transports of a migration URI.", Zh: "迁移 URI 可用的传输方式。"},
			children: []child{{occurs: some, unique: ".", element: &element{
				name:    "uri_transport",
				content: content{kind: oneOf, values: transports},
				words:   words.Text{En: "One transport, as the scheme of a migration URI: tcp://host.", Zh: "一种传输方式，即迁移 URI 的前缀：tcp://host。"},
			}}},
		}},
	},
}

var topology = &element{
	name: "topology", ordered: true,
	words: words.Text{
		En: "Where memory and CPUs are: the NUMA cells of the host. Use it to pin guests near their memory.",
		Zh: "内存和 CPU 的分布：主机的 NUMA 单元。把客户机绑定在靠近其内存的位置时要看它。",
	},
	children: []child{
		{occurs: once, element: &element{
			name: "cells",
			words: words.Text{
				En: "All NUMA cells. A host without NUMA has one; the test driver may have none.",
				Zh: "所有 NUMA 单元。没有 NUMA 的主机有一个；test 驱动可能一个也没有。",
			},
			attrs: []attribute{{name: "num", required: true, content: aUint, words: words.Text{
				En: "How many cells follow. Their ids need not count from 0 without gaps.",
				Zh: "后面有多少个单元。它们的 id 不一定从 0 连续编号。",
			}}},
			children: []child{{occurs: any, element: cell, unique: "id"}},
		}},
		{occurs: maybe, element: interconnects},
	},
}

var cell = &element{
	name: "cell", ordered: true,
	words: words.Text{
		En: "One NUMA cell (node): memory and the CPUs nearest to it. Either may be absent: a cell of memory alone, or of CPUs alone.",
		Zh: "一个 NUMA 单元（节点）：一块内存和离它最近的 CPU。两者都可能缺少：只有内存或只有 CPU 的单元。",
	},
	attrs: []attribute{{name: "id", required: true, content: aUint, words: words.Text{
		En: "The node's number in the kernel, as in a guest's numatune nodeset. POWER hosts number them 0, 8, ….",
		Zh: "内核中的节点号，即客户机 numatune 的 nodeset 所用。POWER 主机的编号是 0、8……。",
	}}},
	children: []child{
		{occurs: maybe, element: &element{
			name: "memory", content: aUlong,
			words: words.Text{
				En: "All memory of the cell, not what is free; huge pages set aside are part of it.",
				Zh: "该单元的全部内存，不是空闲内存；预留的大页也算在内。",
			},
			attrs: []attribute{{name: "unit", content: aUnit, words: unitWords}},
		}},
		{occurs: any, unique: "size", element: &element{
			name: "pages", content: aUint, since: "1.2.6",
			words: words.Text{
				En: "How many pages of this size the cell has set aside, used or not. It is not how many are free: for that ask virsh freepages.",
				Zh: "该单元分配了多少个这种大小的页，无论是否在用。它不是空闲数；空闲数用 virsh freepages 查看。",
			},
			attrs: []attribute{
				{name: "unit", content: aUnit, words: unitWords},
				{name: "size", required: true, content: aUint, words: words.Text{En: "The size of one page.", Zh: "一页的大小。"}},
			},
		}},
		{occurs: maybe, element: &element{
			name: "distances", since: "1.2.6",
			words: words.Text{
				En: "How far it is from this cell to each, itself included, as the firmware says (ACPI SLIT).",
				Zh: "从本单元到每个单元（包括自己）的距离，由固件给出（ACPI SLIT）。",
			},
			children: []child{{occurs: some, unique: "id", element: &element{
				name:  "sibling",
				words: words.Text{En: "The distance to one cell.", Zh: "到某个单元的距离。"},
				attrs: []attribute{
					{name: "id", required: true, content: aUint, words: words.Text{En: "The id of the other cell.", Zh: "另一个单元的 id。"}},
					{name: "value", required: true, content: content{kind: distance}, words: words.Text{
						En: "A relative cost: 10 is local, 20 means twice as far. It is not in nanoseconds.",
						Zh: "相对代价：10 表示本地，20 表示两倍远。单位不是纳秒。",
					}},
				},
			}}},
		}},
		{occurs: any, element: memoryCache},
		{occurs: maybe, element: &element{
			name:  "cpus",
			words: words.Text{En: "The CPUs of the cell that are online.", Zh: "该单元中在线的 CPU。"},
			attrs: []attribute{{name: "num", required: true, content: aUint, words: words.Text{
				En: "How many CPUs follow. Old Xen drivers say 0 and list none although there are some.",
				Zh: "后面有多少个 CPU。旧的 Xen 驱动会写 0 且不列出，尽管实际有 CPU。",
			}}},
			children: []child{{occurs: any, element: &element{
				name: "cpu",
				words: words.Text{
					En: "One logical CPU: a thread of a core. An offline one has its id alone.",
					Zh: "一个逻辑 CPU，即核上的一个线程。离线的只有 id。",
				},
				attrs: []attribute{
					{name: "id", required: true, content: aUint, words: words.Text{En: "The CPU's number in the kernel, as in cpuset='…' and vcpupin.", Zh: "内核中的 CPU 号，cpuset='…' 和 vcpupin 用的就是它。"}},
					{name: "socket_id", with: "core_id", content: aUint, words: words.Text{En: "The socket (package) it sits in; ids may have gaps.", Zh: "所在的插槽（封装）；编号可能不连续。"}},
					{name: "die_id", with: "socket_id", since: "6.1.0", content: aUint, words: words.Text{En: "The die in that socket.", Zh: "插槽内的 die。"}},
					{name: "cluster_id", with: "socket_id", since: "10.1.0", content: aUint, words: words.Text{En: "The cluster in that die.", Zh: "die 内的簇。"}},
					{name: "core_id", with: "siblings", content: aUint, words: words.Text{En: "The core in that die. Different sockets and dies use the same numbers again.", Zh: "die 内的核。不同插槽和 die 会重复使用相同的编号。"}},
					{name: "siblings", with: "socket_id", content: aCPUSet, words: words.Text{
						En: "All threads of the same core, itself included, as a CPU set: both “0,4” and “0-1” occur. Threads of one core share its execution units.",
						Zh: "同一个核的所有线程（包括自己），写成 CPU 集合：“0,4” 和 “0-1” 两种写法都会出现。同核线程共享执行单元。",
					}},
				},
			}}},
		}},
	},
}

var memoryCache = &element{
	name: "cache", since: "7.5.0",
	words: words.Text{
		En: "A cache on the memory's side, such as fast memory in front of slow, as the firmware says (ACPI HMAT).",
		Zh: "内存侧缓存，例如慢速内存前面的快速内存，由固件给出（ACPI HMAT）。",
	},
	attrs: []attribute{
		{name: "level", required: true, content: aUint, words: words.Text{En: "Its level, counted from the memory.", Zh: "级别，从内存一侧数起。"}},
		{name: "associativity", required: true, content: content{kind: oneOf, values: associativities}, words: words.Text{En: "How addresses are placed in it.", Zh: "地址如何映射到缓存。"}},
		{name: "policy", required: true, content: content{kind: oneOf, values: writePolicies}, words: words.Text{En: "When writes reach the memory.", Zh: "写操作何时到达内存。"}},
	},
	children: []child{
		{occurs: once, element: &element{
			name:  "size",
			words: words.Text{En: "The cache's size.", Zh: "缓存大小。"},
			attrs: []attribute{
				{name: "value", required: true, content: aUint, words: words.Text{En: "The number.", Zh: "数值。"}},
				{name: "unit", required: true, content: aUnit, words: words.Text{En: "Its unit.", Zh: "单位。"}},
			},
		}},
		{occurs: once, element: &element{
			name:  "line",
			words: words.Text{En: "The size of a cache line.", Zh: "缓存行大小。"},
			attrs: []attribute{
				{name: "value", required: true, content: aUint, words: words.Text{En: "The number.", Zh: "数值。"}},
				{name: "unit", required: true, content: aUnit, words: words.Text{En: "Its unit.", Zh: "单位。"}},
			},
		}},
	},
}

var (
	initiatorAttr = attribute{name: "initiator", required: true, content: aUint, words: words.Text{En: "The cell whose CPUs access.", Zh: "发起访问的单元。"}}
	targetAttr    = attribute{name: "target", required: true, content: aUint, words: words.Text{En: "The cell whose memory is accessed.", Zh: "被访问内存所在的单元。"}}
	viaCacheAttr  = attribute{name: "cache", content: aUint, words: words.Text{En: "The level of the target's memory-side cache, where the figure is the cache's.", Zh: "若数值属于目标的内存侧缓存，这里是它的级别。"}}
	accessAttr    = attribute{name: "type", required: true, content: content{kind: oneOf, values: accessTypes}, words: words.Text{En: "For reading, writing or both.", Zh: "针对读、写还是两者。"}}
)

var interconnects = &element{
	name: "interconnects", since: "7.5.0",
	words: words.Text{
		En: "How fast each cell reaches each other's memory, in real units, where the firmware says so (ACPI HMAT). More exact than distances.",
		Zh: "各单元访问其他单元内存的真实速度，由固件给出（ACPI HMAT）。比 distances 更精确。",
	},
	children: []child{
		{occurs: any, element: &element{
			name:  "latency",
			words: words.Text{En: "How long an access takes.", Zh: "一次访问的延迟。"},
			attrs: []attribute{initiatorAttr, targetAttr, viaCacheAttr, accessAttr,
				{name: "value", required: true, content: aUint, words: words.Text{En: "In nanoseconds.", Zh: "单位为纳秒。"}},
			},
		}},
		{occurs: any, element: &element{
			name:  "bandwidth",
			words: words.Text{En: "How much can be moved in a second.", Zh: "每秒可传输的数据量。"},
			attrs: []attribute{initiatorAttr, targetAttr, viaCacheAttr, accessAttr,
				{name: "value", required: true, content: aUint, words: words.Text{En: "The amount per second.", Zh: "每秒的数量。"}},
				{name: "unit", required: true, content: aUnit, words: words.Text{En: "The unit of that amount.", Zh: "该数量的单位。"}},
			},
		}},
	},
}

var (
	granularityAttr = attribute{name: "granularity", required: true, content: aUint, words: words.Text{En: "The smallest step of an allocation.", Zh: "分配的最小步长。"}}
	minAttr         = attribute{name: "min", content: aUint, words: words.Text{En: "The least that can be allocated, where it is more than one step.", Zh: "可分配的最小值，大于一个步长时才给出。"}}
	maxAllocsAttr   = attribute{name: "maxAllocs", required: true, content: aUint, words: words.Text{En: "How many groups can be told apart at once; the host itself uses one.", Zh: "最多可同时区分多少个分组；主机自身占用一个。"}}
)

var hostCache = &element{
	name: "cache", ordered: true,
	words: words.Text{
		En: "The host's last-level caches. A control in a bank says that parts of it can be reserved for guests (resctrl: Intel RDT, AMD QoS).",
		Zh: "主机的末级缓存。bank 中有 control 表示可以为客户机预留其中一部分（resctrl：Intel RDT、AMD QoS）。",
	},
	children: []child{
		{occurs: some, element: &element{
			name: "bank",
			words: words.Text{
				En: "One cache, and the CPUs that share it.",
				Zh: "一块缓存，以及共享它的 CPU。",
			},
			attrs: []attribute{
				{name: "id", required: true, content: aUint, words: words.Text{En: "The cache's number in the kernel, as a guest's cachetune names it.", Zh: "内核中的缓存编号，客户机的 cachetune 用它指定。"}},
				{name: "level", required: true, content: aUint, words: words.Text{En: "The cache's level; libvirt lists level 3.", Zh: "缓存级别；libvirt 只列出三级。"}},
				{name: "type", required: true, content: content{kind: oneOf, values: cacheTypes}, words: words.Text{En: "What it holds.", Zh: "缓存的内容。"}},
				{name: "size", required: true, content: aUint, words: words.Text{En: "Its size.", Zh: "大小。"}},
				{name: "unit", required: true, content: aUnit, words: words.Text{En: "The unit of the size.", Zh: "大小的单位。"}},
				{name: "cpus", required: true, content: aCPUSet, words: words.Text{En: "The CPUs that share it.", Zh: "共享它的 CPU。"}},
			},
			children: []child{{occurs: any, element: &element{
				name:  "control",
				words: words.Text{En: "How the cache can be divided among guests.", Zh: "缓存可以怎样在客户机之间划分。"},
				attrs: []attribute{granularityAttr, minAttr,
					{name: "unit", required: true, content: aUnit, words: words.Text{En: "The unit of granularity and min.", Zh: "granularity 和 min 的单位。"}},
					{name: "type", required: true, content: content{kind: oneOf, values: cacheTypes}, words: words.Text{En: "What the division holds for.", Zh: "划分针对的内容。"}},
					maxAllocsAttr,
				},
			}}},
		}},
		{occurs: maybe, element: &element{
			name: "monitor", since: "4.10.0",
			words: words.Text{
				En: "The host can measure how much cache a group of CPUs occupies.",
				Zh: "主机可以测量一组 CPU 占用了多少缓存。",
			},
			attrs: []attribute{
				{name: "level", with: "reuseThreshold", content: aUint, words: words.Text{En: "The level of the cache that is measured.", Zh: "被测量缓存的级别。"}},
				{name: "reuseThreshold", with: "level", content: aUint, words: words.Text{En: "Below this many bytes of leftover cache, a monitor is free to be used again.", Zh: "残留占用低于这个字节数时，监视器可以重新使用。"}},
				maxMonitorsAttr,
			},
			children: []child{{occurs: some, element: monitorFeature, unique: "name"}},
		}},
	},
}

var maxMonitorsAttr = attribute{name: "maxMonitors", required: true, content: aUint, words: words.Text{En: "How many groups can be measured at once.", Zh: "最多可同时测量多少个分组。"}}

var monitorFeature = &element{
	name:  "feature",
	words: words.Text{En: "One quantity that can be measured.", Zh: "一种可测量的量。"},
	attrs: []attribute{{name: "name", required: true, content: content{kind: monitorName, values: []value{
		{text: "llc_occupancy", words: words.Text{En: "Bytes of the last-level cache in use.", Zh: "末级缓存的占用字节数。"}},
		{text: "mbm_total_bytes", words: words.Text{En: "Bytes moved to and from all memory.", Zh: "与全部内存之间的传输字节数。"}},
		{text: "mbm_local_bytes", words: words.Text{En: "Bytes moved to and from the cell's own memory.", Zh: "与本单元内存之间的传输字节数。"}},
	}}, words: words.Text{En: "Its name in the kernel's resctrl.", Zh: "内核 resctrl 中的名称。"}}},
}

var memoryBandwidth = &element{
	name: "memory_bandwidth", ordered: true, since: "4.7.0",
	words: words.Text{
		En: "Memory bandwidth can be limited or measured per group of CPUs (resctrl: Intel MBA and MBM).",
		Zh: "可以按 CPU 分组限制或测量内存带宽（resctrl：Intel MBA 和 MBM）。",
	},
	children: []child{
		// Where bandwidth can be measured but not limited there is no node,
		// though the schema wants one.
		{occurs: any, unique: "id", element: &element{
			name:  "node",
			words: words.Text{En: "CPUs that share one path to memory.", Zh: "共享同一条内存通路的 CPU。"},
			attrs: []attribute{
				{name: "id", required: true, content: aUint, words: words.Text{En: "Its number, as a guest's memorytune names it.", Zh: "编号，客户机的 memorytune 用它指定。"}},
				{name: "cpus", required: true, content: aCPUSet, words: words.Text{En: "The CPUs that share it.", Zh: "共享它的 CPU。"}},
			},
			children: []child{{occurs: any, element: &element{
				name:  "control",
				words: words.Text{En: "How bandwidth can be limited, in percent.", Zh: "可以怎样限制带宽，单位为百分比。"},
				attrs: []attribute{granularityAttr, minAttr, maxAllocsAttr},
			}}},
		}},
		{occurs: maybe, element: &element{
			name: "monitor", since: "4.10.0",
			words: words.Text{En: "The host can measure memory bandwidth.", Zh: "主机可以测量内存带宽。"},
			attrs: []attribute{
				{name: "level", with: "reuseThreshold", content: aUint, words: words.Text{En: "A cache's level; not used for bandwidth.", Zh: "缓存级别；带宽监视不使用。"}},
				{name: "reuseThreshold", with: "level", content: aUint, words: words.Text{En: "A threshold of cache occupancy; not used for bandwidth.", Zh: "缓存占用阈值；带宽监视不使用。"}},
				maxMonitorsAttr,
			},
			children: []child{{occurs: some, element: monitorFeature, unique: "name"}},
		}},
	},
}

var secmodel = &element{
	name: "secmodel",
	words: words.Text{
		En: "A security model that keeps guests apart from the host and each other. Several can be in force at once, mostly selinux or apparmor together with dac.",
		Zh: "把客户机与主机及其他客户机隔离的安全模型。可以同时有几个，通常是 selinux 或 apparmor 加 dac。",
	},
	children: []child{
		{occurs: once, element: &element{
			name: "model",
			content: content{kind: text, values: []value{
				{text: "selinux", words: words.Text{En: "sVirt with SELinux: each guest gets its own label.", Zh: "基于 SELinux 的 sVirt：每个客户机有自己的标签。"}},
				{text: "apparmor", words: words.Text{En: "sVirt with AppArmor: each guest gets its own profile.", Zh: "基于 AppArmor 的 sVirt：每个客户机有自己的 profile。"}},
				{text: "dac", words: words.Text{En: "Plain Unix users and groups.", Zh: "普通的 Unix 用户和组。"}},
				{text: "none", words: words.Text{En: "No labels at all.", Zh: "不使用任何标签。"}},
			}},
			words: words.Text{En: "The model's name: selinux, apparmor, dac, none.", Zh: "模型名称：selinux、apparmor、dac、none。"},
		}},
		{occurs: once, element: &element{name: "doi", content: aText, words: words.Text{
			En: "Domain of Interpretation: who defines what labels mean. 0 with all drivers of today.",
			Zh: "解释域（DOI）：标签含义由谁定义。目前所有驱动都是 0。",
		}}},
		{occurs: any, element: &element{
			name: "baselabel", content: aText,
			words: words.Text{
				En: "The label guests get by default, to which libvirt adds each guest's own part. For dac: +uid:+gid.",
				Zh: "客户机默认得到的标签，libvirt 再为每个客户机加上各自的部分。dac 的写法是 +uid:+gid。",
			},
			attrs: []attribute{{name: "type", required: true, content: content{kind: text, values: domainTypes}, words: words.Text{En: "The domain type the label is for.", Zh: "标签适用的 domain 类型。"}}},
		}},
	},
}

var guest = &element{
	name: "guest", ordered: true,
	words: words.Text{
		En: "One kind of guest the host can run: an operating system type on an architecture, with the domain types (kvm, qemu, xen, …) that can run it.",
		Zh: "主机能运行的一种客户机：某架构上的某种操作系统类型，以及能运行它的 domain 类型（kvm、qemu、xen……）。",
	},
	children: []child{
		{occurs: once, element: &element{name: "os_type", content: content{kind: oneOf, values: osTypes}, words: words.Text{
			En: "How the guest is virtualized: hvm (full), xen (para), exe (container). It goes into the guest's os/type.",
			Zh: "虚拟化方式：hvm（全虚拟化）、xen（半虚拟化）、exe（容器）。写在客户机的 os/type 里。",
		}}},
		{occurs: once, element: guestArch},
		{occurs: maybe, element: guestFeatures},
	},
}

var (
	guestEmulator = &element{name: "emulator", content: content{kind: program}, words: words.Text{
		En: "The program that runs the guest. One inside domain holds for that domain type and goes before the one of arch.",
		Zh: "运行客户机的程序。写在 domain 里的只对该 domain 类型有效，优先于 arch 的。",
	}}
	guestLoader = &element{name: "loader", content: content{kind: absPath}, words: words.Text{
		En: "The firmware that starts a Xen hvm guest, hvmloader. Firmware for QEMU is in domain capabilities.",
		Zh: "启动 Xen hvm 客户机的固件 hvmloader。QEMU 的固件请看 domain capabilities。",
	}}
	machine = &element{
		name: "machine", content: aText,
		words: words.Text{
			En: "A machine type: the board the guest sees. Versioned names (pc-q35-7.2) stay the same for ever; short ones (q35) are aliases that move with each QEMU. libvirt writes the canonical name into a new guest.",
			Zh: "机器类型：客户机看到的主板。带版本的名称（pc-q35-7.2）永远不变；短名称（q35）是别名，随 QEMU 升级而变。libvirt 会把规范名写进新的客户机定义。",
		},
		attrs: []attribute{
			{name: "canonical", content: aText, words: words.Text{En: "The machine type that this alias stands for.", Zh: "这个别名实际指的机器类型。"}},
			{name: "maxCpus", content: aUint, words: words.Text{En: "The most virtual CPUs a guest of this machine type may have. KVM's own limit may be lower.", Zh: "该机器类型的客户机最多能有多少虚拟 CPU。KVM 自己的上限可能更低。"}},
			{name: "deprecated", content: content{kind: oneOf, values: yesNo}, words: words.Text{En: "yes where QEMU will drop this machine type: choose another for new guests.", Zh: "yes 表示 QEMU 将移除该机器类型：新客户机请选别的。"}},
		},
	}
)

var guestArch = &element{
	name: "arch", ordered: true,
	words: words.Text{
		En: "The guest's architecture, and what can run it: emulator and machine types that hold unless a domain states its own.",
		Zh: "客户机架构，以及运行它所用的模拟器和机器类型；domain 没有另外给出时以这里为准。",
	},
	attrs: []attribute{{name: "name", required: true, content: content{kind: oneOf, values: archs}, words: words.Text{
		En: "The architecture's name, for the guest's os/type arch='…'.",
		Zh: "架构名，用于客户机的 os/type arch='…'。",
	}}},
	children: []child{
		{occurs: once, element: &element{name: "wordsize", content: content{kind: oneOf, values: wordSizes}, words: words.Text{
			En: "The width of a machine word in bits.",
			Zh: "机器字长，单位为位。",
		}}},
		{occurs: maybe, element: guestEmulator},
		{occurs: maybe, element: guestLoader},
		{occurs: any, element: machine, unique: "."},
		{occurs: some, unique: "type", element: &element{
			name: "domain", ordered: true,
			words: words.Text{
				En: "One way to run this guest. kvm beside qemu: hardware acceleration is there; qemu alone: emulation only.",
				Zh: "运行这种客户机的一种方式。qemu 之外还有 kvm 表示有硬件加速；只有 qemu 则只能软件模拟。",
			},
			attrs: []attribute{{name: "type", required: true, content: content{kind: oneOf, values: domainTypes}, words: words.Text{
				En: "The domain type, for <domain type='…'> of a guest.",
				Zh: "domain 类型，用于客户机的 <domain type='…'>。",
			}}},
			children: []child{
				{occurs: maybe, element: guestEmulator},
				{occurs: maybe, element: guestLoader},
				{occurs: any, element: machine, unique: "."},
			},
		}},
	},
}

var (
	toggleAttr  = attribute{name: "toggle", required: true, content: content{kind: oneOf, values: yesNo}, words: words.Text{En: "Whether a guest's definition may change it.", Zh: "客户机定义能否改变它。"}}
	defaultAttr = attribute{name: "default", required: true, content: content{kind: oneOf, values: onOff}, words: words.Text{En: "What a guest gets that says nothing.", Zh: "客户机没有说明时的取值。"}}
	toggleAttrs = []attribute{toggleAttr, defaultAttr}
)

var guestFeatures = &element{
	name: "features",
	words: words.Text{
		En: "Switches that this kind of guest has. An element without attributes is simply available.",
		Zh: "这种客户机具有的开关。没有属性的元素表示支持该功能。",
	},
	children: []child{
		{element: &element{name: "pae", words: words.Text{En: "The guest can have Physical Address Extension (32-bit x86).", Zh: "客户机可以使用物理地址扩展 PAE（32 位 x86）。"}}},
		{element: &element{name: "nonpae", words: words.Text{En: "The guest can run without PAE.", Zh: "客户机可以不使用 PAE。"}}},
		{element: &element{name: "ia64_be", words: words.Text{En: "The guest can be big-endian on Itanium.", Zh: "客户机在安腾上可以是大端。"}}},
		{element: &element{name: "acpi", attrs: toggleAttrs, words: words.Text{En: "ACPI tables for the guest. Without them it cannot be asked to shut down by the power button.", Zh: "为客户机提供 ACPI 表。没有它就不能通过电源键请求关机。"}}},
		{element: &element{name: "apic", attrs: toggleAttrs, words: words.Text{En: "An interrupt controller (APIC), which more than one virtual CPU needs.", Zh: "中断控制器（APIC），多个虚拟 CPU 需要它。"}}},
		{element: &element{name: "cpuselection", words: words.Text{En: "The guest's CPU can be chosen.", Zh: "可以为客户机选择 CPU 型号。"}}},
		{element: &element{name: "deviceboot", words: words.Text{En: "Boot order can be given per device.", Zh: "可以按设备指定启动顺序。"}}},
		{element: &element{name: "disksnapshot", attrs: toggleAttrs, words: words.Text{En: "Disks can be snapshot by themselves, without memory.", Zh: "可以只对磁盘做快照，不含内存。"}}},
		{element: &element{name: "hap", attrs: toggleAttrs, words: words.Text{En: "Hardware-assisted paging (EPT, NPT) for Xen guests: page tables in hardware, much faster.", Zh: "Xen 客户机的硬件辅助分页（EPT、NPT）：由硬件处理页表，快得多。"}}},
		{element: &element{name: "externalSnapshot", words: words.Text{En: "libvirt can also delete and revert external snapshots.", Zh: "libvirt 也能删除和恢复外部快照。"}}},
	},
}
