package poll_test

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"ringlab/server/live/exchange"
	"ringlab/server/live/message"
	"ringlab/server/live/remote"
)

const someCPU = "<cpu><arch>x86_64</arch><model>Broadwell</model></cpu>"

func (b *bench) ask(q message.Question, cpus ...string) (string, error) {
	q.Host = "h"
	return b.local.Ask(context.Background(), exchange.Question{Question: q, CPUs: cpus})
}

func code(err error) message.Code {
	var told *message.Error
	if errors.As(err, &told) {
		return told.Code
	}
	return message.Code(fmt.Sprint(err))
}

func TestQuestions(t *testing.T) {
	const ok = message.Code("<nil>")
	domainCaps := func(arch, machine, virtType string) message.Question {
		return message.Question{Kind: message.AskDomainCapabilities, Arch: arch, Machine: machine, VirtType: virtType}
	}
	for _, test := range []struct {
		name     string
		question message.Question
		cpus     []string
		allowed  bool
		want     message.Code
		text     string
	}{
		{"domain capabilities", domainCaps("x86_64", "q35", "kvm"), nil, true, ok, "<domainCapabilities>x86_64 q35 kvm"},
		{"of a canonical machine", domainCaps("x86_64", "pc-i440fx-7.2", ""), nil, true, ok, ""},
		{"of defaults", domainCaps("", "", ""), nil, true, ok, ""},
		{"of a domain type's machine", domainCaps("", "microvm", ""), nil, true, ok, ""},
		{"not allowed", domainCaps("x86_64", "q35", "kvm"), nil, false, message.NotAllowed, ""},
		{"no such arch", domainCaps("sparc", "", ""), nil, true, message.BadQuestion, ""},
		{"no such machine", domainCaps("x86_64", "virt", ""), nil, true, message.BadQuestion, ""},
		{"no such type", domainCaps("x86_64", "pc", "xen"), nil, true, message.BadQuestion, ""},
		{"of anything", domainCaps("x86_64'/><x", "", ""), nil, true, message.BadQuestion, ""},

		{"baseline", message.Question{Kind: message.AskBaseline}, []string{someCPU, someCapabilities}, false, ok, "<cpu>++"},
		{"of a pasted CPU", message.Question{Kind: message.AskBaseline, Pasted: someCPU}, []string{someCPU}, true, ok, "<cpu>++"},
		{"of a pasted CPU where that is not allowed", message.Question{Kind: message.AskBaseline, Pasted: someCPU}, []string{someCPU}, false, message.NotAllowed, ""},
		{"of nothing", message.Question{Kind: message.AskBaseline}, nil, true, message.BadQuestion, ""},
		{"of no CPU", message.Question{Kind: message.AskBaseline}, []string{"<domain/>"}, true, message.BadQuestion, ""},
		{"of too many", message.Question{Kind: message.AskBaseline}, make([]string, 257), true, message.BadQuestion, ""},

		{"domain XML", message.Question{Kind: message.AskDomainXML, Name: uuid(1)}, nil, false, ok, ""},
		{"of a domain that is not there", message.Question{Kind: message.AskDomainXML, Name: uuid(2)}, nil, false, message.NoSuchItem, ""},
		{"of no UUID", message.Question{Kind: message.AskDomainXML, Name: "guest1"}, nil, false, message.BadQuestion, ""},
		{"inventory XML", message.Question{Kind: message.AskInventoryXML, Name: "network/default"}, nil, false, ok, "<network/default/>"},
		{"of nothing in the inventory", message.Question{Kind: message.AskInventoryXML, Name: "secret/x"}, nil, false, message.BadQuestion, ""},
		{"of no name", message.Question{Kind: message.AskInventoryXML, Name: "pool/"}, nil, false, message.BadQuestion, ""},
		{"no question", message.Question{Kind: "shutdown"}, nil, true, message.BadQuestion, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				m := newMachine()
				m.put(1, message.Running)
				host := someHost
				host.DomainCapabilities, host.PastedCPU = test.allowed, test.allowed
				b := watchHost(t, host, m)
				sleep(time.Second)
				text, err := b.ask(test.question, test.cpus...)
				if code(err) != test.want {
					t.Errorf("got %v (%v), want %v", code(err), err, test.want)
				}
				if test.text != "" && text != test.text {
					t.Errorf("got %q, want %q", text, test.text)
				}
			})
		})
	}
}

func TestRefusedQuestions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		m.capsTake = time.Second
		b := watchHost(t, someHost, m)
		synctest.Wait()
		if _, err := b.ask(message.Question{Kind: message.AskDomainXML, Name: uuid(1)}); code(err) != message.NotOnline {
			t.Errorf("a host that is being connected answers with %v", err)
		}
		sleep(2 * time.Second)
		for call, want := range map[error]message.Code{
			errors.New("CPU vendors do not match"): message.Refused,
			remote.ErrNotOffered:                   message.NotOffered,
		} {
			m.change(func() { m.fail["baseline"] = call })
			if _, err := b.ask(message.Question{Kind: message.AskBaseline}, someCPU); code(err) != want || !strings.Contains(err.Error(), call.Error()) {
				t.Errorf("where the daemon says %q: %v, %v", call, code(err), err)
			}
		}
	})
}

// The connection for domain capabilities is there while it is asked something.
func TestExtraConnection(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		host := someHost
		host.DomainCapabilities = true
		b := watchHost(t, host, m)
		sleep(time.Second)
		connections := func() int { return len(m.open(remote.ForDomainCapabilities)) }
		if connections() != 0 {
			t.Error("there is a connection for domain capabilities before the first question")
		}
		ask := func() {
			t.Helper()
			if _, err := b.ask(message.Question{Kind: message.AskDomainCapabilities}); err != nil {
				t.Error(err)
			}
		}
		for range 5 {
			ask()
			if connections() != 1 {
				t.Errorf("%d connections for domain capabilities after a question, want 1", connections())
			}
			sleep(50 * time.Second)
		}
		sleep(20 * time.Second)
		if connections() != 0 {
			t.Error("the connection for domain capabilities is still open a minute after the last question")
		}
		ask()
		m.open(remote.ForDomainCapabilities)[0].Close()
		ask()
		if connections() != 1 {
			t.Errorf("%d connections, want 1", connections())
		}
		// It goes with the host's.
		m.open(remote.ForReading)[0].Close()
		sleep(100 * time.Millisecond)
		if connections() != 0 {
			t.Error("the connection for domain capabilities outlives the host's")
		}
		sleep(10 * time.Second)
		m.change(func() { m.refuse = &remote.Problem{Code: message.ReasonAuth, Err: errors.New("not let in")} })
		if _, err := b.ask(message.Question{Kind: message.AskDomainCapabilities}); code(err) != message.Refused || !strings.Contains(err.Error(), "not let in") {
			t.Errorf("without a connection for domain capabilities: %v", err)
		}
	})
}

func TestTooManyQuestions(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		host := someHost
		host.DomainCapabilities = true
		b := watchHost(t, host, m)
		sleep(time.Second)
		m.change(func() { m.connectTakes = 10 * time.Second })
		var mu sync.Mutex
		answers := map[message.Code]int{}
		for range 20 {
			go func() {
				_, err := b.ask(message.Question{Kind: message.AskDomainCapabilities})
				mu.Lock()
				defer mu.Unlock()
				answers[code(err)]++
			}()
		}
		sleep(time.Minute)
		mu.Lock()
		defer mu.Unlock()
		if answers["<nil>"] != 8 || answers[message.Busy] != 12 {
			t.Errorf("20 questions at once were answered %v", answers)
		}
	})
}

// Nobody waits for an answer that the end of the connection took with it, and
// nobody's going away ends the connection.
func TestQuestionsEnd(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		m := newMachine()
		b := watchHost(t, someHost, m)
		sleep(time.Second)
		m.change(func() { m.fail["inventoryXML"] = nil })
		ctx, cancel := context.WithTimeout(context.Background(), time.Millisecond)
		defer cancel()
		q := exchange.Question{Question: message.Question{Kind: message.AskInventoryXML, Host: "h", Name: "pool/x"}}
		<-ctx.Done()
		if _, err := b.local.Ask(ctx, q); err == nil {
			t.Error("an answer came though nobody waited")
		}
		synctest.Wait()
		if len(m.open(remote.ForReading)) != 1 {
			t.Error("the connection ended with the one who asked")
		}
	})
}
