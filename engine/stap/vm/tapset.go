package vm

import (
	"sort"

	"ringlab/engine/stap/tapset"
)

// hidden is what tapset functions keep from one call to the next. It is part
// of a machine's state and is copied with it.
type hidden struct {
	tokens   []tokens // by CPU
	indents  map[int64]indent
	watches  map[string]stopwatch
	queues   map[string]queue
	held     []held // by speculate, oldest first
	promised int64  // the last number that speculation() gave
}

func (h *hidden) clone() hidden {
	c := *h
	c.tokens = append([]tokens(nil), h.tokens...)
	c.held = append([]held(nil), h.held...)
	c.indents = map[int64]indent{}
	for k, v := range h.indents {
		c.indents[k] = v
	}
	c.watches = map[string]stopwatch{}
	for k, v := range h.watches {
		c.watches[k] = v
	}
	c.queues = map[string]queue{}
	for k, v := range h.queues {
		c.queues[k] = v
	}
	return c
}

// nativeOf returns what the tapset function at an index of package tapset's
// table does. One that a simulation cannot do raises an error that says why.
func nativeOf(index int) native {
	f := tapset.At(index)
	if f.Status != tapset.NeedsKernel {
		i := sort.Search(len(natives), func(i int) bool { return natives[i].name >= f.Name })
		if i < len(natives) && natives[i].name == f.Name {
			return natives[i].run
		}
	}
	refusal := f.Name + "() is not in a simulation: " + f.Words.En
	return func(c *call) { c.fail(refusal) }
}

// natives are the functions of the tapset that can be called, by name.
// Overloads are one: they count their arguments.
var natives = [...]struct {
	name string
	run  native
}{
	{"AF_INET", afInet},
	{"AF_INET6", afInet6},
	{"HZ", hz},
	{"MAJOR", major},
	{"MINOR", minor},
	{"MKDEV", mkdev},
	{"WEXITSTATUS", waitExitStatus},
	{"WIFEXITED", waitExited},
	{"WTERMSIG", waitSignal},
	{"__indent_timestamp", clockUS},
	{"_signal_name", signalName},
	{"_wait_status_str", waitStatus},
	{"abort", abort},
	{"addr", address},
	{"ansi_clear_screen", ansiClearScreen},
	{"ansi_cursor_hide", ansiCursorHide},
	{"ansi_cursor_move", ansiCursorMove},
	{"ansi_cursor_restore", ansiCursorRestore},
	{"ansi_cursor_save", ansiCursorSave},
	{"ansi_cursor_show", ansiCursorShow},
	{"ansi_new_line", ansiNewLine},
	{"ansi_reset_color", ansiResetColor},
	{"ansi_set_color", ansiSetColor},
	{"ansi_set_color2", ansiSetColor},
	{"ansi_set_color3", ansiSetColor},
	{"arch_bytes", archBytes},
	{"assert", assert},
	{"big_endian2", swap2},
	{"big_endian4", swap4},
	{"big_endian8", swap8},
	{"bytes_to_string", bytesToString},
	{"commit", commit},
	{"cpu", cpu},
	{"cpu_clock_ms", clockMS},
	{"cpu_clock_ns", clockNS},
	{"cpu_clock_s", clockS},
	{"cpu_clock_us", clockUS},
	{"cputime_to_msecs", cputimeMS},
	{"cputime_to_string", cputimeString},
	{"cputime_to_usecs", cputimeUS},
	{"ctime", ctime},
	{"delete_stopwatch", deleteStopwatch},
	{"discard", discard},
	{"egid", gid},
	{"errno_p", errnoNumber},
	{"errno_str", errnoName},
	{"error", raiseError},
	{"euid", uid},
	{"execname", execname},
	{"exit", exit},
	{"format_ipaddr", formatIP},
	{"fp32_to_fp64", floatWiden},
	{"fp_add", floatAdd},
	{"fp_div", floatDivide},
	{"fp_eq", floatEqual},
	{"fp_le", floatLessEqual},
	{"fp_lt", floatLess},
	{"fp_mul", floatMultiply},
	{"fp_rem", floatRemainder},
	{"fp_sqrt", floatRoot},
	{"fp_sub", floatSubtract},
	{"fp_to_long", floatToLong},
	{"fp_to_string", floatToString},
	{"ftrace", nothing},
	{"get_cycles", cycles},
	{"get_loadavg_index", loadAverage},
	{"gettimeofday_ms", clockMS},
	{"gettimeofday_ns", clockNS},
	{"gettimeofday_s", clockS},
	{"gettimeofday_us", clockUS},
	{"gid", gid},
	{"htonl", swap4},
	{"htonll", swap8},
	{"htons", swap2},
	{"indent", indentAll},
	{"indent_depth", indentAllDepth},
	{"ip_ntop", ipText},
	{"is_myproc", isMine},
	{"is_return", isReturn},
	{"isdigit", isDigit},
	{"isinstr", isInString},
	{"jiffies", jiffies},
	{"ktime_get_ns", uptimeNS},
	{"little_endian2", keep2},
	{"little_endian4", keep4},
	{"little_endian8", keep8},
	{"local_clock_ms", clockMS},
	{"local_clock_ns", clockNS},
	{"local_clock_s", clockS},
	{"local_clock_us", clockUS},
	{"log", log},
	{"long_to_fp", floatOfLong},
	{"matched", matchedGroup},
	{"matched_str", matchedWhole},
	{"mdelay", delayMS},
	{"mem_page_size", pageSize},
	{"module_name", moduleName},
	{"msecs_to_string", msecsString},
	{"msg_flags_num2str", messageFlags},
	{"ngroups", matchedGroups},
	{"ns_egid", gid},
	{"ns_euid", uid},
	{"ns_gid", gid},
	{"ns_pgrp", processGroup},
	{"ns_pid", pid},
	{"ns_ppid", parentPID},
	{"ns_sid", processGroup},
	{"ns_tid", tid},
	{"ns_uid", uid},
	{"nsecs_to_string", nsecsString},
	{"ntohl", swap4},
	{"ntohll", swap8},
	{"ntohs", swap2},
	{"pages_to_string", pagesToString},
	{"pexecname", parentName},
	{"pgrp", processGroup},
	{"pid", pid},
	{"pid2execname", pidName},
	{"pid2task", pidTask},
	{"pn", probeAlias},
	{"pnlabel", probeLabel},
	{"pp", probePoint},
	{"ppfunc", probePointFunction},
	{"ppid", parentPID},
	{"printk", nothing},
	{"probe_type", probeKind},
	{"probefunc", probeFunction},
	{"probing_32bit_app", zero},
	{"qs_done", queueDone},
	{"qs_run", queueRun},
	{"qs_time", clockUS},
	{"qs_wait", queueWait},
	{"qsq_blocked", queueBlocked},
	{"qsq_print", queuePrint},
	{"qsq_service_time", queueServiceTime},
	{"qsq_start", queueStart},
	{"qsq_throughput", queueThroughput},
	{"qsq_utilization", queueUtilization},
	{"qsq_wait_queue_length", queueLength},
	{"qsq_wait_time", queueWaitTime},
	{"randint", randomNumber},
	{"read_stopwatch_ms", stopwatchMS},
	{"read_stopwatch_ns", stopwatchNS},
	{"read_stopwatch_s", stopwatchS},
	{"read_stopwatch_us", stopwatchUS},
	{"registers_valid", registersValid},
	{"remote_id", remoteID},
	{"remote_uri", noText},
	{"return_str", returnText},
	{"returnstr", returnedText},
	{"returnval", returned},
	{"rlimit_from_str", resourceLimit},
	{"sa_flags_str", actionFlags},
	{"sa_handler_str", actionHandler},
	{"sid", processGroup},
	{"signal_str", signalShort},
	{"sigset_mask_str", signalSet},
	{"sock_fam_num2str", familyName},
	{"sock_fam_str2num", familyNumber},
	{"sock_flags_num2str", socketFlags},
	{"sock_prot_num2str", protocolName},
	{"sock_prot_str2num", protocolNumber},
	{"sock_state_num2str", socketStateName},
	{"sock_state_str2num", socketStateNumber},
	{"sock_type_num2str", socketTypeName},
	{"sock_type_str2num", socketTypeNumber},
	{"speculate", speculate},
	{"speculation", speculation},
	{"sprint_loadavg", loadAverages},
	{"stack_size", stackSize},
	{"start_stopwatch", startStopwatch},
	{"stop_stopwatch", stopStopwatch},
	{"stp_pid", stapioPID},
	{"stp_print_binary", printBinary},
	{"str_replace", replace},
	{"string_quoted", quoted},
	{"string_to_fp", floatOfString},
	{"stringat", byteAt},
	{"strlen", length},
	{"strpos", position},
	{"strtol", number},
	{"substr", part},
	{"syscall_name", syscallName},
	{"syscall_num", syscallNumber},
	{"target", target},
	{"target_set_pid", inTargetSet},
	{"target_set_report", targetSet},
	{"task_cpu", taskCPU},
	{"task_current", taskCurrent},
	{"task_egid", taskGID},
	{"task_euid", taskUID},
	{"task_execname", taskName},
	{"task_gid", taskGID},
	{"task_nice", taskNice},
	{"task_parent", taskParent},
	{"task_pid", taskPID},
	{"task_prio", taskPriority},
	{"task_state", taskState},
	{"task_tid", taskTID},
	{"task_uid", taskUID},
	{"text_str", escaped},
	{"text_strn", escapedPart},
	{"thread_indent", indentThread},
	{"thread_indent_depth", indentThreadDepth},
	{"tid", tid},
	{"tokenize", tokenize},
	{"tz_ctime", ctimeZone},
	{"tz_gmtoff", zero},
	{"tz_name", zoneName},
	{"uaddr", userAddress},
	{"uarch_bytes", userArchBytes},
	{"udelay", delayUS},
	{"uid", uid},
	{"usecs_to_string", usecsString},
	{"user_mode", userMode},
	{"usrdev2kerndev", newDevice},
	{"vm_fault_contains", faultContains},
	{"warn", warn},
}

// What functions of no meaning here, or of a fixed one, do.
func nothing(*call)    {}
func zero(c *call)     { c.long = 0 }
func noText(c *call)   { c.string = "" }
func pageSize(c *call) { c.long = 4096 }

func log(c *call)   { c.log(c.strings[0]) }
func warn(c *call)  { c.warn(c.strings[0]) }
func exit(c *call)  { c.exit() }
func abort(c *call) { c.abort() }

func raiseError(c *call) {
	c.fail(c.strings[0])
	c.bare = true
}

func assert(c *call) {
	if c.longs[0] != 0 {
		return
	}
	c.fail("Assertion failed")
	if len(c.strings) > 0 {
		c.fail(c.strings[0])
	}
	c.bare = true
}

func printBinary(c *call) {
	n := min(max(c.longs[0], 0), int64(len(c.longs)-1))
	var out []byte
	for _, x := range c.longs[1 : 1+n] {
		for range 8 {
			out = append(out, byte(x))
			x >>= 8
		}
	}
	c.print(string(out))
}

// maxRandom is the most that randint takes.
const maxRandom = 1 << 20

func randomNumber(c *call) {
	n := c.longs[0]
	switch {
	case uint64(n) > maxRandom:
		c.fail("range too wide")
	case n > 0:
		c.long = int64(c.kernel().Script().Below(uint64(n)))
	}
}
