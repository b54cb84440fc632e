package tapset

import "ringlab/engine/words"

// Workload is a set of processes that make events.
type Workload struct {
	Name  string
	Words words.Text
}

// Workloads are those of package sim, with what they do in words.
var Workloads = [...]Workload{
	{"idle", words.Text{
		En: "A machine with little to do: systemd, journald, cron, sshd, a watchdog and kernel threads wake now and then.",
		Zh: "一台几乎空闲的机器：systemd、journald、cron、sshd、watchdog 和内核线程偶尔醒来。",
	}},
	{"desktop", words.Text{
		En: "The idle machine with someone at it: bash runs a command every second or two, Xorg draws 60 frames a second, firefox and its threads work.",
		Zh: "在空闲机器上有人使用：bash 每一两秒运行一条命令，Xorg 每秒绘制 60 帧，firefox 及其线程在工作。",
	}},
	{"server", words.Text{
		En: "The idle machine as a server: nginx answers some 80 requests a second, postgres 60 queries, some of which read the disk, java and rsyslogd work, and bash runs a command every second or two.",
		Zh: "空闲机器用作服务器：nginx 每秒应答约 80 个请求，postgres 每秒约 60 个查询（部分需要读盘），java 和 rsyslogd 在工作，bash 每一两秒运行一条命令。",
	}},
}
