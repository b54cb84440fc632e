package libvirtdtest_test

import (
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"ringlab/server/live/libvirtdtest"
)

func answer(t *testing.T, network, address string) error {
	t.Helper()
	conn, err := net.DialTimeout(network, address, 10*time.Second)
	if err != nil {
		return err
	}
	defer conn.Close()
	return libvirtdtest.Exchange(conn)
}

func TestDaemon(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	other := libvirtdtest.Start(t, libvirtdtest.Options{})
	for network, address := range map[string]string{"unix": d.Socket, "tcp": d.TCP} {
		if err := answer(t, network, address); err != nil {
			t.Errorf("%s: %v", network, err)
		}
	}
	if err := answer(t, "unix", other.SocketRO); err != nil {
		t.Errorf("another daemon beside it: %v", err)
	}

	command, err := os.ReadFile(filepath.Join("/proc", strconv.Itoa(d.PID), "cmdline"))
	if err != nil || !strings.Contains(string(command), "libvirtd") {
		t.Errorf("PID %d is not libvirtd's: %q, %v", d.PID, command, err)
	}

	if err := d.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := answer(t, "tcp", d.TCP); err == nil {
		t.Error("a killed daemon answers")
	}
	if err := d.Restart(); err != nil {
		t.Fatal(err)
	}
	for network, address := range map[string]string{"unix": d.SocketRO, "tcp": d.TCP} {
		if err := answer(t, network, address); err != nil {
			t.Errorf("%s after a restart: %v", network, err)
		}
	}

	if err := d.Pause(); err != nil {
		t.Fatal(err)
	}
	conn, err := net.Dial("tcp", d.TCP)
	if err != nil {
		t.Fatalf("a paused daemon's port takes no connections: %v", err)
	}
	defer conn.Close()
	done := make(chan error, 1)
	go func() { done <- libvirtdtest.Exchange(conn) }()
	select {
	case err := <-done:
		t.Errorf("a paused daemon answers: %v", err)
	case <-time.After(200 * time.Millisecond):
	}
	if err := d.Continue(); err != nil {
		t.Fatal(err)
	}
	if err := <-done; err != nil {
		t.Errorf("once it goes on: %v", err)
	}
	if err := d.Stop(); err != nil {
		t.Error(err)
	}
}

func TestNode(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	node, err := d.Node(libvirtdtest.NodeXML(libvirtdtest.NodeSize{Domains: 50, Shutoff: 20, Networks: 3, Pools: 2}))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want int
	}{
		{[]string{"list", "--name"}, 30},
		{[]string{"list", "--name", "--all"}, 50},
		{[]string{"net-list", "--name"}, 3},
		{[]string{"pool-list", "--name"}, 2},
	} {
		out, err := d.Virsh(t.Context(), node, c.args...)
		if err != nil {
			t.Error(err)
		}
		if got := len(strings.Fields(out)); got != c.want {
			t.Errorf("virsh %s: %d names, want %d", strings.Join(c.args, " "), got, c.want)
		}
	}
	if _, err := d.Virsh(t.Context(), node, "dominfo", "nobody"); err == nil || !strings.Contains(err.Error(), "failed to get domain 'nobody'") {
		t.Errorf("virsh's error is %v", err)
	}
}

func TestShell(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	shell, err := d.Shell("test:///default")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := shell.Close(); err != nil {
			t.Error(err)
		}
	}()
	file := filepath.Join(d.Dir, "domain.xml")
	if err := os.WriteFile(file, []byte(libvirtdtest.DomainXML(7, 5)), 0o600); err != nil {
		t.Fatal(err)
	}
	long := strings.Repeat(" ", 300)
	for _, line := range []string{"define " + file, "start" + long + "domain-0007", "suspend test"} {
		if out, err := shell.Do(line); err != nil {
			t.Errorf("%s: %v", out, err)
		}
	}
	out, err := shell.Do("list --name --state-running")
	if err != nil || strings.TrimSpace(out) != "domain-0007" {
		t.Errorf("running: %q, %v", out, err)
	}
	// Whoever comes later finds what was changed.
	out, err = d.Virsh(t.Context(), "test:///default", "domstate", "test")
	if err != nil || strings.TrimSpace(out) != "paused" {
		t.Errorf("state: %q, %v", out, err)
	}
	if _, err := shell.Do("start domain-0007"); err == nil || !strings.Contains(err.Error(), "already") {
		t.Errorf("starting what runs: %v", err)
	}
}

func TestQEMU(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	began := time.Now()
	xml, err := d.Virsh(t.Context(), "qemu:///system", "capabilities")
	if err != nil {
		t.Fatal(err)
	}
	t.Logf("capabilities took %s", time.Since(began))
	if !strings.Contains(xml, "<name>qemu</name>") && !strings.Contains(xml, "domain type='qemu'") {
		t.Errorf("no emulator in\n%s", xml)
	}
}

func TestSSHD(t *testing.T) {
	d := libvirtdtest.Start(t, libvirtdtest.Options{})
	s := d.StartSSHD(t)
	conn, err := net.Dial("tcp", s.Address)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	banner := make([]byte, 8)
	if _, err := conn.Read(banner); err != nil || string(banner) != "SSH-2.0-" {
		t.Errorf("sshd says %q, %v", banner, err)
	}
}
