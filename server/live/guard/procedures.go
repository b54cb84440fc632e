package guard

// Procedures that are named in code (remote_protocol.x).
const (
	procConnectOpen                  = 1
	procConnectGetCapabilities       = 7
	procAuthList                     = 66
	procAuthPolkit                   = 70
	procConnectGetDomainCapabilities = 342
)

// procedure is one that may be called.
type procedure struct {
	name  string
	reply string // the shape of its reply, see check
	for_  purposes
}

// purposes is a set of them.
type purposes uint

const (
	reading purposes = 1 << ForReading
	events  purposes = 1 << ForEvents
	domcaps purposes = 1 << ForDomainCapabilities
	always           = reading | events | domcaps
)

func (p procedure) allows(purpose Purpose) bool { return p.for_&(1<<purpose) != 0 }

// procedures are all that may ever leave. None changes anything.
var procedures = map[uint32]procedure{
	procAuthList:    {"AuthList", "[i]", always},
	procAuthPolkit:  {"AuthPolkit", "i", always},
	procConnectOpen: {"ConnectOpen", "", always},

	3:                                {"ConnectGetType", "s", reading},
	4:                                {"ConnectGetVersion", "h", reading},
	59:                               {"ConnectGetHostname", "s", reading},
	157:                              {"ConnectGetLibVersion", "h", reading | events},
	procConnectGetCapabilities:       {"ConnectGetCapabilities", "s", reading},
	procConnectGetDomainCapabilities: {"ConnectGetDomainCapabilities", "s", domcaps},
	162:                              {"ConnectBaselineCPU", "s", reading},
	203:                              {"ConnectGetSysinfo", "s", reading},

	6:   {"NodeGetInfo", "nhiiiiii", reading},
	101: {"NodeGetCellsFreeMemory", "[h]", reading},
	102: {"NodeGetFreeMemory", "h", reading},
	227: {"NodeGetCPUStats", "[sh]i", reading},
	228: {"NodeGetMemoryStats", "[sh]i", reading},
	293: {"NodeGetCPUMap", "sii", reading},
	340: {"NodeGetFreePages", "[h]", reading},

	14:  {"DomainGetXMLDesc", "s", reading},
	16:  {"DomainGetInfo", "ihhih", reading},
	20:  {"DomainGetVcpus", "[iihi]s", reading},
	24:  {"DomainLookupByUUID", "sui", reading},
	151: {"DomainIsPersistent", "i", reading},
	159: {"DomainMemoryStats", "[ih]", reading},
	212: {"DomainGetState", "ii", reading},
	273: {"ConnectListAllDomains", "[sui]i", reading},
	344: {"ConnectGetAllDomainStats", "[sui[sp]]", reading},

	43:  {"NetworkGetXMLDesc", "s", reading},
	45:  {"NetworkGetBridgeName", "s", reading},
	46:  {"NetworkLookupByName", "su", reading},
	283: {"ConnectListAllNetworks", "[su]i", reading},

	84:  {"StoragePoolLookupByName", "su", reading},
	87:  {"StoragePoolGetInfo", "ihhh", reading},
	88:  {"StoragePoolGetXMLDesc", "s", reading},
	281: {"ConnectListAllStoragePools", "[su]i", reading},

	114: {"NodeDeviceGetXMLDesc", "s", reading},
	115: {"NodeDeviceGetParent", "(s)", reading},
	117: {"NodeDeviceListCaps", "[s]", reading},
	285: {"ConnectListAllNodeDevices", "[s]i", reading},

	313: {"ConnectNetworkEventRegisterAny", "i", events},
	316: {"ConnectDomainEventCallbackRegisterAny", "i", events},
	368: {"ConnectStoragePoolEventRegisterAny", "i", events},
	374: {"ConnectNodeDeviceEventRegisterAny", "i", events},
}
