package assist_test

import (
	"strings"
	"testing"

	"ringlab/engine/kernelc/assist"
	"ringlab/engine/kernelc/check"
	"ringlab/engine/kernelc/headers"
)

// module takes the | out of a text, checks the rest with the machine's headers,
// and returns where it stood.
func module(t testing.TB, text string) (*check.Checked, int) {
	t.Helper()
	offset := strings.IndexByte(text, '|')
	if offset < 0 {
		t.Fatalf("no | in %s", text)
	}
	clean := text[:offset] + text[offset+1:]
	return check.Check("m.c", []byte(clean), check.Settings{Files: headers.Files(), SystemPath: []string{headers.SystemPath}}), offset
}

const start = `#include <linux/module.h>
#include <linux/fs.h>
#include <linux/uaccess.h>
#define SIZE 64
#define TWICE(x) ((x) + (x))
#define EMPTY
typedef unsigned int word_t;
enum mode { OFF, ON = 4 };
struct inner { int depth; struct inner *up; };
struct conf {
	u32 speed;
	char __user *data;
	struct inner in, *list;
	struct { int hidden; };
	union { int whole; char part[4]; } u;
};
typedef struct conf conf_t;
static struct conf current_conf;
struct conf *find_conf(int id);
`

func TestLocate(t *testing.T) {
	for text, want := range map[string][3]string{
		"int f(struct conf *c) { return |c->speed; }":                                        {"struct conf *c", "object", ""},
		"int f(struct conf *c) { return c->spe|ed; }":                                        {"u32 speed", "member", ""},
		"int f(struct conf *c) { return c->data| != 0; }":                                    {"char __user *data", "member", ""},
		"int f(struct conf *c) { return c->in.de|pth; }":                                     {"int depth", "member", ""},
		"int f(struct conf *c) { return c->list[2].up->de|pth; }":                            {"int depth", "member", ""},
		"int f(struct conf *c) { return c->hid|den; }":                                       {"int hidden", "member", ""},
		"int f(void) { return find_conf(3)->sp|eed; }":                                       {"u32 speed", "member", ""},
		"int f(void) { return find_c|onf(3)->speed; }":                                       {"struct conf *find_conf(int id)", "function", ""},
		"int f(void *p) { return ((struct conf *)p)->sp|eed; }":                              {"u32 speed", "member", ""},
		"int f(conf_t *p) { return (*p).sp|eed; }":                                           {"u32 speed", "member", ""},
		"int f(conf_t *p) { return |ON; }":                                                   {"ON = 4", "object", ""},
		"wor|d_t x;":                                                                         {"typedef unsigned int word_t", "type", ""},
		"struct con|f x;":                                                                    {"struct conf", "type", ""},
		"int f(void) { return SI|ZE; }":                                                      {"#define SIZE 64", "macro", ""},
		"int f(int a) { return TWI|CE(a + 1); }":                                             {"#define TWICE(x) ((x) + (x))", "macro", ""},
		"struct conf k = { .spe|ed = 1 };":                                                   {"u32 speed", "member", ""},
		"struct conf k = { .in = { .dep|th = 1 } };":                                         {"int depth", "member", ""},
		"struct conf k[] = { { .spe|ed = 1 } };":                                             {"u32 speed", "member", ""},
		"int f(char __user *p, char *b) { return copy_from_|user(b, p, 1); }":                {"unsigned long copy_from_user(void *to, const void __user *from, unsigned long n)", "function", "copy_from_user"},
		"int f(int x) { { int x = 2; retu|rn x; } }":                                         {"return", "keyword", ""},
		"int f(int x) { { long x = 2; return |x; } }":                                        {"long x", "object", ""},
		"int f(int x) { { long x = 2; } return |x; }":                                        {"int x", "object", ""},
		"#include <linux/sl|ab.h>":                                                           {"<linux/slab.h>", "header", ""},
		"static struct file_ope|rations fops;":                                               {"struct file_operations", "type", "file_operations"},
		"int f(int x) { for (int i = 0; i < x; i++) x += |i; return x; }":                    {"int i", "object", ""},
		"int f(struct conf *c) { int broken = ; return c->sp|eed; }":                         {"u32 speed", "member", ""},
		"int f(struct conf *c) { if (c->sp|eed }":                                            {"u32 speed", "member", ""},
		"int f(struct conf *c) { return 0; } // c-|>speed":                                   {"", "", ""},
		"int f(struct conf *c) { return sizeof(\"c|\"); }":                                   {"", "", ""},
		"int f(struct inner *i) { return container_of(i, struct conf, in)->spe|ed; }":        {"u32 speed", "member", ""},
		"#ifdef SI|ZE\n#endif":                                                               {"#define SIZE 64", "macro", ""},
		"static ssize_t r(struct file *f, char __user *b, size_t n) { return n + (b|==0); }": {"char __user *b", "object", ""},
	} {
		c, offset := module(t, start+text)
		found := assist.Locate(c, "m.c", offset)
		title := strings.Replace(found.Title, "__attribute__((noderef, address_space(__user)))", "__user", 1)
		if title != want[0] || string(found.Kind) != want[1] || found.Name != want[2] {
			t.Errorf("%s: %q, a %s, known as %q", text, found.Title, found.Kind, found.Name)
		}
		if want[0] != "" && (found.Place.Start > offset || found.Place.End < offset) {
			t.Errorf("%s: at %v, asked for %d", text, found.Place, offset)
		}
	}
}

func TestLocateExpansion(t *testing.T) {
	for text, want := range map[string]string{
		"int f(int a) { return TWI|CE(a + 1); }": "((a + 1) + (a + 1))",
		"int f(int a) { return SI|ZE; }":         "64",
		"int f(int a) EMP|TY { return 1; }":      "",
	} {
		c, offset := module(t, start+text)
		if found := assist.Locate(c, "m.c", offset); found.Expansion != want {
			t.Errorf("%s: %q", text, found.Expansion)
		}
	}
}

func TestLocateDefined(t *testing.T) {
	for text, want := range map[string]string{
		"int f(struct conf *c) { return c->spe|ed; }":               "m.c:speed",
		"int f(void) { return find_c|onf(3)->speed; }":              "m.c:find_conf",
		"int f(void) { return SI|ZE; }":                             "m.c:SIZE",
		"int f(void) { return EFA|ULT; }":                           ":EFAULT",
		"int f(char __user *p) { return clear_|user(p, 1); }":       "uaccess.h:clear_user",
		"int f(char __user *p) { char c; return get_|user(c, p); }": "uaccess.h:get_user",
	} {
		c, offset := module(t, start+text)
		found := assist.Locate(c, "m.c", offset)
		if found.Defined.File == nil {
			t.Errorf("%s: not defined", text)
			continue
		}
		file, name, _ := strings.Cut(want, ":")
		place := string(found.Defined.File.Text[found.Defined.Span.Start:found.Defined.Span.End])
		if !strings.HasSuffix(found.Defined.File.Name, file) || place != name {
			t.Errorf("%s: defined in %s at %q", text, found.Defined.File.Name, place)
		}
	}
}

func TestLocateInHeader(t *testing.T) {
	c, _ := module(t, start+"|")
	for _, f := range c.Files.All() {
		at := strings.Index(string(f.Text), "copy_to_user(void")
		if at < 0 || !strings.HasSuffix(f.Name, "linux/uaccess.h") {
			continue
		}
		if found := assist.Locate(c, f.Name, at+3); found.Kind != assist.Function || found.Name != "copy_to_user" {
			t.Errorf("in %s: %+v", f.Name, found)
		}
		return
	}
	t.Error("the header was not read")
}

func TestComplete(t *testing.T) {
	for text, want := range map[string]string{
		"int f(struct conf *c) { return c->|; }":            "speed",
		"int f(struct conf *c) { return c->s| }":            "speed",
		"int f(struct conf *c) { c->\nd|":                   "data",
		"int f(struct conf *c) { return c->in.d|":           "depth",
		"int f(struct conf *c) { return c->hi|":             "hidden",
		"int f(void) { return current_conf.|":               "data",
		"int f(void) { return find_conf(2)->|":              "list",
		"int f(void) { struct conf local_one; loc|":         "local_one",
		"int f(int parameter_one) { if (par|) }":            "parameter_one",
		"int f(void) { curr|":                               "current_conf",
		"int f(void) { copy_f|":                             "copy_from_user",
		"int f(void) { TWI|":                                "TWICE",
		"int f(void) { whi|":                                "while",
		"int f(void) { return O|":                           "OFF",
		"wor|":                                              "word_t",
		"struct con|":                                       "conf",
		"static struct file_|":                              "file_operations",
		"#include <linux/mi|":                               "linux/miscdevice.h",
		"#include <|":                                       "linux/module.h",
		"#inc|":                                             "include",
		"# |":                                               "define",
		"int __attribute__((pac|":                           "packed",
		"int __attribute__((unused, nod|":                   "noderef",
		"static const struct file_operations fops = { .re|": "read",
		"static const struct file_operations fops = {\n\t.owner = THIS_MODULE,\n\t.|\n};":           "open",
		"static struct conf k = { .in = { .|":                                                       "depth",
		"static struct conf ks[] = { [0] = { .sp|":                                                  "speed",
		"int f(void) { struct conf c = (struct conf){ .sp| }; }":                                    "speed",
		"int f(int n) { if (n) goto o|;\nout:\n\treturn n; }":                                       "out",
		"int f(int n) { return n; }\nint g(void) { struct conf *q = find_conf(1); { int deep; q->|": "speed",
	} {
		c, offset := module(t, start+text)
		span, options := assist.Complete(c, "m.c", offset)
		found := false
		for _, o := range options {
			found = found || o.Label == want
		}
		if !found || span.End != offset || span.Start > offset {
			t.Errorf("%s: %d options at %v without %q", text, len(options), span, want)
		}
	}
	for _, text := range []string{
		"// cop|", "/* cop|", "char s[] = \"cop|", "int x = 12|", "int f(int n) { return n.|", "struct none; int f(struct none *p) { return p->|",
		"static const struct file_operations fops = { .read = 0, .rea|",
	} {
		c, offset := module(t, start+text)
		if _, options := assist.Complete(c, "m.c", offset); len(options) > 0 && options[0].Label != "read_iter" {
			t.Errorf("%s: %d options, %q", text, len(options), options[0].Label)
		}
	}
}

func TestCompleteDesignator(t *testing.T) {
	c, offset := module(t, start+"static const struct file_operations fops = { .rea|")
	_, options := assist.Complete(c, "m.c", offset)
	for _, o := range options {
		if o.Label == "read" {
			if o.Apply != "read = " || !strings.Contains(o.Detail, "char __user *") || !strings.HasPrefix(o.Detail, "ssize_t (*read)(") {
				t.Errorf("%+v", o)
			}
			return
		}
	}
	t.Errorf("no .read in %v", options)
}

func FuzzAssist(f *testing.F) {
	f.Add("struct s { int a; } v; int f(struct s *p) { return p->a; }", 51)
	f.Add("#define M(x) x\nint f(int a) { return M(a) + M(", 46)
	f.Add("struct s { struct s *n; } k = { .n = { .n = {.", 46)
	f.Add("#include <linux", 15)
	f.Fuzz(func(t *testing.T, text string, offset int) {
		c := check.Check("m.c", []byte(text), check.Settings{})
		assist.Locate(c, "m.c", offset)
		span, options := assist.Complete(c, "m.c", offset)
		if span.Start < 0 || span.End > len(text) || span.Start > span.End || len(options) > 200 {
			t.Fatalf("span %v of %d bytes, %d options", span, len(text), len(options))
		}
	})
}
