package hosts

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
)

// Load reads a hosts file, as Parse does.
func Load(path string) ([]Host, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, fmt.Errorf("hosts file: %w", err)
	}
	defer file.Close()
	text, err := io.ReadAll(io.LimitReader(file, maxBytes+1))
	if err != nil {
		return nil, fmt.Errorf("hosts file: %w", err)
	}
	return Parse(path, text)
}

// Parse reads the text of a hosts file. Files named in it without a leading
// slash are beside it, in the folder of name. The error joins all that is
// wrong, each an *Error.
func Parse(name string, text []byte) ([]Host, error) {
	d, root := parse(name, text)
	f := &file{document: d, dir: filepath.Dir(name), ids: map[string]int{}}
	if root == nil && len(d.errors) == 0 {
		d.fail(nil, "it is empty; it should begin with hosts:")
	}
	if root != nil {
		f.root(root)
	}
	if err := d.failed(); err != nil {
		return nil, err
	}
	return f.hosts, nil
}

// file is a hosts file being read.
type file struct {
	*document
	dir   string
	ids   map[string]int // line of each id
	hosts []Host
}

func (f *file) root(root ast.Node) {
	found := false
	for _, field := range f.fields(root, "the file") {
		// Beside the hosts there may be anchors, in fields of any name that
		// begins with x-.
		switch {
		case field.name == "hosts":
			found = true
			f.list(field)
		case !strings.HasPrefix(field.name, "x-"):
			f.unknown(field, []string{"hosts"})
		}
	}
	if !found && len(f.errors) == 0 {
		f.fail(root, "there is no field hosts")
	}
}

func (f *file) list(field field) {
	switch list := field.value.(type) {
	case nil:
	case *ast.SequenceNode:
		if len(list.Values) > maxHosts {
			f.fail(list.Values[maxHosts], "there are more than %d hosts", maxHosts)
			return
		}
		for _, node := range list.Values {
			f.host(node)
		}
	default:
		f.fail(field.key, "hosts is %s, and should be a list: each host begins with “- id:”", kind(list))
	}
}

// fieldsOfHost are the fields that a host may have.
var fieldsOfHost = []string{
	"id", "name", "uri", "ssh_key", "known_hosts", "pki", "poll", "labels",
	"domain_capabilities", "pasted_cpu", "insecure",
}

// credential is a file that a host names for one of the transports.
type credential struct {
	transport Transport
	folder    bool
	set       func(*Address, string)
}

var credentials = map[string]credential{
	"ssh_key":     {SSH, false, func(a *Address, path string) { a.SSHKey = path }},
	"known_hosts": {SSH, false, func(a *Address, path string) { a.KnownHosts = path }},
	"pki":         {TLS, true, func(a *Address, path string) { a.PKI = path }},
}

func (f *file) host(node ast.Node) {
	known := len(f.errors)
	fields := f.fields(node, "a host")
	if fields == nil {
		if len(f.errors) == known {
			f.fail(node, "this host has no fields")
		}
		return
	}
	at := start(node).Position
	host := Host{Poll: usual, Line: at.Line, Column: at.Column}
	var uri *field
	for _, field := range fields {
		switch field.name {
		case "id":
			f.id(field, &host)
		case "name":
			host.Name = f.words(field, 200)
		case "uri":
			uri = &field
		case "poll":
			f.poll(field, &host.Poll)
		case "labels":
			f.labels(field, &host)
		case "domain_capabilities":
			host.DomainCapabilities = f.boolean(field)
		case "pasted_cpu":
			host.PastedCPU = f.boolean(field)
		case "insecure":
			host.Insecure = f.boolean(field)
		case "ssh_key", "known_hosts", "pki": // once the transport is known
		default:
			f.unknown(field, fieldsOfHost)
		}
	}
	has := func(name string) bool {
		return slices.ContainsFunc(fields, func(f field) bool { return f.name == name })
	}
	for _, name := range []string{"id", "uri"} {
		if !has(name) {
			f.fail(node, "this host has no %s", name)
		}
	}
	if host.Name == "" && !has("name") {
		host.Name = host.ID
	}
	if uri == nil {
		return
	}
	text, ok := f.text(*uri)
	if !ok {
		return
	}
	address, err := parseURI(text)
	if err != nil {
		f.fail(uri.value, "uri: %v", err)
		return
	}
	for _, field := range fields {
		switch use, isFile := credentials[field.name]; {
		case isFile && use.transport != address.Transport:
			f.fail(field.key, "%s is for +%s, and this host's uri is for +%s", field.name, use.transport, address.Transport)
		case isFile:
			use.set(&address, f.path(field, use.folder))
		case field.name == "insecure" && host.Insecure && address.Transport != TCP:
			f.fail(field.key, "insecure is for +tcp; +%s is always checked", address.Transport)
		}
	}
	if address.Transport == TCP && !loopback(address.Host) && !host.Insecure {
		f.fail(uri.value, "uri: anybody on the way can read and change what goes over TCP to %s; use +tls or +ssh, or say insecure: true", address.Host)
	}
	host.Address = address
	f.hosts = append(f.hosts, host)
}

var goodID = regexp.MustCompile(`^[a-z0-9_-]{1,64}$`)

func (f *file) id(field field, host *Host) {
	id, ok := f.text(field)
	if !ok {
		return
	}
	if !goodID.MatchString(id) {
		f.fail(field.value, "id %.80q: an id has 1 to 64 of a-z, 0-9, - and _", id)
		return
	}
	if line, taken := f.ids[id]; taken {
		f.fail(field.value, "id %s is taken by the host in line %d", id, line)
		return
	}
	f.ids[id] = start(field.value).Position.Line
	host.ID = id
}

// words is text for people, on one line.
func (f *file) words(field field, limit int) string {
	text, ok := f.text(field)
	switch {
	case !ok:
	case strings.TrimSpace(text) == "":
		f.fail(field.value, "%s is empty", field.name)
	case utf8.RuneCountInString(text) > limit:
		f.fail(field.value, "%s is longer than %d characters", field.name, limit)
	case strings.ContainsFunc(text, unicode.IsControl):
		f.fail(field.value, "%s has characters in it that cannot be shown", field.name)
	default:
		return text
	}
	return ""
}

// pace is one interval of polling.
type pace struct {
	name           string
	least, largest time.Duration
	set            func(*Poll, time.Duration)
}

var paces = []pace{
	{"heartbeat", 500 * time.Millisecond, 10 * time.Minute, func(p *Poll, d time.Duration) { p.Heartbeat = d }},
	{"statistics", 500 * time.Millisecond, 10 * time.Minute, func(p *Poll, d time.Duration) { p.Statistics = d }},
	{"inventory", time.Second, 24 * time.Hour, func(p *Poll, d time.Duration) { p.Inventory = d }},
}

func (f *file) poll(of field, poll *Poll) {
	var names []string
	for _, p := range paces {
		names = append(names, p.name)
	}
	for _, field := range f.fields(of.value, "poll") {
		i := slices.Index(names, field.name)
		if i < 0 {
			f.unknown(field, names)
			continue
		}
		text, ok := f.text(field)
		if !ok {
			continue
		}
		interval, err := time.ParseDuration(text)
		switch p := paces[i]; {
		case err != nil:
			f.fail(field.value, "%s: %.40q is no duration; write one as 500ms, 10s or 5m", p.name, text)
		case interval < p.least || interval > p.largest:
			f.fail(field.value, "%s: %s is out of range; it may be %s to %s", p.name, interval, p.least, p.largest)
		default:
			p.set(poll, interval)
		}
	}
}

func (f *file) labels(of field, host *Host) {
	fields := f.fields(of.value, "labels")
	if len(fields) > 32 {
		f.fail(fields[32].key, "there are more than 32 labels")
		return
	}
	host.Labels = map[string]string{}
	for _, field := range fields {
		if field.name == "" || utf8.RuneCountInString(field.name) > 64 || strings.ContainsFunc(field.name, unicode.IsControl) {
			f.fail(field.key, "the name of a label has 1 to 64 characters that can be shown")
			continue
		}
		host.Labels[field.name] = f.words(field, 200)
	}
}

// path is a file of this machine, which has to be there. Whether it can be
// used shows when it is: it may change meanwhile.
func (f *file) path(field field, folder bool) string {
	path, ok := f.text(field)
	if !ok {
		return ""
	}
	if path == "" {
		f.fail(field.value, "%s is empty", field.name)
		return ""
	}
	if rest, home := strings.CutPrefix(path, "~/"); home {
		dir, err := os.UserHomeDir()
		if err != nil {
			f.fail(field.value, "%s: %v", field.name, err)
			return ""
		}
		path = filepath.Join(dir, rest)
	}
	if !filepath.IsAbs(path) {
		path = filepath.Join(f.dir, path)
	}
	info, err := os.Stat(path)
	var pathError *fs.PathError
	switch {
	case errors.As(err, &pathError):
		f.fail(field.value, "%s: %s: %v", field.name, path, pathError.Err)
	case err != nil:
		f.fail(field.value, "%s: %v", field.name, err)
	case folder && !info.IsDir():
		f.fail(field.value, "%s: %s is not a folder; it should be one with cacert.pem, clientcert.pem and clientkey.pem", field.name, path)
	case !folder && !info.Mode().IsRegular():
		f.fail(field.value, "%s: %s is not a file", field.name, path)
	}
	return path
}

// unknown notes a field that is not one of those that may stand there.
func (f *file) unknown(field field, names []string) {
	// A field of another spelling is likely the one that is fewest letters away.
	near, distance := "", 4
	for _, name := range names {
		if n := letters(field.name, name); n < distance && n < len(name) {
			near, distance = name, n
		}
	}
	if near != "" {
		f.fail(field.key, "there is no field %.80q; is it %s?", field.name, near)
		return
	}
	f.fail(field.key, "there is no field %.80q here; there are %s", field.name, strings.Join(names, ", "))
}

// letters is how many letters have to be put in, taken out or changed to make
// one word the other (Levenshtein's distance). Long words count as far.
func letters(a, b string) int {
	if len(a) > 64 {
		return len(a)
	}
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			change := diagonal
			if a[i] != b[j] {
				change++
			}
			diagonal = row[j+1]
			row[j+1] = min(change, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
