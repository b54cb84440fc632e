package schema

import "ringlab/engine/words"

// domainCapabilities is the document that “virsh domcapabilities” prints: what
// a guest may have with one emulator, architecture, machine and domain type.
var domainCapabilities = &element{
	name: "domainCapabilities", since: "1.2.7",
	words: words.Text{
		En: "What a guest may have with one emulator, architecture, machine type and domain type. Another machine or type may answer differently, so ask with --arch, --machine and --virttype of the guest you mean. What is left out is unknown, not refused.",
		Zh: "在某个模拟器、架构、机器类型和 domain 类型下，客户机可以有什么。换一种答案可能不同，所以要带上目标客户机的 --arch、--machine 和 --virttype 查询。没有列出的是未知，不是不支持。",
	},
	children: []child{
		{occurs: maybe, element: &element{name: "path", content: content{kind: absPath}, words: words.Text{
			En: "The emulator that was asked.",
			Zh: "被查询的模拟器。",
		}}},
		{occurs: once, element: &element{name: "domain", content: content{kind: oneOf, values: domainTypes}, words: words.Text{
			En: "The domain type that was asked about. Without --virttype libvirt takes kvm if it can, else qemu.",
			Zh: "被查询的 domain 类型。没有 --virttype 时，能用 kvm 就用 kvm，否则用 qemu。",
		}}},
		{occurs: maybe, element: &element{name: "machine", content: aText, words: words.Text{
			En: "The machine type that was asked about, by its canonical name. Without --machine it is QEMU's default, on Arm often an old board with one CPU.",
			Zh: "被查询的机器类型（规范名）。没有 --machine 时用 QEMU 的默认值，在 Arm 上常常是只有一个 CPU 的旧开发板。",
		}}},
		{occurs: once, element: &element{name: "arch", content: content{kind: oneOf, values: archs}, words: words.Text{
			En: "The guest's architecture that was asked about.",
			Zh: "被查询的客户机架构。",
		}}},
		{occurs: maybe, element: &element{
			name:  "vcpu",
			words: words.Text{En: "How many virtual CPUs a guest may have.", Zh: "客户机最多能有多少虚拟 CPU。"},
			attrs: []attribute{{name: "max", required: true, content: aUint, words: words.Text{
				En: "The most virtual CPUs with this machine and domain type.",
				Zh: "该机器类型和 domain 类型下虚拟 CPU 的上限。",
			}}},
		}},
		{occurs: maybe, element: &element{name: "iothreads", supported: true, words: words.Text{
			En: "Whether disks may have threads of their own (iothreads).",
			Zh: "磁盘能否使用独立的 I/O 线程（iothreads）。",
		}}},
		{occurs: maybe, element: guestOS},
		{occurs: maybe, element: guestCPU},
		{occurs: maybe, element: &element{name: "memoryBacking", supported: true, words: words.Text{
			En: "What a guest's memory can be made of. virtiofs needs memory that can be shared: memfd or file.",
			Zh: "客户机内存可以由什么提供。virtiofs 需要可共享的内存：memfd 或 file。",
		}, enums: []value{{text: "sourceType", words: words.Text{En: "Values of memoryBacking/source type='…'.", Zh: "memoryBacking/source type='…' 的取值。"}}}}},
		{occurs: maybe, element: devices},
		{occurs: maybe, element: domainFeatures},
	},
}

// supportedAttr says of an element whether a guest may have what it stands for.
var supportedAttr = attribute{name: "supported", required: true, content: content{kind: oneOf, values: yesNo}, words: words.Text{
	En: "yes: a guest may have it. no: it may not. An element that is missing altogether says neither.",
	Zh: "yes：客户机可以使用；no：不可以。整个元素都没有则两者都不表示。",
}}

// enumWords and enumNameWords explain the element <enum>, which stands in many.
var (
	enumWords = words.Text{
		En: "The values that one attribute or element of a guest's definition may have here. Empty: none of them.",
		Zh: "客户机定义中某个属性或元素在这里可以取的值。空表示没有可用的值。",
	}
	enumNameWords = words.Text{
		En: "Which attribute or element the values are for.",
		Zh: "这些值属于哪个属性或元素。",
	}
)

var enumValue = &element{name: "value", content: aText, words: words.Text{
	En: "One value that may be written there.",
	Zh: "可以写的一个取值。",
}}

var guestOS = &element{
	name: "os",
	words: words.Text{
		En: "How a guest can boot: which firmware libvirt finds by itself, and which images it knows.",
		Zh: "客户机如何启动：libvirt 能自动选择哪些固件，知道哪些映像。",
	},
	supported: true,
	enums: []value{{text: "firmware", words: words.Text{
		En: "Values of os firmware='…': libvirt then picks a fitting image itself. efi means that a UEFI is installed.",
		Zh: "os firmware='…' 的取值，libvirt 会自动选择合适的映像。有 efi 表示已安装 UEFI。",
	}}},
	children: []child{
		{occurs: maybe, element: &element{name: "firmwareFeatures", supported: true, words: words.Text{
			En: "What can be asked of the firmware that libvirt picks by itself: os/firmware/feature in a guest's definition.",
			Zh: "自动选择固件时可以提出的要求，即客户机定义中的 os/firmware/feature。",
		}, enums: []value{
			{text: "secureBoot", words: words.Text{En: "yes among them: firmware with Secure Boot is installed.", Zh: "其中有 yes 表示已安装支持安全启动的固件。"}},
			{text: "enrolledKeys", words: words.Text{En: "yes among them: firmware that comes with keys enrolled, so that Secure Boot is in force from the start.", Zh: "其中有 yes 表示已安装预置密钥的固件，安全启动一开始就生效。"}},
		}}},
		{occurs: maybe, element: &element{name: "varstore", supported: true, words: words.Text{
			En: "Whether a guest may keep its UEFI variables in a varstore of QEMU (os/varstore) rather than in flash memory (nvram).",
			Zh: "客户机能否把 UEFI 变量存放在 QEMU 的 varstore（os/varstore）中，而不是闪存（nvram）里。",
		}}},
		{occurs: maybe, element: &element{
			name: "loader", ordered: true,
			words: words.Text{
				En: "Firmware images that may be named by hand. An image listed here need not fit this architecture.",
				Zh: "可以手动指定的固件映像。列在这里的映像不一定适合这个架构。",
			},
			supported: true,
			enums: []value{
				{text: "type", words: words.Text{En: "rom is loaded like a BIOS; pflash is flash memory, as UEFI wants.", Zh: "rom 像 BIOS 一样加载；pflash 是闪存，UEFI 要用它。"}},
				{text: "readonly", words: words.Text{En: "Whether the image may be mapped read-only.", Zh: "映像能否只读映射。"}},
				{text: "secure", words: words.Text{En: "yes among them: an image for Secure Boot is installed for this machine type.", Zh: "其中有 yes 表示已安装适合该机器类型的 Secure Boot 映像。"}},
			},
			children: []child{
				{occurs: any, element: &element{name: "value", content: aText, words: words.Text{
					En: "The path of a firmware image on the host.",
					Zh: "主机上某个固件映像的路径。",
				}}},
			},
		}},
	},
}

var modeWords = words.Text{
	En: "The mode, for <cpu mode='…'> of a guest.",
	Zh: "模式名，用于客户机的 <cpu mode='…'>。",
}

var (
	passthroughMode = value{text: "host-passthrough", words: words.Text{
		En: "The guest sees the host's CPU as it is: fastest, and migration is safe only to an equal host. Needs KVM or the like.",
		Zh: "客户机直接看到宿主机的 CPU：最快，但只有迁移到相同的主机才安全。需要 KVM 之类的加速。",
	}}
	maximumMode = value{text: "maximum", words: words.Text{
		En: "All features that can be had here; with emulation, all that TCG can emulate.",
		Zh: "这里能提供的全部特性；软件模拟时就是 TCG 能模拟的全部。",
	}}
	hostModelMode = value{text: "host-model", words: words.Text{
		En: "A named model plus features that come nearest to the host: nearly as fast as host-passthrough, and libvirt knows what the guest has. The usual choice.",
		Zh: "最接近宿主机的型号加特性列表：几乎与 host-passthrough 一样快，而且 libvirt 知道客户机有什么。通常选它。",
	}}
	customMode = value{text: "custom", words: words.Text{
		En: "A named model of your choice: the way to guests that migrate among different hosts.",
		Zh: "自己选定的型号：需要在不同主机间迁移时用它。",
	}}
)

var guestCPU = &element{
	name: "cpu", ordered: true,
	words: words.Text{
		En: "Which CPU a guest may have. This, not host/cpu of capabilities, is what to choose a guest's CPU by.",
		Zh: "客户机可以有什么样的 CPU。选择客户机 CPU 要看这里，而不是 capabilities 的 host/cpu。",
	},
	children: []child{{occurs: any, unique: "name", element: &element{
		name: "mode", by: "name",
		words:     words.Text{En: "One way to choose a guest's CPU.", Zh: "选择客户机 CPU 的一种方式。"},
		supported: true,
		attrs:     []attribute{{name: "name", required: true, content: content{kind: oneOf, values: []value{passthroughMode, maximumMode, hostModelMode, customMode}}, words: modeWords}},
		enums:     []value{},
		children: []child{
			{occurs: any, element: cpuModel}, {occurs: maybe, element: cpuVendor}, {occurs: maybe, element: addressBits},
			{occurs: any, element: cpuPolicy}, {occurs: any, element: blockers},
		},
		variants: []*element{
			{
				name: "mode", by: "name", words: passthroughMode.words,
				supported: true,
				attrs:     []attribute{{name: "name", required: true, content: content{kind: oneOf, values: []value{passthroughMode}}, words: modeWords}},
				enums: []value{{text: "hostPassthroughMigratable", words: words.Text{
					En: "Values of cpu migratable='…': on leaves out features that would forbid migration.",
					Zh: "cpu migratable='…' 的取值：on 会去掉妨碍迁移的特性。",
				}}},
			},
			{
				name: "mode", by: "name", words: maximumMode.words, since: "7.1.0",
				supported: true,
				attrs:     []attribute{{name: "name", required: true, content: content{kind: oneOf, values: []value{maximumMode}}, words: modeWords}},
				enums: []value{{text: "maximumMigratable", words: words.Text{
					En: "Values of cpu migratable='…': on leaves out features that would forbid migration.",
					Zh: "cpu migratable='…' 的取值：on 会去掉妨碍迁移的特性。",
				}}},
			},
			{
				name: "mode", by: "name", words: hostModelMode.words, ordered: true,
				supported: true,
				attrs:     []attribute{{name: "name", required: true, content: content{kind: oneOf, values: []value{hostModelMode}}, words: modeWords}},
				children: []child{
					{occurs: maybe, element: hostModelName},
					{occurs: maybe, element: cpuVendor, with: "model"},
					{occurs: maybe, element: addressBits, with: "model"},
					{occurs: any, element: cpuPolicy, with: "model", unique: "name"},
				},
			},
			{
				name: "mode", by: "name", words: customMode.words,
				supported: true,
				attrs:     []attribute{{name: "name", required: true, content: content{kind: oneOf, values: []value{customMode}}, words: modeWords}},
				children: []child{
					{occurs: any, element: cpuModel, unique: "."},
					{occurs: any, element: blockers, with: "model", unique: "model"},
				},
			},
		},
	}}},
}

var hostModelName = &element{
	name: "model", content: aText,
	words: words.Text{
		En: "The model that host-model stands for on this host; features adjust it.",
		Zh: "host-model 在这台主机上实际对应的型号；再用 feature 调整。",
	},
	attrs: []attribute{
		{name: "fallback", content: content{kind: oneOf, values: []value{
			{text: "allow", words: words.Text{En: "Not all was accounted for; the guest may see something slightly different.", Zh: "并未考虑全部因素，客户机看到的可能略有不同。"}},
			{text: "forbid", words: words.Text{En: "The guest sees exactly this.", Zh: "客户机看到的就是它。"}},
		}}, words: words.Text{En: "Whether the guest's CPU may differ from what is described.", Zh: "客户机 CPU 是否可能与描述不同。"}},
		{name: "vendor_id", content: content{kind: vendorID}, words: words.Text{En: "The 12 characters of vendor that the guest's CPUID shows.", Zh: "客户机 CPUID 中显示的 12 个字符的厂商标识。"}},
	},
}

var cpuModel = &element{
	name: "model", content: aText,
	words: words.Text{
		En: "A named CPU model that QEMU knows. Only one with usable='yes' starts on this host without leaving features out.",
		Zh: "QEMU 知道的一个 CPU 型号。只有 usable='yes' 的才能在这台主机上不删特性就启动。",
	},
	attrs: []attribute{
		{name: "usable", required: true, content: content{kind: oneOf, values: []value{
			{text: "yes", words: words.Text{En: "The host has all features of the model.", Zh: "主机具备该型号的全部特性。"}},
			{text: "no", words: words.Text{En: "The host lacks features of the model; blockers names them.", Zh: "主机缺少该型号的某些特性，见 blockers。"}},
			{text: "unknown", words: words.Text{En: "QEMU could not say.", Zh: "QEMU 无法判断。"}},
		}}, words: words.Text{
			En: "Whether a guest with this model can run on this host.",
			Zh: "使用该型号的客户机能否在这台主机上运行。",
		}},
		{name: "deprecated", since: "7.1.0", content: content{kind: oneOf, values: yesNo}, words: words.Text{En: "yes where QEMU will drop the model.", Zh: "yes 表示 QEMU 将移除该型号。"}},
		{name: "canonical", since: "10.10.0", content: aText, words: words.Text{En: "The versioned model that this alias stands for.", Zh: "这个别名实际指的带版本的型号。"}},
		{name: "vendor", since: "8.9.0", content: aText, words: words.Text{En: "Whose processor it models; unknown where it has no vendor.", Zh: "模拟的是哪个厂商的处理器；没有厂商时为 unknown。"}},
	},
}

var cpuVendor = &element{name: "vendor", content: aText, words: words.Text{
	En: "The vendor of the CPU that the guest sees.",
	Zh: "客户机看到的 CPU 厂商。",
}}

var addressBits = &element{
	name: "maxphysaddr", since: "9.3.0",
	words: words.Text{
		En: "The size of physical addresses; it bounds the guest's memory.",
		Zh: "物理地址的位数，它限制客户机内存上限。",
	},
	attrs: []attribute{
		{name: "mode", required: true, content: content{kind: oneOf, values: cacheModes[:2]}, words: words.Text{En: "Whether it is made up or the host's.", Zh: "是模拟的还是主机自身的。"}},
		{name: "limit", content: aUint, words: limitWords},
		{name: "bits", content: aUint, words: words.Text{En: "The number of bits.", Zh: "位数。"}},
	},
}

var limitWords = words.Text{En: "The most bits to take over from a host.", Zh: "最多沿用主机的多少位。"}

var cpuPolicy = &element{
	name: "feature",
	words: words.Text{
		En: "A feature beyond, or taken from, those of the model.",
		Zh: "在型号之外增加或去掉的特性。",
	},
	attrs: []attribute{
		{name: "policy", required: true, content: content{kind: oneOf, values: policies}, words: words.Text{En: "Whether the guest has it.", Zh: "客户机是否具有该特性。"}},
		{name: "name", required: true, content: aFeature, words: words.Text{En: "libvirt's name of the feature.", Zh: "libvirt 使用的特性名。"}},
	},
}

var blockers = &element{
	name: "blockers", since: "10.9.0",
	words: words.Text{
		En: "Why a model with usable='no' is not usable: the features that the host, the kernel or QEMU lacks. Disabling them in a guest makes the model usable.",
		Zh: "型号为什么 usable='no'：主机、内核或 QEMU 缺少的特性。在客户机中禁用这些特性后就能使用该型号。",
	},
	attrs: []attribute{{name: "model", required: true, content: aText, words: words.Text{En: "The model's name.", Zh: "型号名。"}}},
	children: []child{{occurs: some, unique: "name", element: &element{
		name:  "feature",
		words: words.Text{En: "A feature that is lacking.", Zh: "缺少的一个特性。"},
		attrs: []attribute{{name: "name", required: true, content: aText, words: words.Text{En: "The feature's name.", Zh: "特性名。"}}},
	}}},
}

var (
	modelNames   = value{text: "model", words: words.Text{En: "Values of the model attribute or element.", Zh: "model 属性或元素的取值。"}}
	typeNames    = value{text: "type", words: words.Text{En: "Values of the type attribute.", Zh: "type 属性的取值。"}}
	busNames     = value{text: "bus", words: words.Text{En: "Values of target bus='…'.", Zh: "target bus='…' 的取值。"}}
	backendNames = value{text: "backendModel", words: words.Text{En: "What can stand behind the device on the host.", Zh: "设备在主机一侧可用的后端。"}}
)

var devices = &element{
	name: "devices", ordered: true,
	words: words.Text{
		En: "The devices a guest may have. One that is missing here was not asked about: it may work all the same.",
		Zh: "客户机可以有哪些设备。没有列出的只是没有说明，未必不能用。",
	},
	children: []child{
		{element: &element{name: "disk", supported: true, words: words.Text{
			En: "Disks: device types and buses. A bus listed is one that QEMU has, not one that suits every machine type.",
			Zh: "磁盘：设备类型和总线。列出的总线是 QEMU 有的，不一定适合每种机器类型。",
		}, enums: []value{
			{text: "diskDevice", words: words.Text{En: "Values of disk device='…'.", Zh: "disk device='…' 的取值。"}}, busNames, modelNames,
		}}},
		{element: &element{name: "graphics", supported: true, words: words.Text{En: "Ways to see the guest's screen, such as vnc and spice.", Zh: "查看客户机屏幕的方式，例如 vnc 和 spice。"}, enums: []value{typeNames}}},
		{element: &element{name: "video", supported: true, words: words.Text{En: "Graphics cards a guest may have.", Zh: "客户机可用的显卡。"}, enums: []value{
			{text: "modelType", words: words.Text{En: "Values of video/model type='…'.", Zh: "video/model type='…' 的取值。"}},
		}}},
		{element: &element{name: "hostdev", supported: true, words: words.Text{
			En: "Host devices that can be given to a guest. pci under subsysType with vfio under pciBackend means PCI passthrough works; an empty pciBackend means it does not now (no IOMMU, or vfio not loaded).",
			Zh: "可以直通给客户机的主机设备。subsysType 有 pci 且 pciBackend 有 vfio 表示可以直通 PCI；pciBackend 为空表示现在不行（没有 IOMMU 或未加载 vfio）。",
		}, enums: []value{
			{text: "mode", words: words.Text{En: "Values of hostdev mode='…'.", Zh: "hostdev mode='…' 的取值。"}},
			{text: "startupPolicy", words: words.Text{En: "What to do where the device is missing at start.", Zh: "启动时设备不存在该怎么办。"}},
			{text: "subsysType", words: words.Text{En: "Kinds of devices: usb, pci, scsi.", Zh: "设备类型：usb、pci、scsi。"}},
			{text: "capsType", words: words.Text{En: "Kinds of devices for containers.", Zh: "用于容器的设备类型。"}},
			{text: "pciBackend", words: words.Text{En: "How PCI devices are handed over; vfio with QEMU.", Zh: "PCI 设备的直通方式；QEMU 用 vfio。"}},
			{text: "iommufd", words: words.Text{En: "Whether VFIO may use the kernel's iommufd.", Zh: "VFIO 能否使用内核的 iommufd。"}},
		}}},
		{element: &element{name: "rng", supported: true, words: words.Text{En: "A source of random numbers for the guest.", Zh: "给客户机的随机数来源。"}, enums: []value{modelNames, backendNames}}},
		{element: &element{name: "filesystem", supported: true, words: words.Text{
			En: "Sharing a directory of the host. virtiofs is fast and needs shared memory; path is 9p.",
			Zh: "共享主机目录。virtiofs 快，需要共享内存；path 即 9p。",
		}, enums: []value{{text: "driverType", words: words.Text{En: "Values of filesystem/driver type='…'.", Zh: "filesystem/driver type='…' 的取值。"}}}}},
		{element: &element{name: "tpm", supported: true, words: words.Text{
			En: "A Trusted Platform Module, which Windows 11 wants (version 2.0). emulator needs swtpm on the host.",
			Zh: "可信平台模块（TPM），Windows 11 需要 2.0 版。emulator 需要主机装有 swtpm。",
		}, enums: []value{modelNames, backendNames, {text: "backendVersion", words: words.Text{En: "TPM versions.", Zh: "TPM 版本。"}}}}},
		{element: &element{name: "redirdev", supported: true, words: words.Text{En: "USB devices of whoever views the screen, redirected over spice.", Zh: "把查看者一侧的 USB 设备经 spice 重定向给客户机。"}, enums: []value{busNames}}},
		{element: &element{name: "channel", supported: true, words: words.Text{En: "Channels between guest and host, such as the guest agent's.", Zh: "客户机与主机之间的通道，例如 guest agent 所用的。"}, enums: []value{typeNames}}},
		{element: &element{name: "crypto", supported: true, words: words.Text{En: "A virtual device for cryptography.", Zh: "虚拟加密设备。"}, enums: []value{modelNames, typeNames, backendNames}}},
		{element: &element{name: "interface", supported: true, words: words.Text{En: "Network cards: what can stand behind them.", Zh: "网卡：可用的后端。"}, enums: []value{
			{text: "backendType", words: words.Text{En: "Values of interface/backend type='…', such as passt.", Zh: "interface/backend type='…' 的取值，例如 passt。"}},
		}}},
		{element: &element{name: "panic", supported: true, words: words.Text{En: "A device by which the guest tells that its kernel crashed.", Zh: "客户机用来报告内核崩溃的设备。"}, enums: []value{modelNames}}},
		{element: &element{name: "console", supported: true, words: words.Text{En: "Text consoles a guest may have.", Zh: "客户机可用的文本控制台。"}, enums: []value{typeNames}}},
	},
}

var domainFeatures = &element{
	name: "features", ordered: true,
	words: words.Text{
		En: "Further abilities of guests here. One that is missing says nothing either way.",
		Zh: "客户机在这里还能有的功能。没有列出的不表示支持与否。",
	},
	children: []child{
		{element: &element{name: "gic", supported: true, words: words.Text{En: "The interrupt controller of Arm guests and its versions.", Zh: "Arm 客户机的中断控制器（GIC）及其版本。"}, enums: []value{
			{text: "version", words: words.Text{En: "GIC versions a guest may have.", Zh: "客户机可用的 GIC 版本。"}},
		}}},
		{element: &element{name: "vmcoreinfo", supported: true, words: words.Text{En: "The guest can tell the host where its crash information is.", Zh: "客户机可以告诉主机崩溃信息的位置。"}}},
		{element: &element{name: "genid", supported: true, words: words.Text{En: "A generation id: the guest notices that it was cloned or restored.", Zh: "世代标识：客户机能察觉自己被克隆或恢复过。"}}},
		{element: &element{name: "backingStoreInput", supported: true, words: words.Text{En: "A disk's chain of backing files may be given in the definition.", Zh: "可以在定义中给出磁盘的 backing 链。"}}},
		{element: &element{name: "backup", supported: true, words: words.Text{En: "Incremental backups of a running guest.", Zh: "对运行中的客户机做增量备份。"}}},
		{element: &element{name: "async-teardown", supported: true, words: words.Text{En: "A large guest's memory may be freed in the background after it ends.", Zh: "大客户机结束后可以在后台释放内存。"}}},
		{element: &element{name: "s390-pv", supported: true, words: words.Text{En: "Protected virtualization on IBM Z: the host cannot read the guest's memory.", Zh: "IBM Z 的受保护虚拟化：主机无法读取客户机内存。"}}},
		{element: &element{name: "ps2", supported: true, words: words.Text{En: "The PS/2 controller can be switched off.", Zh: "可以关闭 PS/2 控制器。"}}},
		{element: &element{name: "tdx", supported: true, words: words.Text{
			En: "Intel TDX: guests whose memory the host cannot read. Needs processor, firmware, kernel and QEMU that all know it.",
			Zh: "Intel TDX：主机无法读取其内存的客户机。处理器、固件、内核和 QEMU 都要支持。",
		}}},
		{element: sev},
		{element: sgx},
		{element: hyperv},
		{element: &element{name: "launchSecurity", supported: true, words: words.Text{En: "Confidential guests: which kinds of launchSecurity a definition may ask for.", Zh: "机密客户机：定义中可以使用哪些 launchSecurity。"}, enums: []value{
			{text: "sectype", words: words.Text{En: "Values of launchSecurity type='…': sev, sev-snp, s390-pv, tdx.", Zh: "launchSecurity type='…' 的取值：sev、sev-snp、s390-pv、tdx。"}},
		}}},
	},
}

var sev = &element{
	name: "sev", since: "4.5.0", ordered: true,
	words: words.Text{
		En: "AMD SEV: the guest's memory is encrypted, so that the host cannot read it.",
		Zh: "AMD SEV：客户机内存加密，主机无法读取。",
	},
	supported: true,
	children: []child{
		{with: "reducedPhysBits", element: &element{name: "cbitpos", content: aUint, words: words.Text{En: "Which address bit marks encrypted memory; a guest's launchSecurity needs it.", Zh: "哪个地址位表示加密内存；客户机的 launchSecurity 要用。"}}},
		{with: "cbitpos", element: &element{name: "reducedPhysBits", content: aUint, words: words.Text{En: "How many bits of address are lost; a guest's launchSecurity needs it.", Zh: "损失的地址位数；客户机的 launchSecurity 要用。"}}},
		{with: "maxESGuests", element: &element{name: "maxGuests", content: aUint, words: words.Text{En: "How many SEV guests may run at once.", Zh: "最多同时运行多少个 SEV 客户机。"}}},
		{with: "maxGuests", element: &element{name: "maxESGuests", content: aUint, words: words.Text{En: "How many SEV-ES guests may run at once.", Zh: "最多同时运行多少个 SEV-ES 客户机。"}}},
		{element: &element{name: "cpu0Id", content: aText, words: words.Text{En: "The id of the first processor, for AMD's certificates.", Zh: "第一个处理器的标识，用于获取 AMD 证书。"}}},
	},
}

var sgx = &element{
	name: "sgx", since: "8.10.0", ordered: true,
	words: words.Text{
		En: "Intel SGX: enclaves, encrypted memory that a program uses by itself.",
		Zh: "Intel SGX：飞地（enclave），程序自己使用的加密内存。",
	},
	supported: true,
	children: []child{
		{with: "sgx1", element: &element{name: "flc", content: content{kind: oneOf, values: yesNo}, words: words.Text{En: "Whether enclaves may be launched flexibly (without Intel's key).", Zh: "是否支持灵活启动控制（不依赖 Intel 的密钥）。"}}},
		{with: "sgx2", element: &element{name: "sgx1", content: content{kind: oneOf, values: yesNo}, words: words.Text{En: "Whether the first version's instructions are there.", Zh: "是否有 SGX1 指令。"}}},
		{with: "section_size", element: &element{name: "sgx2", content: content{kind: oneOf, values: yesNo}, words: words.Text{En: "Whether enclaves can change their memory while they run.", Zh: "是否有 SGX2：飞地运行时可改变内存。"}}},
		{with: "flc", element: &element{
			name: "section_size", content: aUlong,
			words: words.Text{En: "All enclave memory (EPC) of the host.", Zh: "主机全部飞地内存（EPC）。"},
			attrs: []attribute{{name: "unit", required: true, content: content{kind: oneOf, values: kibOnly}, words: words.Text{En: "KiB.", Zh: "KiB。"}}},
		}},
		{with: "flc", element: &element{
			name:  "sections",
			words: words.Text{En: "Enclave memory by NUMA cell.", Zh: "按 NUMA 单元列出的飞地内存。"},
			children: []child{{occurs: any, element: &element{
				name:  "section",
				words: words.Text{En: "The enclave memory of one cell.", Zh: "一个单元的飞地内存。"},
				attrs: []attribute{
					{name: "node", required: true, content: aUint, words: words.Text{En: "The cell's id.", Zh: "单元的 id。"}},
					{name: "size", required: true, content: aUlong, words: words.Text{En: "How much.", Zh: "大小。"}},
					{name: "unit", required: true, content: content{kind: oneOf, values: kibOnly}, words: words.Text{En: "KiB.", Zh: "KiB。"}},
				},
			}}},
		}},
	},
}

var hyperv = &element{
	name: "hyperv", since: "9.0.0", ordered: true,
	words: words.Text{
		En: "Enlightenments: what QEMU can pretend of Hyper-V so that Windows guests run faster.",
		Zh: "Hyper-V 增强：QEMU 可以模拟的 Hyper-V 接口，让 Windows 客户机更快。",
	},
	supported: true,
	children: []child{
		{occurs: any, unique: "name", element: &element{
			name: "enum", words: enumWords,
			attrs: []attribute{{
				name: "name", required: true, words: enumNameWords,
				content: content{kind: text, values: []value{{text: "features", words: words.Text{En: "Elements that features/hyperv of a guest may have.", Zh: "客户机 features/hyperv 中可以写的元素。"}}}},
			}},
			children: []child{{occurs: any, element: enumValue, unique: "."}},
		}},
		{occurs: maybe, element: &element{
			name: "defaults", ordered: true,
			words: words.Text{En: "What a guest gets that only says hyperv mode='…' and no details.", Zh: "客户机只写 hyperv mode='…' 而不写细节时的默认值。"},
			children: []child{
				{element: &element{name: "spinlocks", content: aUint, words: words.Text{En: "How often to retry a spinlock before telling the hypervisor.", Zh: "自旋锁重试多少次后通知虚拟机监控程序。"}}},
				{element: &element{name: "stimer_direct", content: content{kind: oneOf, values: onOff}, words: words.Text{En: "Synthetic timers interrupt directly.", Zh: "合成定时器直接触发中断。"}}},
				{element: &element{name: "tlbflush_direct", content: content{kind: oneOf, values: onOff}, words: words.Text{En: "Nested guests may ask for TLB flushes directly.", Zh: "嵌套客户机可以直接请求刷新 TLB。"}}},
				{element: &element{name: "tlbflush_extended", content: content{kind: oneOf, values: onOff}, words: words.Text{En: "TLB flushes may name ranges.", Zh: "TLB 刷新可以指定范围。"}}},
				{element: &element{name: "vendor_id", content: aText, words: words.Text{En: "The hypervisor's name that the guest reads.", Zh: "客户机读到的虚拟机监控程序名称。"}}},
			},
		}},
	},
}
