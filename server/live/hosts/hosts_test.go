package hosts

import (
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"
)

// folder has files that hosts can name, and hosts.yaml's own place.
func folder(t testing.TB) string {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "pki"), 0o700); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"key", "known"} {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestLoad(t *testing.T) {
	dir := folder(t)
	path := filepath.Join(dir, "hosts.yaml")
	text := `# what we have
x-defaults: &defaults
  poll: {heartbeat: 5s, statistics: 1s}
  labels: {site: 7, rack: "07"}
hosts:
  - id: one
    uri: qemu:///system
  - <<: *defaults
    id: two
    name: 第二台
    uri: qemu+ssh://admin@two.example:2222/system
    ssh_key: key
    known_hosts: ` + filepath.Join(dir, "known") + `
    domain_capabilities: true
    pasted_cpu: true
  - {id: "3", uri: "xen://three.example/system", pki: pki, labels: {}}
  - id: four
    uri: test+tcp://[2001:db8::1]/default?foo=bar
    insecure: true
    poll:
      inventory: 5m
`
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	got, err := Load(path)
	if err != nil {
		t.Fatal(err)
	}
	want := []Host{{
		ID: "one", Name: "one", Poll: usual, Line: 6, Column: 5,
		Address: Address{Transport: Unix, Driver: "qemu:///system"},
	}, {
		ID: "two", Name: "第二台", Line: 8, Column: 5,
		Poll:               Poll{5 * time.Second, time.Second, 30 * time.Second},
		Labels:             map[string]string{"site": "7", "rack": "07"},
		DomainCapabilities: true, PastedCPU: true,
		Address: Address{
			Transport: SSH, Driver: "qemu:///system", Host: "two.example", Port: 2222, User: "admin",
			SSHKey: filepath.Join(dir, "key"), KnownHosts: filepath.Join(dir, "known"),
		},
	}, {
		ID: "3", Name: "3", Poll: usual, Labels: map[string]string{}, Line: 16, Column: 5,
		Address: Address{Transport: TLS, Driver: "xen:///system", Host: "three.example", PKI: filepath.Join(dir, "pki")},
	}, {
		ID: "four", Name: "four", Insecure: true, Line: 17, Column: 5,
		Poll:    Poll{10 * time.Second, 2 * time.Second, 5 * time.Minute},
		Address: Address{Transport: TCP, Driver: "test:///default?foo=bar", Host: "2001:db8::1"},
	}}
	for i := range max(len(got), len(want)) {
		if i >= len(got) || i >= len(want) || !reflect.DeepEqual(got[i], want[i]) {
			t.Fatalf("host %d:\n%+v, want\n%+v", i, got[i], want[i])
		}
	}

	if _, err := Load(filepath.Join(dir, "none.yaml")); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("a file that is not there: %v", err)
	}
}

func TestURI(t *testing.T) {
	for text, want := range map[string]Address{
		"test:///default":          {Transport: Unix, Driver: "test:///default"},
		"test:///srv/node one.xml": {Transport: Unix, Driver: "test:///srv/node%20one.xml"},
		"lxc:///":                  {Transport: Unix, Driver: "lxc:///"},
		"qemu:///session":          {Transport: Unix, Driver: "qemu:///session"},
		"qemu+unix:///system?socket=/tmp/s&project=a%26b": {Transport: Unix, Driver: "qemu:///system?project=a%26b", Socket: "/tmp/s"},
		"qemu+unix:///system?mode=direct":                 {Transport: Unix, Driver: "qemu:///system", Socket: "/run/libvirt/virtqemud-sock"},
		"qemu://h/system":                                 {Transport: TLS, Driver: "qemu:///system", Host: "h"},
		"ch+tls://h:1/system":                             {Transport: TLS, Driver: "ch:///system", Host: "h", Port: 1},
		"vz+tcp://127.0.0.1/system":                       {Transport: TCP, Driver: "vz:///system", Host: "127.0.0.1"},
		"bhyve+libssh://h/system":                         {Transport: SSH, Driver: "bhyve:///system", Host: "h"},
		"qemu+libssh2://u@h/system":                       {Transport: SSH, Driver: "qemu:///system", Host: "h", User: "u"},
		"qemu+ssh://h/system?no_tty=1&socket=/s":          {Transport: SSH, Driver: "qemu:///system", Host: "h", Socket: "/s"},
		"remote+tls://h/x":                                {},
		"test+tcp://h/?name=qemu:///system":               {Transport: TCP, Driver: "qemu:///system", Host: "h"},
	} {
		got, err := parseURI(text)
		if want.Transport == "" {
			if err == nil {
				t.Errorf("%s: no error", text)
			}
			continue
		}
		if err != nil || got != want {
			t.Errorf("%s:\n%+v, %v, want\n%+v", text, got, err, want)
		}
	}
}

// What is wrong with a URI is said, and no secret in it.
func TestURIErrors(t *testing.T) {
	for text, want := range map[string]string{
		"":                                              "this is no libvirt URI",
		"/system":                                       "this is no libvirt URI",
		"qemu://ho st/system":                           "this is no URI",
		"qemu+ssh://u:s3cret@h/system":                  "a password does not belong into a URI",
		"qemu+ssh://u:s3cret%zz@h/system":               "this is no URI",
		"qemu+ssh://u:s3cret":                           "this is no URI",
		"qemu+tls://u@h/system":                         "a user is for +ssh",
		"kvm:///system":                                 `there is no driver "kvm"; there are bhyve, ch, lxc`,
		"esx://h/":                                      "no libvirt daemon serves the driver esx",
		"qemu+ext:///system":                            `there is no transport "ext"; there are libssh`,
		"qemu+:///system":                               `there is no transport ""`,
		"qemu:system":                                   "usually /system",
		"qemu+tls://h":                                  "it has no path",
		"qemu+unix://h/system":                          "three slashes",
		"qemu+unix://:16509/system":                     "three slashes",
		"qemu+tcp:///system":                            "+tcp needs a host",
		"qemu+tcp://h:0/system":                         "the port is not between",
		"qemu+tcp://h:70000/system":                     "the port is not between",
		"qemu+ssh://h/system?keyfile=s3cret":            "in the field ssh_key",
		"qemu+ssh://h/system?KEYFILE=s3cret":            "in the field ssh_key",
		"qemu+ssh://h/system?known_hosts=s3cret":        "in the field known_hosts",
		"qemu+ssh://h/system?known_hosts_verify=ignore": "always checked",
		"qemu+ssh://h/system?sshauth=password":          "no password is",
		"qemu+ssh://h/system?command=/bin/sh":           "no program is run",
		"qemu+tls://h/system?pkipath=s3cret":            "in the field pki",
		"qemu+tls://h/system?no_verify=1":               "always checked",
		"qemu+tls://h/system?socket=/s":                 "socket is for +unix and +ssh",
		"qemu+unix:///system?socket=s":                  "a path from the root",
		"qemu+unix:///system?socket=/a&socket=/b":       "twice",
		"qemu+unix:///system?mode=fast":                 "there is no mode",
		"qemu+unix:///system?a;b":                       "cannot be read",
		"qemu+tcp://h/system?name=qemu://u:s3cret@x/":   "a driver's own URI",
	} {
		_, err := parseURI(text)
		switch {
		case err == nil:
			t.Errorf("%s: no error", text)
		case !strings.Contains(err.Error(), want):
			t.Errorf("%s: %v, want %s", text, err, want)
		case strings.Contains(err.Error(), "s3cret"):
			t.Errorf("%s: the error has the secret: %v", text, err)
		}
	}
}

func TestParseErrors(t *testing.T) {
	dir := folder(t)
	const ok = "id: a, uri: 'qemu:///system'"
	for _, c := range []struct{ name, text, want string }{
		{"empty", "", "hosts.yaml: it is empty"},
		{"comment", "# nothing\n", "hosts.yaml: it is empty"},
		{"no hosts", "x-a: 1", "1:1: there is no field hosts"},
		{"a list", "- a", "1:1: the file is a list, and should be fields"},
		{"host for hosts", "host: []", "1:1: there is no field \"host\"; is it hosts?"},
		{"hosts a mapping", "hosts:\n  id: a", "1:1: hosts is a mapping, and should be a list"},
		{"hosts empty", "hosts:", "1:1: hosts is empty, and should be a list"},
		{"host a word", "hosts: [a]", "1:9: a host is a single value, and should be fields"},
		{"host empty", "hosts: [{}]", "1:9: this host has no fields"},
		{"syntax", "hosts:\n  - id: [", "2:9: not YAML"},
		{"tab", "hosts:\n\t- id: a", "2:1: not YAML"},
		{"two documents", "hosts: []\n---\nhosts: []\n", "3:1: a second YAML document"},
		{"no id", "hosts:\n  - uri: qemu:///system", "2:5: this host has no id"},
		{"no uri", "hosts:\n  - id: a", "2:5: this host has no uri"},
		{"id without value", "hosts:\n  - id:\n    uri: qemu:///system", "2:5: id has no value"},
		{"id a list", "hosts: [{id: [a], uri: 'qemu:///system'}]", "1:14: id is a list, and should be text"},
		{"bad id", "hosts: [{id: Ä, uri: 'qemu:///system'}]", "1:14: id \"Ä\": an id has"},
		{"same id", "hosts:\n  - {" + ok + "}\n  - {" + ok + "}", "3:10: id a is taken by the host in line 2"},
		{"same key", "hosts: [{id: b, " + ok + "}]", "1:17: id stands in a host twice, first in line 1"},
		{"unknown field", "hosts: [{" + ok + ", know_hosts: x}]", "1:40: there is no field \"know_hosts\"; is it known_hosts?"},
		{"strange field", "hosts: [{" + ok + ", password: s3cret}]", "there is no field \"password\" here; there are id, name"},
		{"not UTF-8", "# ä\nx: ä\xff", "2:5: this is not UTF-8"},
		{"UTF-16", "\xff\xfeh\x00", "1:1: this is not UTF-8"},
		{"empty name", "hosts: [{" + ok + ", name: ' '}]", "1:46: name is empty"},
		{"long name", "hosts: [{" + ok + ", name: " + strings.Repeat("x", 201) + "}]", "longer than 200"},
		{"control", "hosts: [{" + ok + `, name: "a\x1b[31m"}]`, "cannot be shown"},
		{"bad uri", "hosts:\n  - id: a\n    uri: kvm:///system", "3:10: uri: there is no driver"},
		{"open tcp", "hosts:\n  - id: a\n    uri: qemu+tcp://elsewhere/system", "3:10: uri: anybody on the way"},
		{"insecure tls", "hosts:\n  - id: a\n    uri: qemu+tls://elsewhere/system\n    insecure: true", "4:5: insecure is for +tcp"},
		{"boolean", "hosts: [{" + ok + ", pasted_cpu: maybe}]", "pasted_cpu should be true or false"},
		{"no duration", "hosts: [{" + ok + ", poll: {heartbeat: 10}}]", "no duration; write one as"},
		{"too fast", "hosts: [{" + ok + ", poll: {statistics: 1ms}}]", "statistics: 1ms is out of range"},
		{"negative", "hosts: [{" + ok + ", poll: {inventory: -5s}}]", "inventory: -5s is out of range"},
		{"unknown interval", "hosts: [{" + ok + ", poll: {beat: 5s}}]", "there is no field \"beat\" here; there are heartbeat"},
		{"poll a word", "hosts: [{" + ok + ", poll: 5s}]", "poll is a single value, and should be fields"},
		{"label a list", "hosts: [{" + ok + ", labels: {a: [b]}}]", "a is a list, and should be text"},
		{"key without ssh", "hosts: [{" + ok + ", ssh_key: key}]", "1:40: ssh_key is for +ssh, and this host's uri is for +unix"},
		{"no such key", "hosts:\n  - id: a\n    uri: qemu+ssh://h/system\n    ssh_key: nothing", "4:14: ssh_key: " + filepath.Join(dir, "nothing") + ": no such file"},
		{"folder for key", "hosts: [{id: a, uri: 'qemu+ssh://h/system', ssh_key: pki}]", "is not a file"},
		{"file for folder", "hosts: [{id: a, uri: 'qemu+tls://h/system', pki: key}]", "is not a folder"},
		{"no anchor", "hosts: [{" + ok + ", name: *who}]", "no anchor &who stands before this alias"},
		{"anchor later", "hosts: [{name: *who, " + ok + ", labels: {a: &who b}}]", "no anchor &who"},
		{"itself", "hosts: &h [*h]", "1:12: "},
		{"too many", "hosts:" + strings.Repeat("\n- a", 1001), "1002:3: there are more than 1000 hosts"},
		{"too big", "#" + strings.Repeat("x", maxBytes), "hosts.yaml: it has more than"},
		{"deep brackets", strings.Repeat("[", 500000), "nested more than"},
		{"deep lists", strings.Repeat("- ", 500000), "nested more than"},
		{"deep tags", "a: " + strings.Repeat("!!seq ", 100000), "nested more than"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got, err := Parse(filepath.Join(dir, "hosts.yaml"), []byte(c.text))
			if err == nil {
				t.Fatalf("no error, but %+v", got)
			}
			if !strings.Contains(err.Error(), c.want) {
				t.Errorf("%v\nwant %s", err, c.want)
			}
			if strings.Contains(err.Error(), "s3cret") {
				t.Errorf("the error has the secret: %v", err)
			}
		})
	}
}

// All that is wrong is told, in the order of the file.
func TestAllErrors(t *testing.T) {
	text := "hosts:\n  - id: A\n    uri: x\n  - id: b\n    nam: c\n    uri: test:///default\n    poll: {heartbeat: soon}\n"
	_, err := Parse("/etc/hosts.yaml", []byte(text))
	joined, ok := err.(interface{ Unwrap() []error })
	if !ok {
		t.Fatalf("not joined: %v", err)
	}
	var places []string
	for _, err := range joined.Unwrap() {
		var at *Error
		if !errors.As(err, &at) {
			t.Fatalf("%v is no *Error", err)
		}
		places = append(places, fmt.Sprintf("%s:%d:%d", at.File, at.Line, at.Column))
	}
	want := "/etc/hosts.yaml:2:9 /etc/hosts.yaml:3:10 /etc/hosts.yaml:5:5 /etc/hosts.yaml:7:23"
	if got := strings.Join(places, " "); got != want {
		t.Errorf("%s, want %s\n%v", got, want, err)
	}
}

// Editors of other systems begin files with a mark and end lines otherwise.
func TestForeignText(t *testing.T) {
	for _, text := range []string{
		"\ufeffhosts:\n  - id: a\n    uri: test:///default\n",
		"hosts:\r\n  - id: a\r\n    uri: test:///default\r\n",
		`{"hosts": [{"id": "a", "uri": "test:///default"}]}`,
	} {
		hosts, err := Parse("hosts.yaml", []byte(text))
		if err != nil || len(hosts) != 1 || hosts[0].ID != "a" || hosts[0].Address.Driver != "test:///default" {
			t.Errorf("%q: %+v, %v", text, hosts, err)
		}
	}
}

// A small text with aliases that stand for 10^9 nodes is refused at once.
func TestAliases(t *testing.T) {
	var b strings.Builder
	b.WriteString("x-0: &a0 {uri: 'test:///default'}\n")
	for i := 1; i < 10; i++ {
		one := fmt.Sprintf("*a%d", i-1)
		fmt.Fprintf(&b, "x-%d: &a%d {<<: [%s]}\n", i, i, strings.Join(strings.Split(strings.Repeat(one+" ", 10), " ")[:10], ", "))
	}
	b.WriteString("hosts: [{<<: *a9, id: a}]\n")
	_, err := Parse("hosts.yaml", []byte(b.String()))
	if err == nil || !strings.Contains(err.Error(), "too much in this file") {
		t.Errorf("%v", err)
	}
	if n := strings.Count(err.Error(), "\n"); n > 2 {
		t.Errorf("%d errors", n+1)
	}
}

func TestSame(t *testing.T) {
	parse := func(text string) Host {
		t.Helper()
		hosts, err := Parse("hosts.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		return hosts[0]
	}
	a := parse("hosts: [{id: a, uri: 'test:///default', labels: {b: c}}]")
	if b := parse("# moved\nhosts:\n- id: a\n  name: a\n  uri: test:///default\n  labels:\n    b: c\n"); !Same(a, b) {
		t.Errorf("moved: %+v is not %+v", b, a)
	}
	for _, other := range []string{
		"{id: a, uri: 'test:///other', labels: {b: c}}",
		"{id: a, uri: 'test:///default', labels: {b: d}}",
		"{id: a, uri: 'test:///default'}",
		"{id: a, uri: 'test:///default', labels: {b: c}, pasted_cpu: true}",
		"{id: a, uri: 'test:///default', labels: {b: c}, poll: {heartbeat: 1s}}",
	} {
		if b := parse("hosts: [" + other + "]"); Same(a, b) {
			t.Errorf("%s is taken for the same", other)
		}
	}
}

func TestLocal(t *testing.T) {
	dir, err := os.MkdirTemp("", "sockets")
	if err != nil {
		t.Fatal(err)
	}
	defer os.RemoveAll(dir)
	sockets := func() string {
		var all []string
		for _, h := range local(dir) {
			all = append(all, h.ID+" "+h.Address.Driver+" "+strings.TrimPrefix(h.Address.Socket, dir+"/"))
		}
		return strings.Join(all, "; ")
	}
	listen := func(name string) net.Listener {
		t.Helper()
		l, err := net.Listen("unix", filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { l.Close() })
		return l
	}
	check := func(want string) {
		t.Helper()
		if got := sockets(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	check("")
	// A file where a daemon was is no daemon.
	if err := os.WriteFile(filepath.Join(dir, "virtxend-sock"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	check("")
	listen("libvirt-sock")
	driver := local(dir)[0].Address.Driver
	check("local " + driver + " libvirt-sock")
	listen("libvirt-sock-ro")
	check("local " + driver + " libvirt-sock-ro")
	listen("virtlxcd-sock")
	check("local lxc:/// virtlxcd-sock")
	listen("virtqemud-sock-ro")
	check("local-virtqemud qemu:///system virtqemud-sock-ro; local-virtlxcd lxc:/// virtlxcd-sock")
}

func FuzzParse(f *testing.F) {
	for _, seed := range []string{
		"hosts:\n  - id: a\n    uri: qemu+ssh://u@h:22/system?socket=/s\n    poll: {heartbeat: 5s}\n    labels: {a: b}\n",
		"x: &a {b: c}\nhosts: [{<<: *a, id: 1, uri: \"test:///default\"}]",
		"hosts: &h [*h]", "- - ? [\n", "hosts: [{id: |\n  a\n", "%YAML 1.2\n---\nhosts: !!seq []\n...", "{<<: *a, <<: [*b]}", "a: !!binary |\n  x", "\ufeffhosts: []",
	} {
		f.Add([]byte(seed))
	}
	dir := folder(f)
	f.Fuzz(func(t *testing.T, text []byte) {
		hosts, err := Parse(filepath.Join(dir, "hosts.yaml"), text)
		if err != nil {
			if joined, ok := err.(interface{ Unwrap() []error }); !ok || len(joined.Unwrap()) == 0 {
				t.Fatalf("the error is not joined: %v", err)
			}
			return
		}
		ids := map[string]bool{}
		for _, h := range hosts {
			if !goodID.MatchString(h.ID) || ids[h.ID] {
				t.Errorf("id %q", h.ID)
			}
			ids[h.ID] = true
			if h.Name == "" || h.Address.Transport == "" || h.Address.Driver == "" || h.Line < 1 || h.Column < 1 {
				t.Errorf("%+v lacks something", h)
			}
			if h.Address.Transport == TCP && !loopback(h.Address.Host) && !h.Insecure {
				t.Errorf("%+v is open to all", h)
			}
			if !Same(h, h) {
				t.Errorf("%+v is not the same as itself", h)
			}
		}
	})
}
