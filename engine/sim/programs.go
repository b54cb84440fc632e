package sim

import "strconv"

// Times, in ns.
const (
	microsecond = 1000
	millisecond = 1000 * microsecond
	second      = 1000 * millisecond
)

// populate makes the processes of a workload.
func (w *workload) populate(name string) {
	add := func(p Process, do program, soonest, latest int64) int {
		w.tasks = append(w.tasks, task{Process: p, do: do, cpu: len(w.tasks) % len(w.cpus), wake: w.between(soonest, latest), child: none})
		return len(w.tasks) - 1
	}
	one := func(pid, parent int64, name string, user int64, do program, soonest, latest int64) int {
		return add(Process{PID: pid, TID: pid, Parent: parent, Name: name, UID: user, GID: user}, do, soonest, latest)
	}
	one(1, 0, "systemd", 0, initDaemon, second, 4*second)
	one(2, 0, "kthreadd", 0, sleeper, never/2, never/2)
	one(14, 2, "rcu_sched", 0, kernelThread, millisecond, 40*millisecond)
	one(31, 2, "kworker/0:1", 0, kernelThread, millisecond, 300*millisecond)
	one(412, 1, "systemd-journal", 0, journal, second/2, 3*second)
	one(611, 1, "cron", 0, cron, 5*second, 30*second)
	one(640, 1, "watchdog", 0, watchdog, 100*millisecond, second)
	one(702, 1, "sshd", 0, sshd, 800*millisecond, 3*second)
	if name == "idle" {
		return
	}
	one(1040, 702, "sshd", 0, sshd, 100*millisecond, 900*millisecond)
	one(1042, 1040, "bash", 1000, bash, 50*millisecond, 600*millisecond)
	if name == "desktop" {
		one(830, 1, "Xorg", 0, display, 5*millisecond, 16*millisecond)
		one(1310, 1042, "firefox", 1000, browser, millisecond, 50*millisecond)
		add(Process{PID: 1310, TID: 1322, Parent: 1042, Name: "StyleThread#0", UID: 1000, GID: 1000}, worker, millisecond, 20*millisecond)
		add(Process{PID: 1310, TID: 1323, Parent: 1042, Name: "StyleThread#1", UID: 1000, GID: 1000}, worker, millisecond, 20*millisecond)
		return
	}
	one(655, 1, "rsyslogd", 0, logger, 100*millisecond, 600*millisecond)
	one(900, 1, "nginx", 0, sleeper, never/2, never/2)
	one(901, 900, "nginx", 33, webServer, millisecond, 20*millisecond)
	one(902, 900, "nginx", 33, webServer, millisecond, 30*millisecond)
	one(960, 1, "postgres", 105, checkpointer, second, 2*second)
	one(1101, 960, "postgres", 105, database, millisecond, 40*millisecond)
	one(1102, 960, "postgres", 105, database, millisecond, 60*millisecond)
	add(Process{PID: 1200, TID: 1200, Parent: 1, Name: "java", UID: 110, GID: 110}, worker, millisecond, 9*millisecond)
	add(Process{PID: 1200, TID: 1207, Parent: 1, Name: "GC Thread#0", UID: 110, GID: 110}, worker, millisecond, 90*millisecond)
}

// work lets time pass in which a task computes.
func (w *workload) work(low, high int64) { w.now += w.between(low, high) }

// systemCallNumbers has the number of each call that the workload makes, and
// the name by which the kernel knows it.
var systemCallNumbers = [...]struct {
	probe, kernel string
	number        int64
}{
	{"accept4", "accept4", 288}, {"brk", "brk", 12}, {"clock_nanosleep", "clock_nanosleep", 230}, {"clone", "clone", 56},
	{"close", "close", 3}, {"connect", "connect", 42}, {"epoll_wait", "epoll_wait", 232}, {"execve", "execve", 59},
	{"exit_group", "exit_group", 231}, {"fstat", "fstat", 5}, {"fstatat", "newfstatat", 262}, {"fsync", "fsync", 74},
	{"futex", "futex", 202}, {"getpid", "getpid", 39}, {"ioctl", "ioctl", 16}, {"kill", "kill", 62}, {"lseek", "lseek", 8},
	{"mmap2", "mmap", 9}, {"munmap", "munmap", 11}, {"nanosleep", "nanosleep", 35}, {"open", "open", 2}, {"openat", "openat", 257},
	{"poll", "poll", 7}, {"pread", "pread64", 17}, {"pwrite", "pwrite64", 18}, {"read", "read", 0}, {"recvfrom", "recvfrom", 45},
	{"sendto", "sendto", 44}, {"wait4", "wait4", 61}, {"write", "write", 1},
}

// enters tells that a task begins a system call.
func (w *workload) enters(i int, call, arguments string, values ...Value) {
	t := &w.tasks[i]
	for _, c := range systemCallNumbers {
		if c.probe == call {
			w.tell(w.now, t.cpu, t.Process, "syscall_any", text("name", c.kernel), number("syscall_nr", c.number))
		}
	}
	values = append(values, text("name", call), text("argstr", arguments))
	w.tell(w.now, t.cpu, t.Process, "syscall."+call, values...)
}

// returns tells that a system call returns to a task.
func (w *workload) returns(i int, call string, result int64) {
	t := &w.tasks[i]
	w.work(100, 400)
	w.tell(w.now, t.cpu, t.Process, "syscall."+call+".return", text("name", call), number("retval", result), text("retstr", resultText(result)))
	for _, c := range systemCallNumbers {
		if c.probe == call {
			w.tell(w.now, t.cpu, t.Process, "syscall_any.return", text("name", c.kernel), number("syscall_nr", c.number), number("retval", result))
		}
	}
	if call == "execve" {
		success := int64(1)
		if result < 0 {
			success = 0
		}
		w.tell(w.now, t.cpu, t.Process, "kprocess.exec_complete", text("name", call), number("retval", result), text("retstr", resultText(result)),
			number("errno", result), number("success", success))
	}
	w.work(300, 2000)
}

// resultText writes what a system call returned.
func resultText(n int64) string {
	name := ""
	switch n {
	case -2:
		name = " (ENOENT)"
	case -11:
		name = " (EAGAIN)"
	case -25:
		name = " (ENOTTY)"
	case -110:
		name = " (ETIMEDOUT)"
	}
	return strconv.FormatInt(n, 10) + name
}

// calls is a system call that does not wait.
func (w *workload) calls(i int, call string, result int64, arguments string, values ...Value) {
	w.enters(i, call, arguments, values...)
	w.work(300, 3000)
	w.returns(i, call, result)
}

// waits ends a task's turn in a system call, "" for none: what it waits for
// comes after so many ns, and the call then returns the result.
func (w *workload) waits(i int, call string, by cause, after, result int64) {
	t := &w.tasks[i]
	w.work(200, 900)
	t.call, t.cause, t.gives, t.wake = call, by, result, never
	if after < never {
		t.wake = w.now + after
	}
}

// buffer is the address that a task reads to or writes from.
func (w *workload) buffer(i int) int64 { return 0x7ffd00000000 + w.tasks[i].TID<<16 }

func hex(n int64) string     { return "0x" + strconv.FormatInt(n, 16) }
func decimal(n int64) string { return strconv.FormatInt(n, 10) }

// quoted writes what is read or written as system call probes do.
func quoted(s string) string {
	if len(s) > 45 {
		return `"` + s[:43] + `"...`
	}
	return `"` + s + `"`
}

// reads is read(2) of a file, with what the file system does.
func (w *workload) reads(i int, fd, count, result int64, path string) {
	at := w.buffer(i)
	w.enters(i, "read", decimal(fd)+", "+hex(at)+", "+decimal(count), number("fd", fd), number("buf_uaddr", at), number("count", count))
	w.files(i, "vfs.read", "bytes_to_read", "bytes_read", path, count, result)
	w.returns(i, "read", result)
}

// writes is write(2) of a file.
func (w *workload) writes(i int, fd int64, data, path string) {
	n := int64(len(data))
	w.enters(i, "write", decimal(fd)+", "+quoted(data)+", "+decimal(n),
		number("fd", fd), number("buf_uaddr", w.buffer(i)), number("count", n), text("buf_str", quoted(data)))
	w.files(i, "vfs.write", "bytes_to_write", "bytes_written", path, n, n)
	w.returns(i, "write", n)
}

// files tells of a read or a write in the virtual file system.
func (w *workload) files(i int, probe, wanted, done, path string, count, result int64) {
	t := &w.tasks[i]
	w.work(200, 500)
	values := []Value{
		text("name", probe), text("pathname", path), text("devname", device(path)), number("ino", inode(path)), number("file", TaskAddress(t.TID)+0x900),
		number("buf", w.buffer(i)), number(wanted, count), number("dev", 0x10300001), number("pos", 0),
	}
	w.tell(w.now, t.cpu, t.Process, probe, append(values, text("argstr", decimal(count)+", 0, "+hex(w.buffer(i))))...)
	w.work(400, 3000)
	w.tell(w.now, t.cpu, t.Process, probe+".return", append(values[:len(values):len(values)], number("ret", result), number(done, max(result, 0)),
		number("error", min(result, 0)), text("error_str", ""), text("retstr", decimal(result)))...)
}

// device is the block device of a file, and inode its number.
func device(path string) string {
	if path == "" || path[0] != '/' || len(path) > 5 && path[:5] == "/dev/" {
		return "N/A"
	}
	return "nvme0n1p2"
}

func inode(path string) int64 {
	n := int64(131072)
	for _, b := range []byte(path) {
		n = n*31%999983 + int64(b)
	}
	return n
}

// opens is openat(2); fd is what it returns.
func (w *workload) opens(i int, path, flags string, fd int64) {
	w.calls(i, "openat", fd, "AT_FDCWD, \""+path+"\", "+flags,
		number("dfd", -100), text("dfd_str", "AT_FDCWD"), text("filename", `"`+path+`"`), text("filename_unquoted", path),
		number("flags", 0x80000), text("flags_str", flags), number("mode", 0))
}

func (w *workload) closes(i int, fd int64) { w.calls(i, "close", 0, decimal(fd), number("fd", fd)) }

func (w *workload) stats(i int, fd int64) {
	at := w.buffer(i) + 0x200
	w.calls(i, "fstat", 0, decimal(fd)+", "+hex(at), number("filedes", fd), number("buf_uaddr", at))
}

// faults is a page that a task touches for the first time.
func (w *workload) faults(i int, address int64) {
	t := &w.tasks[i]
	w.tell(w.now, t.cpu, t.Process, "vm.pagefault", text("name", "pagefault"), number("address", address), number("write_access", address>>12&1))
	w.work(400, 1500)
	w.tell(w.now, t.cpu, t.Process, "vm.pagefault.return", text("name", "pagefault"), number("fault_type", 0))
	w.work(200, 900)
}

// sends and receives are messages of TCP.
func (w *workload) sends(i int, fd, size int64) {
	t := &w.tasks[i]
	w.enters(i, "sendto", decimal(fd)+", \"\", "+decimal(size)+", MSG_NOSIGNAL, {unknown address family (0)}, 0",
		number("s", fd), number("buf_uaddr", w.buffer(i)), number("len", size), number("flags", 0x4000), text("flags_str", "MSG_NOSIGNAL"),
		text("buf", `""`), text("to_str", ""))
	w.work(300, 900)
	w.tell(w.now, t.cpu, t.Process, "tcp.sendmsg", text("name", "tcp.sendmsg"), number("family", 2), number("size", size), number("sock", socketOf(fd)))
	w.work(800, 2500)
	w.tell(w.now, t.cpu, t.Process, "netdev.transmit", text("dev_name", "eth0"), number("length", size+66), number("protocol", 8), number("truesize", size+768))
	w.work(400, 1500)
	w.tell(w.now, t.cpu, t.Process, "tcp.sendmsg.return", text("name", "tcp.sendmsg"), number("size", size))
	w.returns(i, "sendto", size)
}

func (w *workload) receives(i int, fd, size, ours, peer int64) {
	t := &w.tasks[i]
	at := w.buffer(i)
	w.enters(i, "recvfrom", decimal(fd)+", "+hex(at)+", 8192, 0x0, 0x0, 0x0",
		number("s", fd), number("buf_uaddr", at), number("len", 8192), number("flags", 0), text("flags_str", "0x0"))
	w.work(200, 700)
	values := []Value{
		text("name", "tcp.recvmsg"), number("family", 2), text("saddr", "10.0.2.15"), text("daddr", "192.0.2."+decimal(peer%200+10)),
		number("sport", ours), number("dport", peer),
	}
	w.tell(w.now, t.cpu, t.Process, "tcp.recvmsg", append(values[:len(values):len(values)], number("size", 8192), number("sock", socketOf(fd)))...)
	w.work(400, 1200)
	w.tell(w.now, t.cpu, t.Process, "tcp.recvmsg.return", append(values[:len(values):len(values)], number("size", size))...)
	w.returns(i, "recvfrom", size)
}

func socketOf(fd int64) int64 { return firstTask - 0x10000 + fd*0x800 }

// polls waits in poll(2).
func (w *workload) polls(i int, by cause, after, result int64) {
	at := w.buffer(i) + 0x100
	w.enters(i, "poll", hex(at)+", 2, -1", number("ufds_uaddr", at), number("nfds", 2), number("timeout", -1))
	w.waits(i, "poll", by, after, result)
}

// events waits in epoll_wait(2).
func (w *workload) events(i int, by cause, after int64) {
	at := w.buffer(i) + 0x300
	w.enters(i, "epoll_wait", "8, "+hex(at)+", 512, -1", number("epfd", 8), number("events_uaddr", at), number("maxevents", 512), number("timeout", -1))
	w.waits(i, "epoll_wait", by, after, 1)
}

// What the programs do. Each is called when its task runs, and lets it wait.

// sleeper waits for what never comes.
func sleeper(w *workload, i int) { w.waits(i, "", byTask, never, 0) }

func kernelThread(w *workload, i int) {
	w.work(5*microsecond, 80*microsecond)
	w.waits(i, "", byTimer, w.between(20*millisecond, 400*millisecond), 0)
}

func initDaemon(w *workload, i int) {
	w.reads(i, 14, 16, 8, "anon_inode:[timerfd]")
	w.opens(i, "/proc/meminfo", "O_RDONLY|O_CLOEXEC", 42)
	w.stats(i, 42)
	w.reads(i, 42, 1024, 1024, "/proc/meminfo")
	w.closes(i, 42)
	w.enters(i, "kill", "412, SIGCONT", number("pid", 412), number("sig", 18), text("sig_name", "SIGCONT"))
	w.signals(i, 18, "SIGCONT", 412, "systemd-journal", "SI_USER or SI_TIMER or SI_ASYNCIO")
	w.returns(i, "kill", 0)
	w.events(i, byTimer, w.between(2*second, 5*second))
}

func journal(w *workload, i int) {
	w.calls(i, "recvfrom", -11, "5, "+hex(w.buffer(i))+", 8192, MSG_DONTWAIT, 0x0, 0x0", number("s", 5), number("len", 8192), number("flags", 0x40), text("flags_str", "MSG_DONTWAIT"))
	w.opens(i, "/proc/412/status", "O_RDONLY|O_CLOEXEC", 23)
	w.reads(i, 23, 1024, 1024, "/proc/412/status")
	w.closes(i, 23)
	w.events(i, byTimer, w.between(1*second, 4*second))
}

func cron(w *workload, i int) {
	w.calls(i, "fstatat", 0, `AT_FDCWD, "/etc/crontab", `+hex(w.buffer(i))+", 0x0",
		number("dirfd", -100), text("dirfd_str", "AT_FDCWD"), text("path", `"/etc/crontab"`), text("path_unquoted", "/etc/crontab"), number("flags", 0), text("flags_str", "0x0"))
	at := w.buffer(i) + 0x40
	w.enters(i, "clock_nanosleep", "CLOCK_REALTIME, 0x0, [30.000000000], "+hex(at),
		number("clk_id", 0), text("clk_id_str", "CLOCK_REALTIME"), number("flags", 0), text("flags_str", "0x0"), number("req_uaddr", at), text("req_str", "[30.000000000]"), number("rem_uaddr", at))
	w.waits(i, "clock_nanosleep", byTimer, 30*second, 0)
}

// watchdog is an old program: it sleeps with nanosleep and opens with open.
func watchdog(w *workload, i int) {
	const path = "/dev/watchdog"
	w.calls(i, "getpid", w.tasks[i].PID, "")
	w.calls(i, "open", 3, `"`+path+`", O_RDWR`, text("filename", `"`+path+`"`), text("filename_unquoted", path), number("flags", 2), text("flags_str", "O_RDWR"), number("mode", 0))
	w.writes(i, 3, "1", path)
	w.closes(i, 3)
	at := w.buffer(i) + 0x40
	w.enters(i, "nanosleep", "[1.000000000], 0x0", number("req_uaddr", at), text("req_str", "[1.000000000]"), number("rem_uaddr", 0))
	w.waits(i, "nanosleep", byTimer, second, 0)
}

func sshd(w *workload, i int) {
	n := w.between(36, 180)
	w.reads(i, 4, 32768, n, "socket:[18211]")
	w.writes(i, 7, "\x1b[?2004l\r\r\n", "/dev/ptmx")
	w.tasks[i].bytes = n
	w.polls(i, byNetwork, w.between(600*millisecond, 3*second), 1)
}

func logger(w *workload, i int) {
	const path = "/var/log/syslog"
	w.writes(i, 6, "kernel: audit: backlog limit exceeded", path)
	if w.tasks[i].round++; w.tasks[i].round%5 == 0 {
		w.stats(i, 6)
	}
	w.polls(i, byTimer, w.between(300*millisecond, 900*millisecond), 1)
}

func worker(w *workload, i int) {
	w.work(20*microsecond, 400*microsecond)
	at := 0x7f3a00000000 + w.tasks[i].TID<<8
	w.enters(i, "futex", hex(at)+", FUTEX_WAIT_PRIVATE, 0, 0", number("futex_uaddr", at), number("op", 128), number("val", 0), number("utime_uaddr", 0), number("uaddr2_uaddr", 0), number("val3", 0))
	w.waits(i, "futex", byTimer, w.between(2*millisecond, 25*millisecond), -110)
}

func display(w *workload, i int) {
	w.work(100*microsecond, 900*microsecond)
	w.calls(i, "ioctl", 0, "12, 3223348412, "+hex(w.buffer(i)), number("fd", 12), number("request", 3223348412), number("argp", w.buffer(i)))
	w.events(i, byTimer, w.between(14*millisecond, 18*millisecond))
}

func browser(w *workload, i int) {
	w.work(50*microsecond, 2*millisecond)
	t := &w.tasks[i]
	if t.round++; t.round%20 == 0 {
		w.opens(i, "/home/ada/.cache/mozilla/firefox/cache2/index", "O_RDWR|O_CREAT", 61)
		w.reads(i, 61, 4096, 4096, "/home/ada/.cache/mozilla/firefox/cache2/index")
		w.closes(i, 61)
	}
	w.calls(i, "munmap", 0, hex(0x7f1200000000)+", 65536", number("start", 0x7f1200000000), number("length", 65536))
	w.faults(i, 0x7f1200000000+w.between(0, 4000)<<12)
	w.polls(i, byTimer, w.between(8*millisecond, 60*millisecond), 1)
}

// webServer answers requests: some want a file, others the database.
func webServer(w *workload, i int) {
	t := &w.tasks[i]
	peer := w.between(32768, 60999)
	w.calls(i, "accept4", 11, "6, "+hex(w.buffer(i))+", "+hex(w.buffer(i)+0x80)+", SOCK_NONBLOCK",
		number("sockfd", 6), number("addr_uaddr", w.buffer(i)), number("addrlen_uaddr", w.buffer(i)+0x80), number("flags", 0x800), text("flags_str", "SOCK_NONBLOCK"))
	w.receives(i, 11, t.bytes, 80, peer)
	pages := [...]string{"/var/www/html/index.html", "/var/www/html/style.css", "/var/www/html/logo.png"}
	page := pages[w.between(0, int64(len(pages)-1))]
	if w.between(1, 20) == 1 {
		w.opens(i, "/var/www/html/favicon.ico", "O_RDONLY|O_NONBLOCK", -2)
		w.sends(i, 11, 312)
	} else {
		w.opens(i, page, "O_RDONLY|O_NONBLOCK", 12)
		w.stats(i, 12)
		size := inode(page)%9000 + 400
		at := w.buffer(i)
		w.calls(i, "pread", size, "12, "+hex(at)+", "+decimal(size)+", 0", number("fd", 12), number("buf_uaddr", at), number("count", size), number("offset", 0))
		w.sends(i, 11, size+230)
		w.closes(i, 12)
	}
	w.writes(i, 5, `192.0.2.10 - - "GET /index.html HTTP/1.1" 200`, "/var/log/nginx/access.log")
	w.closes(i, 11)
	t = &w.tasks[i]
	t.bytes = w.between(180, 700)
	w.events(i, byNetwork, w.between(3*millisecond, 45*millisecond))
}

// database answers queries; every fourth reads a block from the disk.
func database(w *workload, i int) {
	t := &w.tasks[i]
	const table = "/var/lib/postgresql/15/main/base/16384/16397"
	if t.step == 1 {
		t.step = 0
		w.work(20*microsecond, 90*microsecond)
		w.sends(i, 9, w.between(90, 1400))
		t = &w.tasks[i]
		t.bytes = w.between(60, 300)
		w.events(i, byNetwork, w.between(4*millisecond, 60*millisecond))
		return
	}
	w.receives(i, 9, max(t.bytes, 60), 5432, 41000+t.PID)
	w.work(30*microsecond, 400*microsecond)
	w.calls(i, "lseek", 8192*w.between(10, 900), "17, 0, SEEK_END", number("fildes", 17), number("offset", 0), number("whence", 2), text("whence_str", "SEEK_END"))
	t = &w.tasks[i]
	if t.round++; t.round%4 != 0 {
		w.sends(i, 9, w.between(90, 1400))
		w.tasks[i].bytes = w.between(60, 300)
		w.events(i, byNetwork, w.between(4*millisecond, 60*millisecond))
		return
	}
	offset := 8192 * w.between(0, 900)
	at := w.buffer(i)
	w.enters(i, "pread", "17, "+hex(at)+", 8192, "+decimal(offset), number("fd", 17), number("buf_uaddr", at), number("count", 8192), number("offset", offset))
	w.disk(i, 0, 8192, offset, table)
	w.waits(i, "pread", byDisk, w.between(80*microsecond, 400*microsecond), 8192)
	t = &w.tasks[i]
	t.step, t.bytes = 1, 8192
}

// disk is a request to a block device: rw is 0 to read and 1 to write.
func (w *workload) disk(i int, rw, size, offset int64, path string) {
	t := &w.tasks[i]
	w.work(500, 2000)
	w.tell(w.now, t.cpu, t.Process, "ioblock.request", text("name", "ioblock.request"), text("devname", "nvme0n1p2"), number("ino", inode(path)),
		number("sector", 2048+offset/512), number("rw", rw), number("opf", rw), number("size", size), number("vcnt", 1),
		number("p_start_sect", 2048))
}

// checkpointer writes what the database changed.
func checkpointer(w *workload, i int) {
	t := &w.tasks[i]
	const path = "/var/lib/postgresql/15/main/pg_wal/000000010000000000000001"
	if t.step == 1 {
		t.step = 0
		w.events(i, byTimer, w.between(second, 3*second))
		return
	}
	offset := 8192 * w.between(0, 2000)
	w.calls(i, "pwrite", 8192, "3, \"\\020\\321\"..., 8192, "+decimal(offset), number("fd", 3), number("buf_uaddr", w.buffer(i)), text("buf_str", `"\020\321"...`), number("count", 8192), number("offset", offset))
	w.enters(i, "fsync", "3", number("fd", 3))
	w.disk(i, 1, 8192, offset, path)
	w.waits(i, "fsync", byDisk, w.between(300*microsecond, 2*millisecond), 0)
	t = &w.tasks[i]
	t.step, t.bytes = 1, 8192
}

// commands are what someone types at the shell: a program, and what it reads.
var commands = [...]struct{ name, path, file string }{
	{"ls", "/usr/bin/ls", "/home/ada"}, {"cat", "/usr/bin/cat", "/etc/hostname"}, {"date", "/usr/bin/date", "/etc/localtime"},
	{"grep", "/usr/bin/grep", "/home/ada/notes.txt"}, {"ps", "/usr/bin/ps", "/proc/stat"}, {"vi", "/usr/bin/vi", "/home/ada/notes.txt"},
}

// bash runs a command for each line it reads, and waits for its end.
func bash(w *workload, i int) {
	t := &w.tasks[i]
	if t.step == 0 {
		w.reads(i, 0, 1, 1, "/dev/pts/0")
		t = &w.tasks[i]
		t.step = 1
		pid := w.nextPID
		w.nextPID++
		child := w.fork(i, pid)
		t = &w.tasks[i]
		t.child = child
		at := w.buffer(i) + 0x500
		w.enters(i, "wait4", "-1, "+hex(at)+", WSTOPPED|WCONTINUED, 0x0", number("pid", -1), number("status_uaddr", at), number("options", 10),
			text("options_str", "WSTOPPED|WCONTINUED"), number("rusage_uaddr", 0))
		w.tell(w.now, t.cpu, t.Process, "scheduler.process_wait", text("name", "process_wait"), number("pid", 0))
		w.waits(i, "wait4", byTask, never, pid)
		return
	}
	gone := &w.tasks[t.child]
	w.tell(w.now, t.cpu, t.Process, "kprocess.release", number("task", TaskAddress(gone.TID)), number("released_pid", gone.PID), number("released_tid", gone.TID))
	t.step, t.child = 0, none
	w.writes(i, 2, "ada@sim:~$ ", "/dev/pts/0")
	at := w.buffer(i)
	w.enters(i, "read", "0, "+hex(at)+", 1", number("fd", 0), number("buf_uaddr", at), number("count", 1))
	w.waits(i, "read", byTask, w.between(300*millisecond, 2500*millisecond), 1)
}

// fork makes a child of a task, and returns its index.
func (w *workload) fork(i int, pid int64) int {
	const flags = "CLONE_CHILD_CLEARTID|CLONE_CHILD_SETTID|SIGCHLD"
	w.enters(i, "clone", flags+", 0x0, 0x0, 0x7f0000a10a10", number("clone_flags", 0x1200011), number("stack_start", 0), number("parent_tid_uaddr", 0), number("child_tid_uaddr", 0x7f0000a10a10))
	w.work(40*microsecond, 120*microsecond)
	t := &w.tasks[i]
	child := task{Process: t.Process, do: command, cpu: (t.cpu + 1) % len(w.cpus), cause: byTask, wake: w.now + 3*microsecond, child: i}
	child.PID, child.TID, child.Parent = pid, pid, t.PID
	place := none
	for j := range w.tasks {
		if w.tasks[j].dead {
			place = j
		}
	}
	if place == none {
		w.tasks = append(w.tasks, task{})
		place = len(w.tasks) - 1
	}
	w.tasks[place] = child
	t = &w.tasks[i]
	w.tell(w.now, t.cpu, t.Process, "scheduler.process_fork", text("name", "process_fork"), number("parent_pid", t.PID), number("child_pid", pid))
	w.tell(w.now, t.cpu, t.Process, "kprocess.create", number("task", TaskAddress(pid)), number("new_pid", pid), number("new_tid", pid))
	w.work(2*microsecond, 9*microsecond)
	w.returns(i, "clone", pid)
	return place
}

// command is a child of the shell: it becomes another program, which reads a
// file, writes and ends.
func command(w *workload, i int) {
	t := &w.tasks[i]
	if t.step == 0 {
		t.step = 1
		w.tell(w.now, t.cpu, t.Process, "kprocess.start")
		w.returns(i, "clone", 0)
		c := commands[w.between(0, int64(len(commands)-1))]
		arguments := `["` + c.name + `", "` + c.file + `"]`
		values := []Value{
			text("filename", `"`+c.path+`"`), text("args", arguments), text("env_str", "[/* 23 vars */]"),
		}
		argstr := `"` + c.path + `", ` + arguments + ", [/* 23 vars */]"
		t = &w.tasks[i]
		w.tell(w.now, t.cpu, t.Process, "kprocess.exec", append(values[:len(values):len(values)], text("name", "execve"), text("argstr", argstr))...)
		w.enters(i, "execve", argstr, values...)
		w.work(150*microsecond, 600*microsecond)
		t = &w.tasks[i]
		t.Name = c.name
		w.returns(i, "execve", 0)
		for n := range int64(6) {
			w.faults(i, 0x55d0c0de0000+n<<12)
		}
		w.calls(i, "brk", 0x55d0c1e00000, "0x0", number("brk", 0))
		w.opens(i, "/etc/ld.so.cache", "O_RDONLY|O_CLOEXEC", 3)
		w.stats(i, 3)
		w.maps(i, 31337, 3)
		w.closes(i, 3)
		w.opens(i, "/lib/x86_64-linux-gnu/libc.so.6", "O_RDONLY|O_CLOEXEC", 3)
		w.reads(i, 3, 832, 832, "/lib/x86_64-linux-gnu/libc.so.6")
		w.maps(i, 2011264, 3)
		w.closes(i, 3)
		w.opens(i, c.file, "O_RDONLY", 3)
		at := w.buffer(i)
		w.enters(i, "read", "3, "+hex(at)+", 131072", number("fd", 3), number("buf_uaddr", at), number("count", 131072))
		w.disk(i, 0, 4096, 4096*w.between(0, 5000), c.file)
		w.waits(i, "read", byDisk, w.between(100*microsecond, 500*microsecond), 1024)
		t = &w.tasks[i]
		t.bytes = 4096
		return
	}
	w.closes(i, 3)
	w.work(100*microsecond, 3*millisecond)
	w.writes(i, 1, "hello from a simulated program\n", "/dev/pts/0")
	w.enters(i, "exit_group", "0", number("status", 0))
	w.work(2*microsecond, 9*microsecond)
	t = &w.tasks[i]
	parent := &w.tasks[t.child]
	w.tell(w.now, t.cpu, t.Process, "kprocess.exit", number("code", 0))
	w.tell(w.now+1000, t.cpu, t.Process, "scheduler.process_exit", text("name", "process_exit"), number("pid", t.PID), number("priority", priority))
	w.now += 2000
	w.signals(i, 17, "SIGCHLD", parent.PID, parent.Name, "SI_KERNEL (SIGFPE, SIGSEGV, SIGTRAP, SIGCHLD, SIGPOLL)")
	w.now += 1000
	parent.wake = w.now
	t.dead, t.wake = true, never
}

func (w *workload) maps(i int, length, fd int64) {
	at := 0x7f4400000000 + length<<12
	w.calls(i, "mmap2", at, "0x0, "+decimal(length)+", PROT_READ, MAP_PRIVATE, "+decimal(fd)+", 0",
		number("start", 0), number("length", length), number("prot", 1), text("prot_str", "PROT_READ"), number("flags", 2), text("flags_str", "MAP_PRIVATE"), number("fd", fd), number("pgoffset", 0))
}

// signals tells that a task sends a signal.
func (w *workload) signals(i int, signal int64, name string, to int64, receiver, kind string) {
	t := &w.tasks[i]
	w.tell(w.now, t.cpu, t.Process, "signal.send", text("name", "signal_generate"), number("sig", signal), text("sig_name", name),
		number("sig_pid", to), text("pid_name", receiver), number("task", TaskAddress(to)), number("shared", 1), number("sinfo", 0), text("si_code", kind))
}
