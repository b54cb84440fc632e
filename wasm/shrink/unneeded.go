package shrink

import "strings"

// unneeded are functions, by how their names begin, that an engine never calls:
// it is one thread, reads no environment, waits for no file, and nobody traces
// or profiles it. What Go's runtime has for that is linked in any case. A
// function that is called after all ends in a trap, and does no harm.
//
// A function belongs here if its whole group is of no use, not because no test
// happens to call it. What recovers from a panic, prints why a program ends, or
// collects garbage is needed.
var unneeded = []string{
	// The execution tracer, profiles and metrics.
	"runtime.trace", "runtime.(*trace", "runtime.(*profBuf)", "runtime.initMetrics",
	"runtime.saveblockevent", "runtime.saveBlockEventStack", "runtime.saveg", "runtime.doRecordGoroutineProfile",
	"runtime.tryRecordGoroutineProfile", "runtime.fpunwindExpand",

	// What settings of GODEBUG turn on.
	"internal/bisect.", "runtime.(*Frames)", "runtime.schedtrace", "runtime.printScavTrace",
	"runtime.dumpStacksRec", "runtime.dumpTypesRec", "runtime.dumpScanStats", "runtime.checkFinalizersAndCleanups",
	"runtime.setCheckmark", "runtime.runCheckmark", "runtime.printAncestorTraceback", "runtime.findGoroutineLeaks",

	// Dumps of memory that turned out to be damaged.
	"runtime.gcDumpObject", "runtime.hexdump", "runtime.(*hexdumper)", "runtime.(*mspan).reportZombies", "runtime.badPointer",

	// Further threads, system calls that block, and C.
	"runtime.newm", "runtime.mexit", "runtime.oneNewExtraM", "runtime.(*p).destroy",
	"runtime.entersyscall", "runtime.reentersyscall", "runtime.exitsyscall",
	"runtime.expandCgoFrames", "runtime.printCgoTraceback", "runtime.printOneCgoTraceback",

	// Files and the network.
	"runtime.netpollarm", "runtime.netpollblock", "runtime.netpollunblock", "runtime.netpollopen", "runtime.netpollclose",
	"runtime.netpollready", "runtime.(*pollCache)", "internal/poll.runtime_poll", "internal/poll.(*FD).Write",

	// A clock for tests.
	"runtime.(*synctestBubble)",

	// Types of plugins, which may stand in a program twice.
	"runtime.typesEqual",

	// Comparisons of structs that are filled and read, but never compared.
	"type:.eq.libvirt.org/go/libvirtxml.",
}

// needed are the exceptions.
var needed = []string{
	"runtime.traceback", "runtime.traceLockInit", "runtime.traceAllocFreeEnabled",
}

// isUnneeded reports whether a function of this name is never called.
func isUnneeded(name string) bool {
	begins := func(prefixes []string) bool {
		for _, prefix := range prefixes {
			if strings.HasPrefix(name, prefix) {
				return true
			}
		}
		return false
	}
	return begins(unneeded) && !begins(needed)
}

// trap is the body of a function that is never called.
var trap = []byte{0, opUnreachable, opEnd}
