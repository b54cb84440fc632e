package poll

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"libvirt.org/go/libvirtxml"
)

// What a CPU handed to a daemon may be at most.
const (
	cpuBytesMost    = 256 << 10
	cpuDepthMost    = 32
	cpuFeaturesMost = 2048
	cpuNameMost     = 64 // of a model or a feature
)

// recodeCPU reads the CPU of a host from XML and writes it anew for a daemon:
// its architecture, model, vendor and features, and nothing else, so that
// nothing of what somebody pasted reaches the daemon but names.
//
// The XML is a cpu element, capabilities, or domain capabilities, of which the
// host model is taken.
func recodeCPU(text string) (string, error) {
	if len(text) > cpuBytesMost {
		return "", fmt.Errorf("the XML is %d bytes long; at most %d are allowed", len(text), cpuBytesMost)
	}
	root, err := checkXML(text)
	if err != nil {
		return "", err
	}
	var cpu libvirtxml.CapsHostCPU
	switch root {
	case "cpu":
		cpu, err = bareCPU(text)
	case "capabilities":
		cpu, err = capabilitiesCPU(text)
	case "domainCapabilities":
		cpu, err = domainCapabilitiesCPU(text)
	default:
		return "", fmt.Errorf("the root element is %.60q, not cpu, capabilities or domainCapabilities", root)
	}
	if err != nil {
		return "", err
	}
	if err := checkCPU(&cpu); err != nil {
		return "", err
	}
	encoded, err := xml.Marshal(cpu)
	if err != nil {
		return "", fmt.Errorf("writing the CPU: %w", err)
	}
	return string(encoded), nil
}

// checkXML says what the root element is. It takes one well-formed document
// and nothing that XML has beyond elements and text: no document type, no
// entities of its own, no elements without end within one another.
func checkXML(text string) (root string, err error) {
	decoder := xml.NewDecoder(strings.NewReader(text))
	depth := 0
	for {
		token, err := decoder.Token()
		line, column := decoder.InputPos()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return "", fmt.Errorf("not well-formed: %w", err)
		}
		switch token := token.(type) {
		case xml.Directive:
			return "", fmt.Errorf("%d:%d: a document type is not allowed here", line, column)
		case xml.StartElement:
			if depth == 0 {
				if root != "" {
					return "", fmt.Errorf("%d:%d: a second root element, %.60q", line, column, token.Name.Local)
				}
				root = token.Name.Local
			}
			if depth++; depth > cpuDepthMost {
				return "", fmt.Errorf("%d:%d: more than %d elements within one another", line, column, cpuDepthMost)
			}
		case xml.EndElement:
			depth--
		case xml.CharData:
			if depth == 0 && strings.TrimSpace(string(token)) != "" {
				return "", fmt.Errorf("%d:%d: text outside of the root element", line, column)
			}
		}
	}
	if root == "" {
		return "", errors.New("there is no element in it")
	}
	return root, nil
}

// cpuElement is a cpu element of a host or a guest. What may occur once is a
// list here, so that a second one can be told.
type cpuElement struct {
	Arch   []string `xml:"arch"`
	Model  []string `xml:"model"`
	Vendor []string `xml:"vendor"`
	// Features have a policy in a guest's CPU.
	Features []libvirtxml.DomainCapsCPUFeature `xml:"feature"`
}

func (e cpuElement) hostCPU() (libvirtxml.CapsHostCPU, error) {
	var cpu libvirtxml.CapsHostCPU
	for _, field := range []struct {
		name  string
		texts []string
		into  *string
	}{{"arch", e.Arch, &cpu.Arch}, {"model", e.Model, &cpu.Model}, {"vendor", e.Vendor, &cpu.Vendor}} {
		switch len(field.texts) {
		case 0:
		case 1:
			*field.into = strings.TrimSpace(field.texts[0])
		default:
			return cpu, fmt.Errorf("the cpu element has %d %s elements", len(field.texts), field.name)
		}
	}
	for _, feature := range e.Features {
		switch feature.Policy {
		case "", "require", "force":
			cpu.FeatureFlags = append(cpu.FeatureFlags, libvirtxml.CapsHostCPUFeatureFlag{Name: feature.Name})
		case "optional":
		default:
			return cpu, fmt.Errorf("the CPU is its model without the feature %.60q, which a baseline cannot take into account", feature.Name)
		}
	}
	return cpu, nil
}

func bareCPU(text string) (libvirtxml.CapsHostCPU, error) {
	var element cpuElement
	if err := xml.Unmarshal([]byte(text), &element); err != nil {
		return libvirtxml.CapsHostCPU{}, fmt.Errorf("reading the cpu element: %w", err)
	}
	return element.hostCPU()
}

func capabilitiesCPU(text string) (libvirtxml.CapsHostCPU, error) {
	var caps struct {
		CPU []cpuElement `xml:"host>cpu"`
	}
	if err := xml.Unmarshal([]byte(text), &caps); err != nil {
		return libvirtxml.CapsHostCPU{}, fmt.Errorf("reading the capabilities: %w", err)
	}
	if len(caps.CPU) != 1 {
		return libvirtxml.CapsHostCPU{}, fmt.Errorf("the capabilities have %d host CPUs; it has to be one", len(caps.CPU))
	}
	return caps.CPU[0].hostCPU()
}

func domainCapabilitiesCPU(text string) (libvirtxml.CapsHostCPU, error) {
	var caps struct {
		Arch  []string `xml:"arch"`
		Modes []struct {
			Name      string `xml:"name,attr"`
			Supported string `xml:"supported,attr"`
			cpuElement
		} `xml:"cpu>mode"`
	}
	if err := xml.Unmarshal([]byte(text), &caps); err != nil {
		return libvirtxml.CapsHostCPU{}, fmt.Errorf("reading the domain capabilities: %w", err)
	}
	var found []cpuElement
	for _, mode := range caps.Modes {
		if mode.Name == "host-model" && mode.Supported == "yes" {
			found = append(found, mode.cpuElement)
		}
	}
	if len(found) != 1 {
		return libvirtxml.CapsHostCPU{}, fmt.Errorf("the domain capabilities have %d host models; it has to be one", len(found))
	}
	found[0].Arch = caps.Arch
	return found[0].hostCPU()
}

// checkCPU says whether a CPU can be handed to a daemon.
func checkCPU(cpu *libvirtxml.CapsHostCPU) error {
	if cpu.Arch == "" {
		return errors.New("the CPU has no architecture (arch)")
	}
	if cpu.Model == "" {
		return errors.New("the CPU has no model: its host does not tell which it is")
	}
	for _, field := range []struct{ what, name string }{
		{"architecture", cpu.Arch}, {"model", cpu.Model}, {"vendor", cpu.Vendor},
	} {
		if field.name != "" && !validName(field.name) {
			return fmt.Errorf("%.80q is no name of a CPU's %s", field.name, field.what)
		}
	}
	if len(cpu.FeatureFlags) > cpuFeaturesMost {
		return fmt.Errorf("the CPU has %d features; at most %d are allowed", len(cpu.FeatureFlags), cpuFeaturesMost)
	}
	for _, feature := range cpu.FeatureFlags {
		if !validName(feature.Name) {
			return fmt.Errorf("%.80q is no name of a CPU's feature", feature.Name)
		}
	}
	return nil
}

// validName says whether a text can be a name in libvirt's CPU maps.
func validName(name string) bool {
	if name == "" || len(name) > cpuNameMost {
		return false
	}
	for _, c := range []byte(name) {
		if !('a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || strings.IndexByte("-_.+", c) >= 0) {
			return false
		}
	}
	return true
}
