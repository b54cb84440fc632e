package syntax

import (
	"strings"
	"testing"

	"ringlab/engine/stap/realstap"
)

func TestKernelConfig(t *testing.T) {
	for name, want := range map[string]string{
		"CONFIG_HZ": "300", "CONFIG_HZ_300": "y", "CONFIG_HZ_250": "", "CONFIG_SMP": "y", "CONFIG_KVM": "m",
		"CONFIG_NR_CPUS": "8192", "CONFIG_X86_32": "", "CONFIG_XEN": "y", "CONFIG_64BIT": "y", "CONFIG_": "",
		"CONFIG_DEFAULT_HOSTNAME": `"(none)"`,
	} {
		if got := KernelConfig(300)(name); got != want {
			t.Errorf("%s is %q", name, got)
		}
	}
}

// TestKernelConfigConfirm holds the options to those of a kernel whose headers
// are installed.
func TestKernelConfigConfirm(t *testing.T) {
	real := map[string]string{}
	for _, line := range strings.Split(realstap.Find(t).Config(t), "\n") {
		if name, value, ok := strings.Cut(line, "="); ok {
			real[name] = value
		}
	}
	ours := KernelConfig(250)
	for _, name := range strings.Fields(builtIn + modules + "BUILD_SALT CC_VERSION_TEXT DEFAULT_HOSTNAME GCC_VERSION HZ HZ_250 HZ_1000 LOCALVERSION LOG_BUF_SHIFT NODES_SHIFT NR_CPUS PGTABLE_LEVELS") {
		if got := ours("CONFIG_" + name); got != real["CONFIG_"+name] {
			t.Errorf("CONFIG_%s is %q, and %q in the kernel", name, got, real["CONFIG_"+name])
		}
	}
}
