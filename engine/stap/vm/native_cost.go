package vm

import (
	"sort"

	"ringlab/engine/stap/syntax"
	"ringlab/engine/stap/tapset"
)

// native returns the number of a call of a tapset function.
func (c *compiler) native(x *syntax.Call, longs, texts int) int {
	f := c.calls.native(x.Tapset)
	c.code.natives = append(c.code.natives, nativeCall{
		run: nativeOf(x.Tapset), longs: longs, texts: texts, result: x.Type(),
		cost: max(f.cost, 0), depth: f.depth, place: f.place,
	})
	return len(c.code.natives) - 1
}

// nativeFacts are what is known of a function of the tapset: how many actions
// it takes by itself, endless where it loops; how deeply it calls others,
// itself included; and where it stands, as messages say it.
type nativeFacts struct {
	cost, depth int
	place       string
}

// native returns the facts of the tapset function at an index.
func (k *calls) native(index int) nativeFacts {
	f, ok := k.natives[index]
	if ok {
		return f
	}
	t := tapset.At(index)
	f = nativeFacts{cost: 0, depth: 1, place: "identifier '" + t.Name + "' at " + t.Place}
	i := sort.Search(len(scripted), func(i int) bool { return scripted[i].name >= t.Name })
	for ; i < len(scripted) && scripted[i].name == t.Name; i++ {
		if n := scripted[i].parameters; n < 0 || n == len(t.Parameters) {
			f.cost, f.depth = scripted[i].cost, scripted[i].depth
		}
	}
	k.natives[index] = f
	return f
}

// scripted are the functions of the tapset that are written in the script
// language, and so take actions and call other functions. All others are
// written in C: they take none. parameters tells overloads apart; -1 is any.
// The figures are those of the code that stap 4.8 makes of them.
var scripted = [...]struct {
	name                    string
	parameters, cost, depth int
}{
	{"ansi_clear_screen", -1, 1, 1},
	{"ansi_cursor_hide", -1, 1, 1},
	{"ansi_cursor_move", -1, 1, 1},
	{"ansi_cursor_restore", -1, 1, 1},
	{"ansi_cursor_save", -1, 1, 1},
	{"ansi_cursor_show", -1, 1, 1},
	{"ansi_new_line", -1, 1, 1},
	{"ansi_reset_color", -1, 3, 2},
	{"ansi_set_color", 1, 1, 1},
	{"ansi_set_color", 2, 1, 1},
	{"ansi_set_color", 3, 2, 1},
	{"ansi_set_color2", -1, 2, 2},
	{"ansi_set_color3", -1, 3, 2},
	{"assert", -1, 2, 2},
	{"bytes_to_string", -1, 13, 1},
	{"caller", -1, 1, 4},
	{"cmdline_arg", -1, 1, 4},
	{"cmdline_args", -1, endless, 3},
	{"cmdline_str", -1, 1, 4},
	{"cpu_clock_ms", -1, 1, 2},
	{"cpu_clock_s", -1, 1, 2},
	{"cpu_clock_us", -1, 1, 2},
	{"cputime_to_string", -1, 1, 2},
	{"ctime", 0, 1, 3},
	{"delete_stopwatch", -1, 2, 1},
	{"env_var", -1, endless, 3},
	{"gettimeofday_ms", -1, 1, 2},
	{"gettimeofday_s", -1, 1, 2},
	{"gettimeofday_us", -1, 1, 2},
	{"indent", -1, 1, 5},
	{"indent_depth", -1, 1, 2},
	{"ip_ntop", -1, 1, 2},
	{"local_clock_ms", -1, 1, 2},
	{"local_clock_s", -1, 1, 2},
	{"local_clock_us", -1, 1, 2},
	{"matched_str", -1, 1, 2},
	{"mem_page_size", -1, 1, 1},
	{"msecs_to_string", -1, 5, 1},
	{"nsecs_to_string", -1, 5, 1},
	{"pages_to_string", -1, 3, 2},
	{"pid", -1, 1, 1},
	{"pid2execname", -1, 5, 3},
	{"pid2task", -1, 1, 2},
	{"qs_done", -1, 15, 5},
	{"qs_run", -1, 15, 5},
	{"qs_wait", -1, 13, 5},
	{"qsq_blocked", -1, 15, 5},
	{"qsq_print", -1, 89, 6},
	{"qsq_service_time", -1, 13, 5},
	{"qsq_start", -1, 10, 4},
	{"qsq_throughput", -1, 15, 5},
	{"qsq_utilization", -1, 15, 5},
	{"qsq_wait_queue_length", -1, 15, 5},
	{"qsq_wait_time", -1, 13, 5},
	{"read_stopwatch_ms", -1, 1, 3},
	{"read_stopwatch_ns", -1, 5, 2},
	{"read_stopwatch_s", -1, 1, 3},
	{"read_stopwatch_us", -1, 1, 3},
	{"remote_id", -1, 1, 1},
	{"remote_uri", -1, 1, 1},
	{"return_str", -1, 5, 2},
	{"signal_str", -1, 1, 1},
	{"sock_fam_num2str", -1, 1, 1},
	{"sock_fam_str2num", -1, 1, 1},
	{"sock_prot_num2str", -1, 1, 1},
	{"sock_prot_str2num", -1, 1, 1},
	{"sock_state_num2str", -1, 1, 1},
	{"sock_state_str2num", -1, 1, 1},
	{"start_stopwatch", -1, 4, 2},
	{"stop_stopwatch", -1, 5, 2},
	{"syscall_name", -1, 3, 1},
	{"syscall_num", -1, 5, 1},
	{"target", -1, 1, 1},
	{"task_cpu", -1, 3, 2},
	{"task_current", -1, 1, 2},
	{"task_execname", -1, 1, 2},
	{"task_parent", -1, 1, 2},
	{"task_pid", -1, 1, 2},
	{"task_state", -1, 1, 2},
	{"task_stime", -1, 1, 1},
	{"task_tid", -1, 1, 2},
	{"task_utime", -1, 1, 1},
	{"tcp_sockopt_str", -1, 1, 1},
	{"tcp_sockstate_str", -1, 1, 1},
	{"thread_indent", -1, 2, 5},
	{"thread_indent_depth", -1, 1, 2},
	{"tid", -1, 1, 1},
	{"tokenize", 1, 1, 2},
	{"tz_ctime", -1, 1, 2},
	{"tz_gmtoff", -1, 1, 1},
	{"tz_name", -1, 1, 1},
	{"usecs_to_string", -1, 5, 1},
}
