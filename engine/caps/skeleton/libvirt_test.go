//go:build unix

package skeleton_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"libvirt.org/go/libvirtxml"

	"ringlab/engine/caps"
	"ringlab/engine/caps/skeleton"
	"ringlab/engine/words"
)

// need skips the test where one of the tools is missing; in CI they all have
// to be there.
func need(t *testing.T, paths ...string) {
	t.Helper()
	for _, path := range paths {
		if _, err := exec.LookPath(path); err == nil {
			continue
		}
		if _, err := os.Stat(path); err == nil {
			continue
		}
		cannot(t, path+" is not installed (apt-get install libvirt-daemon-system libvirt-clients libxml2-utils)")
	}
}

func cannot(t *testing.T, reason string) {
	t.Helper()
	if os.Getenv("CI") == "true" {
		t.Fatal(reason)
	}
	fmt.Fprintf(os.Stderr, "%s is skipped: %s\n", t.Name(), reason)
	t.Skip(reason)
}

// schema is what libvirt's own validator holds a domain against.
const schema = "/usr/share/libvirt/schemas/domain.rng"

// newer are the names that libvirt 9.0.0's schema does not know yet.
func newerThanSchema(schema []byte, choice skeleton.Choice, arch string) bool {
	return !bytes.Contains(schema, []byte("<value>"+arch+"</value>")) ||
		!bytes.Contains(schema, []byte("<value>"+choice.Domain+"</value>"))
}

func TestSchema(t *testing.T) {
	need(t, "xmllint", schema)
	var grammar []byte
	for _, name := range []string{"domaincommon.rng", "basictypes.rng"} {
		text, err := os.ReadFile(filepath.Join(filepath.Dir(schema), name))
		if err != nil {
			t.Fatal(err)
		}
		grammar = append(grammar, text...)
	}
	dir := t.TempDir()
	var files []string
	for name, d := range samples(t) {
		for i, choice := range offered(d, false) {
			result, err := skeleton.New(d, choice, words.English)
			if err != nil {
				t.Fatalf("%s %+v: %v", name, choice, err)
			}
			if arch := d.Caps.Guests[choice.Guest].Arch.Name; newerThanSchema(grammar, choice, arch) {
				t.Logf("%s: the installed schema is older than %s or %s", name, arch, choice.Domain)
				continue
			}
			files = append(files, write(t, dir, fmt.Sprintf("%s-%d.xml", name, i), result.XML))
		}
	}
	args := append([]string{"--noout", "--relaxng", schema}, files...)
	if out, err := exec.Command("xmllint", args...).CombinedOutput(); err != nil {
		for line := range strings.Lines(string(out)) {
			if !strings.HasSuffix(line, " validates\n") {
				t.Error(strings.TrimSuffix(line, "\n"))
			}
		}
	}
}

func write(t *testing.T, dir, name, text string) string {
	t.Helper()
	path := filepath.Join(dir, name)
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	return path
}

// daemon is a libvirtd of this test's own.
type daemon struct{ socket string }

func startDaemon(t *testing.T) daemon {
	t.Helper()
	need(t, "virsh", "libvirtd", "unshare")
	if os.Geteuid() != 0 {
		cannot(t, "a private libvirtd needs root")
	}
	if err := exec.Command("unshare", "--mount", "true").Run(); err != nil {
		cannot(t, "this machine allows no mount namespace: "+err.Error())
	}
	// Not t.TempDir(): the path of a unix socket must stay short.
	dir, err := os.MkdirTemp("", "libvirtd")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	var log bytes.Buffer
	command := exec.Command("sh", "testdata/libvirtd.sh", dir)
	command.Stdout, command.Stderr = &log, &log
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	ended := make(chan error, 1)
	go func() { ended <- command.Wait() }()
	t.Cleanup(func() {
		// The group takes the emulators along that the daemon is probing.
		syscall.Kill(-command.Process.Pid, syscall.SIGKILL)
		<-ended
	})
	d := daemon{socket: filepath.Join(dir, "run/libvirt/libvirt-sock")}
	for range 200 {
		if _, err := d.virsh("test:///default", "uri\n"); err == nil {
			return d
		}
		select {
		case err := <-ended:
			ended <- err
			t.Fatalf("libvirtd ended: %v\n%s", err, log.Bytes())
		case <-time.After(50 * time.Millisecond):
		}
	}
	t.Fatalf("libvirtd does not answer\n%s", log.Bytes())
	return d
}

// virsh runs commands, one a line, against a driver such as "qemu:///system".
func (d daemon) virsh(uri, commands string) (string, error) {
	scheme, path, _ := strings.Cut(uri, "://")
	command := exec.Command("virsh", "-q", "-c", scheme+"+unix://"+path+"?socket="+d.socket)
	command.Stdin = strings.NewReader(commands)
	out, err := command.CombinedOutput()
	return string(out), err
}

// requireDefined has one virsh define all the domains, and list them: the test
// driver forgets with its connection.
func (d daemon) requireDefined(t *testing.T, uri string, domains map[string]string) {
	t.Helper()
	dir := t.TempDir()
	var commands strings.Builder
	for name, text := range domains {
		fmt.Fprintf(&commands, "define --validate %s\n", write(t, dir, name+".xml", text))
	}
	out, err := d.virsh(uri, commands.String()+"list --all --name\n")
	said := strings.Split(out, "\n")
	for i, line := range said {
		if strings.HasPrefix(line, "error: ") {
			t.Error(line)
		}
		said[i] = strings.TrimSpace(line)
	}
	for name := range domains {
		if !slices.Contains(said, name) {
			t.Errorf("%s has not defined %s (virsh: %v)", uri, name, err)
		}
	}
}

// skeletons writes a domain for each choice, named by what was chosen.
func skeletons(t *testing.T, d *caps.Document, prefix string, choices []skeleton.Choice) map[string]string {
	t.Helper()
	domains := map[string]string{}
	for _, choice := range choices {
		g := d.Caps.Guests[choice.Guest]
		choice.Name = strings.Join([]string{prefix, g.OSType, g.Arch.Name, choice.Domain, choice.Machine}, "_")
		result, err := skeleton.New(d, choice, words.English)
		if err != nil {
			t.Fatalf("%+v: %v", choice, err)
		}
		domains[choice.Name] = result.XML
	}
	return domains
}

// TestDefine has libvirt define a domain of every kind that its own drivers
// say they offer.
func TestDefine(t *testing.T) {
	d := startDaemon(t)
	for _, uri := range []string{"test:///default", "lxc:///system", "qemu:///system"} {
		t.Run(strings.ReplaceAll(uri, "/", ""), func(t *testing.T) {
			text, err := d.virsh(uri, "capabilities\n")
			if err != nil && strings.Contains(text, "no connection driver") {
				cannot(t, uri+" is not among this libvirt's drivers (apt-get install libvirt-daemon-driver-lxc libvirt-daemon-system)")
			}
			if err != nil {
				t.Fatalf("%v\n%s", err, text)
			}
			own := caps.Open([]byte(text), caps.Auto)
			choices := offered(own, true)
			if len(choices) == 0 {
				cannot(t, uri+" offers no guests: it has no emulator (apt-get install qemu-system-x86)")
			}
			d.requireDefined(t, uri, skeletons(t, own, "own", choices))
			if uri == "qemu:///system" {
				d.requireDefined(t, uri, skeletons(t, own, "recorded", recordedChoices(t, own)))
			}
		})
	}
}

// recordedChoices are the choices of ../testdata/define, as far as the host
// has their emulators.
func recordedChoices(t *testing.T, d *caps.Document) []skeleton.Choice {
	t.Helper()
	paths, err := filepath.Glob("../testdata/define/*.in.xml")
	if err != nil || len(paths) == 0 {
		t.Fatal("no recorded choices", err)
	}
	var choices []skeleton.Choice
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var recorded libvirtxml.Domain
		if err := recorded.Unmarshal(string(text)); err != nil {
			t.Fatal(path, err)
		}
		for i, g := range d.Caps.Guests {
			if g.OSType == recorded.OS.Type.Type && g.Arch.Name == recorded.OS.Type.Arch {
				choices = append(choices, skeleton.Choice{
					Guest:     i,
					Domain:    recorded.Type,
					Machine:   recorded.OS.Type.Machine,
					MemoryMiB: int(recorded.Memory.Value),
				})
			}
		}
	}
	return choices
}
