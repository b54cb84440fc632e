package headers

import (
	"bufio"
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"ringlab/engine/kernelc/realtool"
)

// modules are the modules of the corpus, with what sparse said of each with
// this machine's headers.
const modules = "../check/testdata/corpus/drivers/"

// otherwise are the modules of which sparse says something else with Linux's
// own headers, and why.
var otherwise = map[string]string{
	"missing_header": "Linux has the header that this machine has not",
	"nested_user":    "copy_from_user is inlined there, and sparse repeats what it says of the argument",
	"work_wrong":     "flush_workqueue is a macro there, which moves the place",
}

// TestLinux has sparse check the corpus with the headers of Linux 6.1 and holds
// what it says of the modules to what it says with this machine's.
func TestLinux(t *testing.T) {
	realtool.Sparse(t)
	if testing.Short() {
		t.Skip("many headers are read")
	}
	flags := linuxFlags(t)
	recordings, _ := filepath.Glob(modules + "*.out")
	if len(recordings) == 0 {
		t.Fatal("no recordings")
	}
	for _, recording := range recordings {
		name := strings.TrimSuffix(filepath.Base(recording), ".out")
		if otherwise[name] != "" {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			source, err := os.ReadFile(modules + name + ".c")
			if err != nil {
				t.Fatal(err)
			}
			want, err := os.ReadFile(recording)
			if err != nil {
				t.Fatal(err)
			}
			arguments := append([]string(nil), flags...)
			first, _, _ := strings.Cut(string(source), "\n")
			for _, word := range strings.Fields(first) {
				if strings.HasPrefix(word, "-W") {
					arguments = append(arguments, word)
				}
			}
			command := exec.Command("sparse", append(arguments, name+".c")...)
			command.Dir = modules
			out, _ := command.CombinedOutput()
			// Of Linux's own headers sparse has something to say, too.
			if got, want := about(out, name+".c"), about(want, name+".c"); got != want {
				t.Errorf("with Linux's headers:\n%s\nwith this machine's:\n%s", got, want)
			}
		})
	}
}

// about keeps the lines about a file.
func about(out []byte, file string) string {
	var kept strings.Builder
	lines := bufio.NewScanner(bytes.NewReader(out))
	for lines.Scan() {
		if strings.HasPrefix(lines.Text(), file) {
			kept.WriteString(lines.Text() + "\n")
		}
	}
	return kept.String()
}

// linuxFlags are those with which Linux 6.1's build checks a module, where its
// headers are installed.
func linuxFlags(t *testing.T) []string {
	builds, _ := filepath.Glob("/lib/modules/6.1.*/build")
	for _, build := range builds {
		source := filepath.Join(filepath.Dir(build), "source")
		if _, err := os.Stat(source); err != nil {
			source = build
		}
		if _, err := os.Stat(filepath.Join(build, "include/generated/autoconf.h")); err != nil {
			continue
		}
		flags := []string{"-nostdinc"}
		for _, folder := range []string{
			source + "/arch/x86/include", build + "/arch/x86/include/generated", source + "/include", build + "/include",
			source + "/arch/x86/include/uapi", build + "/arch/x86/include/generated/uapi",
			source + "/include/uapi", build + "/include/generated/uapi",
		} {
			flags = append(flags, "-I"+folder)
		}
		for _, file := range []string{"compiler-version.h", "kconfig.h", "compiler_types.h"} {
			flags = append(flags, "-include", source+"/include/linux/"+file)
		}
		return append(flags, "-D__KERNEL__", "-DMODULE", "-std=gnu11", "-m64", "-DKBUILD_BASENAME=\"x\"",
			"-DKBUILD_MODNAME=\"module\"", "-D__KBUILD_MODNAME=kmod_x", "-D__x86_64__", "--arch=x86")
	}
	t.Skip("no headers of Linux 6.1 here")
	return nil
}
