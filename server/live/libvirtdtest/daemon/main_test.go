package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"testing"

	"ringlab/server/live/libvirtdtest"
)

func TestRun(t *testing.T) {
	if missing := libvirtdtest.Missing(); missing != "" {
		if os.Getenv("CI") == "true" {
			t.Fatal(missing)
		}
		t.Skip(missing)
	}
	stdin, commands := io.Pipe()
	answers, stdout := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		err := run([]string{"-domains", "30", "-shutoff", "10"}, stdin, stdout)
		stdout.CloseWithError(err)
		ended <- err
	}()
	lines := bufio.NewReader(answers)
	read := func(into any) {
		t.Helper()
		line, err := lines.ReadBytes('\n')
		if err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal(line, into); err != nil {
			t.Fatalf("%s: %v", line, err)
		}
	}
	do := func(command string) answer {
		t.Helper()
		fmt.Fprintln(commands, command)
		var a answer
		read(&a)
		return a
	}
	names := func(command string, want int) {
		t.Helper()
		if a := do(command); !a.OK || len(strings.Fields(a.Output)) != want {
			t.Errorf("%s: %+v, want %d names", command, a, want)
		}
	}

	var here started
	read(&here)
	names("at "+here.Node+" list --name", 20)
	names("virsh list --name", 1)
	if a := do("populate 40"); !a.OK {
		t.Errorf("populate: %+v", a)
	}
	names("virsh list --name", 41)
	names("at test:///default list --name", 41)
	if a := do("virsh start domain-0001"); a.OK || !strings.Contains(a.Error, "already") {
		t.Errorf("starting what runs: %+v", a)
	}
	if a := do("dance"); a.OK || !strings.Contains(a.Error, "there is no command") {
		t.Errorf("%+v", a)
	}
	if a := do("kill"); !a.OK || a.PID != 0 {
		t.Errorf("kill: %+v", a)
	}
	if a := do("restart"); !a.OK || a.PID == 0 || a.PID == here.PID {
		t.Errorf("restart: %+v", a)
	}
	names("virsh list --name", 1)
	for _, command := range []string{"pause", "continue"} {
		if a := do(command); !a.OK {
			t.Errorf("%s: %+v", command, a)
		}
	}
	names("virsh list --name", 1)

	commands.Close()
	if err := <-ended; err != nil {
		t.Error(err)
	}
	if _, err := net.Dial("unix", here.Socket); err == nil {
		t.Error("the daemon is still there")
	}
	if _, err := os.Stat(here.Socket); err == nil {
		t.Error("its files are still there")
	}
}
