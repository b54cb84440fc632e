package sim

import (
	"reflect"
	"testing"
)

// take takes what a kernel's workload does until a time.
func takeAll(k *Kernel, until int64) (list []timed) {
	for {
		t, what, ok := k.Next(until)
		if !ok {
			return list
		}
		if t == None {
			list = append(list, timed{k.Now(), *what})
		}
	}
}

func kernelWith(workload string, cpus int, seed uint64) *Kernel {
	c := Default()
	c.Workload, c.CPUs, c.Seed = workload, cpus, seed
	k := New(c)
	k.Listen(all)
	return k
}

// all are the names of all occurrences.
var all = []string{
	"scheduler.ctxswitch", "scheduler.cpu_on", "scheduler.cpu_off", "scheduler.wakeup", "scheduler.wakeup_new", "scheduler.migrate",
	"scheduler.process_fork", "scheduler.process_exit", "scheduler.process_wait", "kprocess.create", "kprocess.start", "kprocess.exec",
	"kprocess.exec_complete", "kprocess.exit", "kprocess.release", "signal.send", "vfs.read", "vfs.read.return", "vfs.write", "vfs.write.return",
	"ioblock.request", "ioblock.end", "irq_handler.entry", "irq_handler.exit", "softirq.entry", "softirq.exit", "netdev.transmit", "netdev.receive",
	"tcp.sendmsg", "tcp.sendmsg.return", "tcp.recvmsg", "tcp.recvmsg.return", "vm.pagefault", "vm.pagefault.return", "syscall_any", "syscall_any.return",
}

func init() {
	for _, c := range systemCallNumbers {
		all = append(all, "syscall."+c.probe, "syscall."+c.probe+".return")
	}
}

func TestWorkload(t *testing.T) {
	for _, name := range Workloads {
		for _, cpus := range []int{1, 2, 16} {
			list := takeAll(kernelWith(name, cpus, 1), 20*second)
			count := map[string]int{}
			running := make([]int64, cpus)
			inside := map[int64]string{}
			last := int64(0)
			for _, x := range list {
				what := x.what
				count[what.Name]++
				if x.at < last {
					t.Fatalf("%s: %s at %d, after %d", name, what.Name, x.at, last)
				}
				last = x.at
				value := func(name string) int64 {
					for _, v := range what.Values {
						if v.Name == name {
							return v.Number
						}
					}
					t.Fatalf("%s has no %s", what.Name, name)
					return 0
				}
				switch what.Name {
				case "scheduler.ctxswitch":
					// A CPU leaves what it ran, and nothing runs on two CPUs.
					if value("prev_tid") != running[what.CPU] || what.Process.TID != running[what.CPU] {
						t.Fatalf("%s, %d CPUs: CPU %d leaves %d and ran %d", name, cpus, what.CPU, value("prev_tid"), running[what.CPU])
					}
					next := value("next_tid")
					for cpu, tid := range running {
						if tid == next && next != 0 {
							t.Fatalf("%s: %d runs on CPU %d and %d", name, next, cpu, what.CPU)
						}
					}
					running[what.CPU] = next
				case "syscall_any":
					if in := inside[what.Process.TID]; in != "" {
						t.Fatalf("%s: %d is in %s and makes another call", name, what.Process.TID, in)
					}
					inside[what.Process.TID] = what.Values[0].Text
				case "syscall_any.return":
					// A child begins inside the clone of its parent.
					if in := inside[what.Process.TID]; in != what.Values[0].Text && what.Values[0].Text != "clone" {
						t.Fatalf("%s: %d is in %q and returns from %s", name, what.Process.TID, in, what.Values[0].Text)
					}
					inside[what.Process.TID] = ""
				}
				if what.Process.PID == 0 && len(what.Name) > 8 && what.Name[:8] == "syscall." {
					t.Fatalf("%s: the idle task makes %s", name, what.Name)
				}
			}
			want := []string{"scheduler.ctxswitch", "scheduler.wakeup", "syscall.openat", "syscall.read.return", "syscall.nanosleep", "vfs.write.return"}
			if name != "idle" {
				want = append(want, "kprocess.exec", "kprocess.exit", "kprocess.release", "signal.send", "vm.pagefault", "syscall.wait4.return", "ioblock.request", "ioblock.end")
			}
			if name == "server" {
				want = append(want, "netdev.receive", "netdev.transmit", "tcp.sendmsg.return", "syscall.fsync", "softirq.exit", "syscall.accept4")
			}
			for _, w := range want {
				if count[w] == 0 {
					t.Errorf("%s, %d CPUs: no %s", name, cpus, w)
				}
			}
			if name != "idle" && count["kprocess.exec"] < 4 {
				t.Errorf("%s: %d commands", name, count["kprocess.exec"])
			}
			if n := len(list); n > 400000 {
				t.Errorf("%s: %d occurrences in 20 s", name, n)
			}
		}
	}
}

func TestWorkloadRepeats(t *testing.T) {
	a, b := takeAll(kernelWith("server", 2, 7), 3*second), takeAll(kernelWith("server", 2, 7), 3*second)
	if !reflect.DeepEqual(a, b) {
		t.Error("a seed does not repeat")
	}
	if c := takeAll(kernelWith("server", 2, 8), 3*second); reflect.DeepEqual(a, c) {
		t.Error("another seed makes no difference")
	}
}

func TestWorkloadClone(t *testing.T) {
	k := kernelWith("server", 2, 3)
	takeAll(k, 2*second)
	c := k.Clone()
	a := takeAll(k, 4*second)
	if b := takeAll(c, 4*second); !reflect.DeepEqual(a, b) {
		t.Error("a copy goes on in another way")
	}
}

func TestProcess(t *testing.T) {
	k := kernelWith("server", 2, 1)
	if p, ok := k.Process(901); !ok || p.Name != "nginx" || p.Parent != 900 {
		t.Errorf("901 is %+v, %v", p, ok)
	}
	if _, ok := k.Process(99999); ok {
		t.Error("99999 is there")
	}
	if p, ok := New(Default()).Process(1); !ok || p.Name != "systemd" {
		t.Errorf("1 is %+v, %v", p, ok)
	}
	if p, ok := k.Process(0); !ok || p.Name != "swapper/0" {
		t.Errorf("0 is %+v, %v", p, ok)
	}
}

func BenchmarkWorkload(b *testing.B) {
	for range b.N {
		takeAll(kernelWith("server", 2, 1), 10*second)
	}
}

// What runs on a CPU is what it last switched to, also where nobody listens.
func TestRunning(t *testing.T) {
	loud, quiet := kernelWith("server", 2, 5), kernelWith("server", 2, 5)
	quiet.Listen(nil)
	loud.Listen([]string{"scheduler.cpu_on"})
	if n := quiet.Waiting(); n != 0 {
		t.Errorf("%d things wait", n)
	}
	busy := 0
	for at := int64(0); at < 2*second; at += millisecond / 3 {
		for {
			if _, _, ok := loud.Next(at); !ok {
				break
			}
		}
		loud.Skip(at)
		quiet.Skip(at)
		for cpu := range 2 {
			a, b := loud.Running(cpu), quiet.Running(cpu)
			if a != b {
				t.Fatalf("at %d CPU %d runs %+v or %+v", at, cpu, a, b)
			}
			if a.PID != 0 {
				busy++
			}
		}
	}
	if busy == 0 {
		t.Error("nothing runs")
	}
}

// A wait for what never comes ends.
func TestListenInVain(t *testing.T) {
	k := kernelWith("server", 2, 1)
	k.Listen([]string{"syscall.nothing"})
	if _, _, ok := k.Next(5 * second); ok {
		t.Error("something came")
	}
	k.ArmHighRes(k.Add(0), second)
	if timer, _, ok := k.Next(5 * second); !ok || timer == None || k.Now() != second {
		t.Errorf("at %d: %d, %v", k.Now(), timer, ok)
	}
}
