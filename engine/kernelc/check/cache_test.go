package check_test

import (
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/headers"
	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
)

// A check that has the headers from one before finds what one without finds,
// what sparse does not print too.
func TestHeaderCacheChangesNothing(t *testing.T) {
	cache := new(syntax.HeaderCache)
	eachCase(t, func(t *testing.T, source string, flags []string) {
		settings := check.Settings{Files: map[string][]byte{}, SystemPath: []string{headers.SystemPath}}
		for name, text := range headers.Files() {
			settings.Files[name] = text
		}
		beside, _ := filepath.Glob(filepath.Join(filepath.Dir(source), "*.h"))
		for _, header := range beside {
			settings.Files[filepath.Base(header)] = read(t, header)
		}
		for _, flag := range flags {
			settings.Flags = append(settings.Flags, strings.ReplaceAll(flag, "HEADERS", headers.SystemPath))
		}
		// Most of the corpus includes nothing: with headers its names meet theirs.
		text := "#include <linux/module.h>\n#include <linux/uaccess.h>\n#include <linux/slab.h>\n" + string(read(t, source))
		want := foundBy(text, settings)
		settings.Headers = cache
		foundBy(text+"\nstatic int typed;\n", settings)
		if got := foundBy(text, settings); !reflect.DeepEqual(got, want) {
			t.Errorf("differs with headers that are known:\n%v\nwithout:\n%v", got, want)
		}
	})
}

func foundBy(text string, settings check.Settings) []string {
	checked := check.Check("module.c", []byte(text), settings)
	all := []string{string(checked.Report.Print(checked.TabStop))}
	for _, f := range checked.Report.Findings {
		all = append(all, silences[f.Silence]+" "+f.Text)
	}
	return all
}

var silences = map[report.Silence]string{
	report.Printed: "printed", report.AfterError: "after an error", report.TooMany: "too many", report.AfterFatal: "stopped", report.OurOwn: "ours",
}

func FuzzHeaderCache(f *testing.F) {
	for _, text := range []string{
		"static int read(struct file *f, char __user *to, size_t n)\n{\n\treturn copy_to_user(to, f, n) ? -EFAULT : *to;\n}\n",
		"struct list_head { int a; };\nenum { GFP_KERNEL };\nint printk;\n#define EINVAL kmalloc\n",
		"typedef int gfp_t;\nextern spinlock_t l;\nvoid f(void) { mutex_lock(&l); atomic_inc(0); list_add(f, jiffies); }\n",
		"int f(void) { struct inode i; return sizeof(struct file_operations) + i.i_rdev; }\nMODULE_LICENSE(\"GPL\");\n",
	} {
		f.Add(text)
	}
	settings := check.Settings{Files: headers.Files(), SystemPath: []string{headers.SystemPath}}
	known := settings
	known.Headers = new(syntax.HeaderCache)
	f.Fuzz(func(t *testing.T, text string) {
		text = "#include <linux/module.h>\n#include <linux/fs.h>\n#include <linux/uaccess.h>\n" + text
		foundBy(text, known)
		if got, want := foundBy(text, known), foundBy(text, settings); !reflect.DeepEqual(got, want) {
			t.Errorf("differs with headers that are known:\n%v\nwithout:\n%v", got, want)
		}
	})
}
