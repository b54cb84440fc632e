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
	warned   map[string]bool
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
	c.warned = map[string]bool{}
	for k := range h.warned {
		c.warned[k] = true
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
	{"asmlinkage", nothing},
	{"assert", assert},
	{"atomic_long_read", readFault},
	{"atomic_read", readFault},
	{"big_endian2", swap2},
	{"big_endian4", swap4},
	{"big_endian8", swap8},
	{"bio_rw_num", requestNumber},
	{"bio_rw_str", requestName},
	{"bytes_to_string", bytesToString},
	{"cmdline_arg", commandArgument},
	{"cmdline_args", commandArguments},
	{"cmdline_str", commandWhole},
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
	{"env_var", noText},
	{"errno_p", errnoNumber},
	{"errno_str", errnoName},
	{"error", raiseError},
	{"euid", uid},
	{"execname", execname},
	{"exit", exit},
	{"fastcall", nothing},
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
	{"int_arg", readArgument},
	{"ip_ntop", ipText},
	{"is_myproc", isMine},
	{"is_return", isReturn},
	{"isdigit", isDigit},
	{"isinstr", isInString},
	{"jiffies", jiffies},
	{"kernel_buffer_quoted", addressText},
	{"kernel_buffer_quoted_error", kernelBuffer},
	{"kernel_char", kernelChar},
	{"kernel_int", kernelInt},
	{"kernel_long", kernelLong},
	{"kernel_or_user_string_quoted", eitherText},
	{"kernel_or_user_string_quoted_utf16", eitherWide},
	{"kernel_or_user_string_quoted_utf32", eitherWider},
	{"kernel_pointer", kernelPointer},
	{"kernel_short", kernelShort},
	{"kernel_string", kernelText},
	{"kernel_string2", kernelText},
	{"kernel_string2_utf16", kernelWide},
	{"kernel_string2_utf32", kernelWider},
	{"kernel_string_n", kernelTextPart},
	{"kernel_string_quoted", addressQuoted},
	{"kernel_string_quoted_utf16", addressQuoted},
	{"kernel_string_quoted_utf32", addressQuoted},
	{"kernel_string_utf16", kernelWide},
	{"kernel_string_utf32", kernelWider},
	{"ktime_get_ns", uptimeNS},
	{"little_endian2", keep2},
	{"little_endian4", keep4},
	{"little_endian8", keep8},
	{"local_clock_ms", clockMS},
	{"local_clock_ns", clockNS},
	{"local_clock_s", clockS},
	{"local_clock_us", clockUS},
	{"log", log},
	{"long_arg", readArgument},
	{"long_to_fp", floatOfLong},
	{"longlong_arg", readArgument},
	{"matched", matchedGroup},
	{"matched_str", matchedWhole},
	{"mdelay", delayMS},
	{"mem_page_size", pageSize},
	{"modname", kernelModule},
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
	{"pointer_arg", readArgument},
	{"pp", probePoint},
	{"ppfunc", probePointFunction},
	{"ppid", parentPID},
	{"print_regs", nothing},
	{"print_stack", printSymbols},
	{"print_syms", printSymbols},
	{"print_ustack", printSymbols},
	{"print_usyms", printSymbols},
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
	{"rcu_dereference", readFault},
	{"read_stopwatch_ms", stopwatchMS},
	{"read_stopwatch_ns", stopwatchNS},
	{"read_stopwatch_s", stopwatchS},
	{"read_stopwatch_us", stopwatchUS},
	{"register", readRegister},
	{"registers_valid", registersValid},
	{"regparm", nothing},
	{"remote_id", remoteID},
	{"remote_uri", noText},
	{"return_str", returnText},
	{"returnstr", returnedText},
	{"returnval", returned},
	{"rlimit_from_str", resourceLimit},
	{"s32_arg", readArgument},
	{"s64_arg", readArgument},
	{"sa_flags_str", actionFlags},
	{"sa_handler_str", actionHandler},
	{"set_int_arg", setArgument},
	{"set_long_arg", setArgument},
	{"set_longlong_arg", setArgument},
	{"set_pointer_arg", setArgument},
	{"set_s64_arg", setArgument},
	{"set_u32_arg", setArgument},
	{"set_u64_arg", setArgument},
	{"set_uint_arg", setArgument},
	{"set_ulong_arg", setArgument},
	{"set_ulonglong_arg", setArgument},
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
	{"sprint_stack", symbols},
	{"sprint_syms", symbols},
	{"sprint_ustack", symbols},
	{"sprint_usyms", symbols},
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
	{"switch_file", nothing},
	{"symdata", addressQuoted},
	{"symfile", addressQuoted},
	{"symfileline", addressQuoted},
	{"symline", addressQuoted},
	{"symname", addressQuoted},
	{"syscall_name", syscallName},
	{"syscall_num", syscallNumber},
	{"system", noShell},
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
	{"u32_arg", readArgument},
	{"u64_arg", readArgument},
	{"u_register", readRegister},
	{"uaddr", userAddress},
	{"uarch_bytes", userArchBytes},
	{"udelay", delayUS},
	{"uid", uid},
	{"uint_arg", readArgument},
	{"ulong_arg", readArgument},
	{"ulonglong_arg", readArgument},
	{"umodname", userModule},
	{"usecs_to_string", usecsString},
	{"user_buffer_quoted", addressText},
	{"user_buffer_quoted_error", userBuffer},
	{"user_char", zero},
	{"user_char_error", readFault},
	{"user_char_warn", userCharWarn},
	{"user_int", zero},
	{"user_int16", zero},
	{"user_int16_error", readFault},
	{"user_int32", zero},
	{"user_int32_error", readFault},
	{"user_int64", zero},
	{"user_int64_error", readFault},
	{"user_int8", zero},
	{"user_int8_error", readFault},
	{"user_int_error", readFault},
	{"user_int_warn", userIntWarn},
	{"user_long", zero},
	{"user_long_error", readFault},
	{"user_long_warn", userLongWarn},
	{"user_mode", userMode},
	{"user_short", zero},
	{"user_short_error", readFault},
	{"user_short_warn", userShortWarn},
	{"user_string", userText},
	{"user_string2", userText},
	{"user_string2_n_warn", userTextWarnOnly},
	{"user_string2_utf16", userWide},
	{"user_string2_utf32", userWider},
	{"user_string2_warn", userTextWarn},
	{"user_string_n", userText},
	{"user_string_n2", userText},
	{"user_string_n2_quoted", addressQuoted},
	{"user_string_n_nofault", noText},
	{"user_string_n_quoted", addressQuoted},
	{"user_string_n_warn", userTextWarn},
	{"user_string_nofault", noText},
	{"user_string_quoted", addressQuoted},
	{"user_string_quoted_utf16", addressQuoted},
	{"user_string_quoted_utf32", addressQuoted},
	{"user_string_utf16", userWide},
	{"user_string_utf32", userWider},
	{"user_string_warn", userTextWarn},
	{"user_uint16", zero},
	{"user_uint16_error", readFault},
	{"user_uint32", zero},
	{"user_uint32_error", readFault},
	{"user_uint64", zero},
	{"user_uint64_error", readFaultIn64},
	{"user_uint8", zero},
	{"user_uint8_error", readFault},
	{"user_ulong", zero},
	{"user_ulong_error", readFault},
	{"user_ulong_warn", userUlongWarn},
	{"user_ushort", zero},
	{"user_ushort_error", readFault},
	{"user_ushort_warn", userUshortWarn},
	{"usrdev2kerndev", newDevice},
	{"usymdata", addressQuoted},
	{"usymfile", addressQuoted},
	{"usymfileline", addressQuoted},
	{"usymline", addressQuoted},
	{"usymname", addressQuoted},
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
