package poll

import (
	"encoding/xml"
	"strings"
	"testing"

	"libvirt.org/go/libvirtxml"
)

func TestRecodeCPU(t *testing.T) {
	const whole = "<cpu><arch>x86_64</arch><model>Broadwell</model><vendor>Intel</vendor><feature name=\"vmx\"></feature><feature name=\"sse4.1\"></feature></cpu>"
	for _, test := range []struct{ name, text, want, fault string }{
		{"bare", `<cpu><arch>x86_64</arch><model fallback='allow'> Broadwell </model><vendor>Intel</vendor><microcode version='1'/><feature name='vmx'/><feature policy='require' name='sse4.1'/></cpu>`, whole, ""},
		{"in capabilities", `<?xml version="1.0"?><!-- c --><capabilities><host><cpu><arch>x86_64</arch><model>Broadwell</model><vendor>Intel</vendor><feature name='vmx'/><feature name='sse4.1'/></cpu>
<topology><cells num='1'><cell id='0'><cpus num='1'><cpu id='0'/></cpus></cell></cells></topology></host></capabilities>`, whole, ""},
		{"in domain capabilities", `<domainCapabilities><arch>x86_64</arch><cpu><mode name='host-passthrough' supported='yes'/><mode name='host-model' supported='yes'><model>Broadwell</model><vendor>Intel</vendor><feature policy='require' name='vmx'/><feature policy='force' name='sse4.1'/></mode></cpu></domainCapabilities>`, whole, ""},
		{"without a feature", `<cpu><arch>x86_64</arch><model>Broadwell</model><feature policy='disable' name='mpx'/></cpu>`, "", `without the feature "mpx"`},
		{"another root", `<domain><cpu/></domain>`, "", `the root element is "domain"`},
		{"two roots", `<cpu><arch>x86_64</arch></cpu><cpu/>`, "", "second root"},
		{"text after it", `<cpu><arch>x86_64</arch></cpu>junk`, "", "text outside"},
		{"a document type", `<!DOCTYPE cpu [<!ENTITY a "b">]><cpu/>`, "", "document type"},
		{"an entity", `<cpu><arch>&a;</arch></cpu>`, "", "not well-formed"},
		{"not closed", `<cpu><arch>`, "", "not well-formed"},
		{"nothing", ` `, "", "no element"},
		{"two host CPUs", `<capabilities><host><cpu/><cpu/></host></capabilities>`, "", "2 host CPUs"},
		{"none", `<capabilities><host/></capabilities>`, "", "0 host CPUs"},
		{"two models", `<cpu><arch>x86_64</arch><model>a</model><model>b</model></cpu>`, "", "2 model elements"},
		{"no arch", `<cpu mode='custom'><model>Broadwell</model></cpu>`, "", "no architecture"},
		{"no model", `<cpu><arch>x86_64</arch></cpu>`, "", "no model"},
		{"bad model", `<cpu><arch>x86_64</arch><model>a b</model></cpu>`, "", "no name of a CPU's model"},
		{"bad feature", `<cpu><arch>x86_64</arch><model>a</model><feature name='&lt;x'/></cpu>`, "", "no name of a CPU's feature"},
		{"deep", strings.Repeat("<cpu>", 33), "", "more than 32 elements"},
		{"long", "<cpu>" + strings.Repeat(" ", 256<<10), "", "at most 262144"},
		{"many features", `<cpu><arch>x86_64</arch><model>a</model>` + strings.Repeat(`<feature name='x'/>`, 2049) + `</cpu>`, "", "2049 features"},
	} {
		got, err := recodeCPU(test.text)
		switch {
		case test.fault == "" && (err != nil || got != test.want):
			t.Errorf("%s: got %q, %v; want %q", test.name, got, err, test.want)
		case test.fault != "" && (err == nil || !strings.Contains(err.Error(), test.fault)):
			t.Errorf("%s: got %q, %v; want an error with %q", test.name, got, err, test.fault)
		}
	}
}

func FuzzRecodeCPU(f *testing.F) {
	f.Add(`<cpu><arch>x86_64</arch><model>Broadwell</model><vendor>Intel</vendor><feature name='vmx'/></cpu>`)
	f.Add(`<capabilities><host><cpu><arch>x86_64</arch><model>a</model></cpu></host></capabilities>`)
	f.Add(`<domainCapabilities><arch>x86_64</arch><cpu><mode name='host-model' supported='yes'><model>a</model></mode></cpu></domainCapabilities>`)
	f.Fuzz(func(t *testing.T, text string) {
		encoded, err := recodeCPU(text)
		if err != nil {
			return
		}
		var cpu libvirtxml.CapsHostCPU
		if err := xml.Unmarshal([]byte(encoded), &cpu); err != nil {
			t.Fatalf("%q became %q: %v", text, encoded, err)
		}
		if err := checkCPU(&cpu); err != nil {
			t.Fatalf("%q became %q: %v", text, encoded, err)
		}
		if again, err := recodeCPU(encoded); err != nil || again != encoded {
			t.Fatalf("%q became %q, and that %q, %v", text, encoded, again, err)
		}
	})
}
