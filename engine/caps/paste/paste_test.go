package paste

import (
	"bytes"
	"encoding/binary"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"
	"unicode/utf8"

	"ringlab/engine/source"
	"ringlab/engine/words"
)

const document = `<capabilities>

  <host>
    <uuid>5eed0003-0000-4000-8000-000000000009</uuid>
    <cpu>
      <arch>x86_64</arch>
      <pages unit='KiB' size="4"/>
    </cpu>
    <note>a &lt;b&gt; &amp; c</note>
  </host>

</capabilities>
`

const second = "<domainCapabilities>\n  <path>/usr/bin/qemu</path>\n</domainCapabilities>\n"

// eachLine puts a prefix before each line of text.
func eachLine(text string, prefix func(n int) string) string {
	var b strings.Builder
	for n, line := range strings.SplitAfter(text, "\n") {
		if line != "" {
			b.WriteString(prefix(n + 1))
			b.WriteString(line)
		}
	}
	return b.String()
}

func fixed(prefix string) func(int) string { return func(int) string { return prefix } }

func digits(n, width int) string {
	s := string(rune('0' + n%10))
	if n >= 10 {
		s = string(rune('0'+n/10)) + s
	}
	return strings.Repeat(" ", max(0, width-len(s))) + s
}

var htmlEscaper = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "'", "&#x27;")

var jsonEscaper = strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`)

func toUTF32(text string, order binary.AppendByteOrder) string {
	var b []byte
	for _, c := range text {
		b = order.AppendUint32(b, uint32(c))
	}
	return string(b)
}

func toUTF16(text string, bigEndian bool) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		if bigEndian {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

// eachObject writes each line of text as docker keeps it.
func eachObject(text string) string {
	var b strings.Builder
	for line := range strings.SplitAfterSeq(text, "\n") {
		if line != "" {
			b.WriteString(`{"log":"` + jsonEscaper.Replace(line) + `","stream":"stdout","time":"2024-03-01T10:00:00Z"}` + "\n")
		}
	}
	return b.String()
}

// samples are wrapped documents. Where text is empty, document is expected;
// codes are those of the findings, in order.
var samples = []struct {
	name, pasted, text, codes string
}{
	{"plain", document, "", ""},
	{"two documents", document + second, document + second, ""},
	{"text behind", document + "done.\n", document + "done.\n", ""},
	{"text before", "see this:\n" + document, "see this:\n" + document, ""},
	{"declaration late", "\n<?xml version='1.0'?>\n" + document, "\n<?xml version='1.0'?>\n" + document, ""},

	{"utf-8 mark", "\ufeff" + document, "", "encoding"},
	{"utf-16le mark", "\xff\xfe" + toUTF16(document, false), "", "encoding"},
	{"utf-16be mark", "\xfe\xff" + toUTF16(document, true), "", "encoding"},
	{"utf-32le mark", "\xff\xfe\x00\x00" + toUTF32("<a>中</a>", binary.LittleEndian), "<a>中</a>", "encoding"},
	{"utf-32be", toUTF32("<a>中</a>", binary.BigEndian), "<a>中</a>", "encoding"},
	{"utf-16le", toUTF16(document, false), "", "encoding"},
	{"utf-16be", toUTF16("<a>å𝄞中</a>\n"+document, true), "<a>å𝄞中</a>\n" + document, "encoding"},
	{"utf-16 half a character", "\xff\xfe" + toUTF16("<a/>", false) + "\x00\xd8\x0a", "<a/>\xed\xa0\x80\xff", "encoding"},
	{"latin-1", "<?xml version='1.0' encoding='ISO-8859-1'?><a>\xe5\x80</a>", "<?xml version='1.0' encoding='ISO-8859-1'?><a>å\u0080</a>", "encoding"},
	{"latin-9", "<?xml version='1.0' encoding=\"ISO-8859-15\"?><a>\xa4</a>", "<?xml version='1.0' encoding=\"ISO-8859-15\"?><a>€</a>", "encoding"},
	{"windows-1252", "<?xml version='1.0' encoding = 'Windows-1252' ?><a>\x80</a>", "<?xml version='1.0' encoding = 'Windows-1252' ?><a>€</a>", "encoding"},
	{"declared, arrived as utf-8", "<?xml version='1.0' encoding='latin1'?><a>å</a>", "<?xml version='1.0' encoding='latin1'?><a>å</a>", "encoding"},
	{"declared utf-8", "<?xml version='1.0' encoding='UTF-8'?><a>å</a>", "<?xml version='1.0' encoding='UTF-8'?><a>å</a>", ""},
	{"gbk", "<?xml version='1.0' encoding='GBK'?><a>\xd6\xd0</a>", "<?xml version='1.0' encoding='GBK'?><a>\xd6\xd0</a>", "encoding"},
	{"not utf-8", "<a>\xd6\xd0</a>", "<a>\xd6\xd0</a>", ""},

	{"shell prompt", "user@host.example:~$ virsh capabilities\n" + document + "\nuser@host.example:~$ ", document + "\n", "paste-prompt paste-prompt"},
	{"root prompt", "[root@h ~]# virsh capabilities\n" + document + "[root@h ~]# \n", "", "paste-prompt paste-prompt"},
	{"dollar", "$ virsh capabilities\n" + document + "$\n", "", "paste-prompt paste-prompt"},
	{"hash", "# virsh -c qemu:///system capabilities\n" + document + "#", "", "paste-prompt paste-prompt"},
	{"no-break space prompt", "user@host:~$\u00a0virsh capabilities\n" + document, "", "paste-prompt"},
	{"bash version", "bash-5.1# virsh capabilities\n" + document + "bash-5.1# exit\n", "", "paste-prompt paste-prompt"},
	{"zsh", "user@mac ~ % virsh capabilities\n" + document + "user@mac ~ % ", "", "paste-prompt paste-prompt"},
	{"busybox", "~ # virsh capabilities\n" + document + "/ # ", "", "paste-prompt paste-prompt"},
	{"powershell", "PS C:\\Users\\me> ssh host virsh capabilities\r\n" + document + "PS C:\\Users\\me> ", "", "paste-prompt paste-prompt"},
	{"cmd", "C:\\Users\\me>type caps.xml\n" + document + "C:\\Users\\me>", "", "paste-prompt paste-prompt"},
	{"zsh without a user", "kvm1% virsh capabilities\n" + document + "kvm1% ", "", "paste-prompt paste-prompt"},
	{"prompt on the document's line", "root@host:~# " + document, "", "paste-prompt"},
	{"cat", "cat caps.xml\n" + document, "", "paste-prompt"},
	{"set -x", "+ virsh capabilities\n" + document, "", "paste-prompt"},
	{"time", "$ time virsh capabilities\n" + document + "\nreal\t0m0.1s\nuser\t0m0.0s\nsys\t0m0.0s\n", document + "\n", "paste-prompt paste-prompt"},
	{"login", "Last login: Mon Mar  4 10:00:00 2024\n[root@host ~]# virsh capabilities\n" + document, "", "paste-prompt"},
	{"less", document + "(END)", "", "paste-prompt"},

	{"colours", "\x1b[1;34m<a>\x1b[0m\n\x1b]0;title\x07<b/>\n</a>", "<a>\n<b/>\n</a>", "paste-terminal"},
	{
		"recording", "Script started on 2024-03-01 [TERM=\"xterm\"]\n\x1b[?2004hroot@host:~# virsh capabilities\r\n\x1b[?2004l\r" + document + "\x1b[?2004hroot@host:~# exit\r\n\nScript done on 2024-03-01\n",
		"\r" + document + "\n", "paste-prompt paste-terminal paste-prompt",
	},
	{"struck over", "<a>_\bx</a>\x1a", "<a>x</a>", "paste-terminal"},
	{"half an escape sequence", "<a>\x1b[</a>", "<a>\x1b[</a>", ""},

	{"prose around a fence", "Here it is:\n\n```xml\n" + document + "```\nThanks!\n", "\n" + document, "paste-fence paste-fence paste-fence paste-fence"},
	{"kali", "┌──(kali㉿kali)-[~]\n└─$ virsh capabilities\n" + document, "", "paste-prompt"},
	{"bare command", "virsh capabilities\n" + document, "", "paste-prompt"},
	{"sudo", "$ sudo LIBVIRT_DEFAULT_URI=qemu:///system virsh capabilities\n[sudo] password for me:\n" + document, "", "paste-prompt"},
	{"ssh", "ssh root@host 'virsh capabilities'\n" + document + "Connection to host closed.\n", "", "paste-prompt paste-prompt"},
	{"continued", "$ virsh -c qemu:///system \\\n    capabilities\n" + document, "", "paste-prompt"},
	{"several commands", "$ uname -r\n$ virsh capabilities\n" + document + "$ virsh domcapabilities\n" + second, document + second, "paste-prompt paste-prompt"},
	{"prompt behind the last tag", document[:len(document)-1] + "user@host:~$ \n", "", "paste-prompt"},
	{"cut off", "$ virsh capabilities\n<capabilities>\n  <host>\n^C\n$ ", "<capabilities>\n  <host>\n", "paste-prompt paste-prompt"},
	{"virsh", "Welcome to virsh, the virtualization interactive terminal.\n\nType:  'help' for help with commands\n       'quit' to quit\n\nvirsh # capabilities\n" + document + "virsh # ", "\n\n" + document, "paste-prompt paste-prompt"},
	{"virsh read-only", "virsh > capabilities\n" + document + "virsh > \n", "", "paste-prompt paste-prompt"},
	{"declaration behind prompt", "$ virsh capabilities\n\n  <?xml version='1.0'?>\n" + document, "<?xml version='1.0'?>\n" + document, "paste-prompt"},
	{"prompt in a document", "<a>\n$ virsh capabilities\n</a>\n", "<a>\n$ virsh capabilities\n</a>\n", ""},

	{"fence", "```xml\n" + document + "```\n", "", "paste-fence paste-fence"},
	{"tilde fence", "~~~ xml title=\"caps\"\n" + document + "~~~", "", "paste-fence paste-fence"},
	{"fence and prompt", "```console\n$ virsh capabilities\n" + document + "$\n```\n", "", "paste-fence paste-prompt paste-prompt paste-fence"},

	{"mail", eachLine(document, fixed("> ")), "", "paste-quote"},
	{"mail twice", eachLine(document, fixed("> > ")), "", "paste-quote"},
	{"mail with prompt", "Bob wrote:\n" + eachLine("$ virsh capabilities\n"+document, fixed(">> ")) + "regards\n", "Bob wrote:\n" + document + "regards\n", "paste-quote paste-prompt"},
	{"mail, mark trimmed", strings.ReplaceAll(eachLine(document, fixed("> ")), "> \n", ">\n"), "", "paste-quote"},
	{"mail, selected behind the mark", eachLine(document, fixed("> "))[2:], "", "paste-quote"},
	{"one quoted line", "> <capabilities/>", "<capabilities/>", "paste-quote"},
	{"nl", eachLine(document, func(n int) string { return digits(n, 6) + "\t" }), "", "paste-numbers"},
	{"numbers with colons", eachLine(document, func(n int) string { return digits(n, 0) + ": " }), "", "paste-numbers"},
	{"numbers with bars", eachLine(document, func(n int) string { return digits(n, 3) + " | " }), "", "paste-numbers"},
	{"numbers with box bars", eachLine(document, func(n int) string { return digits(n, 3) + " │ " }), "", "paste-numbers"},
	{"diff", "diff --git a/c.xml b/c.xml\nnew file mode 100644\nindex 000..111\n--- /dev/null\n+++ b/c.xml\n@@ -0,0 +1,12 @@\n" + eachLine(document, fixed("+")), "", "paste-diff"},
	{"shell comments", eachLine(document, fixed("# ")), "", "paste-comment"},
	{"syslog", eachLine(document, fixed("Nov  3 02:25:57 node-1 virsh[1234]: ")), "", "paste-log"},
	{"priority", eachLine(document, fixed("<30>Nov 23 02:25:57 node virsh: ")), "", "paste-log"},
	{"rfc 3339", eachLine(document, func(n int) string { return "2024-03-01T10:00:00." + strings.Repeat("7", 1+n%6) + "Z " }), "", "paste-log"},
	{"cri", eachLine(document, fixed("2024-03-01T10:00:00.123456+02:00 stdout F ")), "", "paste-log"},
	{"libvirtd", eachLine(document, fixed("2024-03-01 10:00:00.123+0000: 4321: debug : virCapsFormat:99 : ")), "", "paste-log"},
	{"libvirtd, first line only", "2024-03-01 10:00:00.123+0000: 4321: debug : virCapsFormat:99 : " + document, "", "paste-log"},
	{"pod name", eachLine(document, fixed("[pod/virt-launcher-x/compute] ")), "", "paste-log"},
	{"compose", eachLine(document, fixed("libvirt-1  | ")), "", "paste-log"},
	{"key and value", eachLine(document, fixed("time=2024-03-01T10:00:00Z level=info msg=")), "", "paste-log"},
	{"file names", eachLine(document, func(n int) string { return "caps.xml:" + digits(n, 0) + ":" }), "", "paste-log"},

	{"html", htmlEscaper.Replace(document), "", "paste-html"},
	{"html, twice", htmlEscaper.Replace(htmlEscaper.Replace(document)), "", "paste-html paste-html"},
	{"html with line breaks", "&lt;a&gt;<br>\n&nbsp;&lt;b/&gt;<br/>\n&lt;/a&gt;", "<a>\n <b/>\n</a>", "paste-html"},
	{"html, only angle brackets", "&lt;a>x &#38; y&lt;/a>", "<a>x & y</a>", "paste-html"},
	{"html, no-break spaces", "&lt;a&gt;\n&nbsp;&#160;&lt;b/&gt;\n&lt;/a&gt;", "<a>\n  <b/>\n</a>", "paste-html"},
	{"html source", "<pre><code class=\"xml\">" + htmlEscaper.Replace(document) + "</code></pre>", "", "paste-html"},
	{"html source with spans", "<pre>&lt;<span class='n'>a</span>&gt;&lt;/a&gt;</pre>\n<b/>", "<a></a>\n<b/>", "paste-html"},
	{"html, unknown reference", "&lt;a&gt;&eacute;&#0;&#xD800;&#99999999;&lt;/a&gt;", "<a>&eacute;&#0;&#xD800;&#99999999;</a>", "paste-html"},
	{"escapes in text", "<a>&lt;b&gt;</a>", "<a>&lt;b&gt;</a>", ""},
	{"html in mail", eachLine(htmlEscaper.Replace(document), fixed("&gt; ")), "", "paste-quote paste-html"},

	{"json value", `{"jsonrpc": "2.0", "xml": "` + jsonEscaper.Replace(document) + `", "rc": 0}` + "\n", document + "\n", "paste-string"},
	{"json string", `"` + jsonEscaper.Replace(document) + `"`, "", "paste-string"},
	{"json by Go", `"\u003ccapabilities\u003e\n\u003c/capabilities\u003e\n"`, "<capabilities>\n</capabilities>\n", "paste-string"},
	{"json in lines", "$ curl http://x/caps\n[\n  {\n    \"caps\": \"" + jsonEscaper.Replace(document) + "\"\n  }\n]\n$ ", document + "\n", "paste-prompt paste-string paste-prompt"},
	{"two json values", `{"a":"<a>\n</a>","b":"<b>\n</b>"}`, "<a>\n</a>\n<b>\n</b>", "paste-string"},
	{"json with text behind", `{"a":"<a>\n</a>","b":1} {"b":<b/>}` + "\ndone\n", "<a>\n</a> {\"b\":<b/>}\ndone\n", "paste-string"},
	{"json a line", eachObject(document), document + "\n", "paste-string"},
	{"without its quotes", jsonEscaper.Replace(document), "", "paste-string"},
	{"python", `b'<a>\n<b c=\'d\'/>\n</a>'`, "<a>\n<b c='d'/>\n</a>", "paste-string"},
	{"variable", `XML="<a>\n</a>";`, "<a>\n</a>", "paste-string"},
	{"surrogates", `"<a>\n\ud834\udd1e\ud834</a>"`, "<a>\n𝄞\\ud834</a>", "paste-string"},
	{"backslash in text", "<a>C:\\new</a>", "<a>C:\\new</a>", ""},

	{"no-break spaces", strings.ReplaceAll(document, "  ", "\u00a0 "), strings.ReplaceAll(document, "  ", "  "), "paste-space"},
	{"ideographic spaces", "<a>\n\u3000<b\u3000c='d'/>\n</a>", "<a>\n <b c='d'/>\n</a>", "paste-space"},
	{"unseen characters", "\u200e<a>\n\u2060<mig\u00adration/>\n</a>", "<a>\n<migration/>\n</a>", "paste-space"},
	{"meant spaces", "<a><b>\u00a0</b><c>x\u00a0y</c><!--\u00a0“--></a>", "<a><b>\u00a0</b><c>x\u00a0y</c><!--\u00a0“--></a>", ""},
	{"typographic quotes", "<a b=“c” d=‘e’ f=”g”>h=“i”</a>", "<a b=\"c\" d='e' f=\"g\">h=“i”</a>", "paste-quotes"},
	{"quotes in quotes", "<a b=“c\"d”/><a b=“'\"”/>", "<a b='c\"d'/><a b=“'\"”/>", "paste-quotes"},
	{"quotes in a value", "<a b='“c”' d=\"‘\"/>", "<a b='“c”' d=\"‘\"/>", ""},
	{"mark behind prompt", "$ cat caps.xml\n\ufeff<?xml version='1.0'?>" + document, "<?xml version='1.0'?>" + document, "paste-prompt paste-space"},

	{
		"all at once",
		"\ufeffHi,\r\n" + eachLine("user@host:~$ virsh capabilities\r\n"+strings.ReplaceAll(document, "\n", "\r\n")+"user@host:~$ \r\n", fixed(">\u00a0")),
		"Hi,\r\n" + strings.ReplaceAll(document, "\n", "\r\n"),
		"encoding paste-quote paste-prompt paste-prompt",
	},
	{"cr lines", "$ virsh capabilities\r" + strings.ReplaceAll(document, "\n", "\r") + "$ ", strings.ReplaceAll(document, "\n", "\r"), "paste-prompt paste-prompt"},
	{"nothing", "", "", ""},
	{"prompt alone", "$ virsh capabilities\n", "", "paste-prompt"},
}

func TestUnwrap(t *testing.T) {
	for _, s := range samples {
		t.Run(s.name, func(t *testing.T) {
			want := s.text
			if want == "" && strings.Contains(s.pasted, "a") && s.name != "prompt alone" {
				want = document
			}
			r := Unwrap([]byte(s.pasted))
			if string(r.Text) != want {
				t.Errorf("text:\n%q\nwant:\n%q", r.Text, want)
			}
			var codes []string
			for _, d := range r.Diagnostics {
				codes = append(codes, d.Code)
			}
			if got := strings.Join(codes, " "); got != s.codes {
				t.Errorf("codes %q, want %q", got, s.codes)
			}
			checkResult(t, []byte(s.pasted), r)
			if again := Unwrap(r.Text); !bytes.Equal(again.Text, r.Text) {
				t.Errorf("a second time it becomes\n%q", again.Text)
			}
		})
	}
}

// checkResult checks what holds for every paste.
func checkResult(t *testing.T, pasted []byte, r *Result) {
	t.Helper()
	if !r.Repaired && (!bytes.Equal(r.Text, pasted) || !bytes.Equal(r.Pasted, pasted)) {
		t.Error("not reported as repaired")
	}
	if len(r.Text) > len(r.Pasted) {
		t.Errorf("%d bytes of text from %d", len(r.Text), len(r.Pasted))
	}
	covered := 0
	for _, d := range r.Diagnostics {
		if d.Severity != source.Info || d.Message.IsZero() || d.Message.In(words.Chinese) == d.Message.In(words.English) {
			t.Errorf("finding %+v", d)
		}
		if d.Span.Start < 0 || d.Span.End < d.Span.Start || d.Span.End > len(r.Pasted) {
			t.Fatalf("finding %s at %v of %d", d.Code, d.Span, len(r.Pasted))
		}
	}
	for i := range r.Text {
		span := r.Place(source.Span{Start: i, End: i + 1})
		if span.Start >= span.End || span.End > len(r.Pasted) {
			t.Fatalf("byte %d is at %v of %d", i, span, len(r.Pasted))
		}
		if span.Start < covered {
			t.Fatalf("byte %d is at %v, before the end of the last at %d", i, span, covered)
		}
		// The bytes of one character may share a place.
		if i+1 == len(r.Text) || r.Place(source.Span{Start: i + 1, End: i + 2}) != span {
			covered = span.End
		}
		if got := r.Offset(span.Start); got > i || got < i-utf8.UTFMax {
			t.Fatalf("byte %d is at %v, and that at %d", i, span, got)
		}
		if !standsFor(string(r.Pasted[span.Start:span.End]), r.Text, i) {
			t.Fatalf("byte %d, %q, is at %v, %q", i, r.Text[i], span, r.Pasted[span.Start:span.End])
		}
	}
	last := 0
	for i := 0; i <= len(r.Pasted); i++ {
		at := r.Offset(i)
		if at < last || at > len(r.Text) {
			t.Fatalf("offset %d is %d of %d, after %d", i, at, len(r.Text), last)
		}
		if at < len(r.Text) && r.Place(source.Span{Start: at, End: at + 1}).End <= i {
			t.Fatalf("offset %d is %d, which is before it", i, at)
		}
		last = at
	}
	if whole := r.Place(source.Span{Start: 0, End: len(r.Text)}); whole.End > len(r.Pasted) || whole.End < whole.Start {
		t.Errorf("the whole is at %v", whole)
	}
}

// standsFor reports whether what was pasted is text[i] or one of the ways to
// write it that Unwrap knows.
func standsFor(pasted string, text []byte, i int) bool {
	if pasted == string(text[i:i+1]) {
		return true
	}
	has := func(character string) bool { // at i, or around it
		for from := max(0, i-len(character)+1); from <= i; from++ {
			if character != "" && bytes.HasPrefix(text[from:], []byte(character)) {
				return true
			}
		}
		return false
	}
	switch {
	case strings.HasPrefix(pasted, "&"):
		character, size := htmlReference([]byte(pasted))
		if size == len(pasted) && has(character) {
			return true
		}
		// Escaped more than once.
		inner, again := strings.CutPrefix(pasted, "&amp;")
		return again && standsFor("&"+inner, text, i)
	case strings.HasPrefix(pasted, `\`):
		written := overstruck.ReplaceAllString(pasted, "")
		character, size := stringEscape([]byte(written))
		return size == len(written) && has(character)
	case oddSpace([]byte(pasted)) == len(pasted):
		return text[i] == ' ' || text[i] == '\n'
	case text[i] == '"' || text[i] == '\'':
		return len(pasted) == curlySize && curlyQuote([]byte(pasted)) != 0
	}
	// What stands between two values of a structure.
	return text[i] == '\n' && strings.HasPrefix(pasted, `"`) && strings.HasSuffix(pasted, `"`)
}

// overstruck is a character that a terminal was told to go back over.
var overstruck = regexp.MustCompile(".\x08")

// TestPlace checks places by hand: ends, cuts, and steps on steps.
func TestPlace(t *testing.T) {
	pasted := "$ x\n&gt; &lt;a&gt;\n&gt; &lt;/a&gt;\n$ "
	r := Unwrap([]byte(pasted))
	if got := string(r.Text); got != "<a>\n</a>\n" {
		t.Fatalf("text %q", got)
	}
	at := func(from, to int) string {
		span := r.Place(source.Span{Start: from, End: to})
		return pasted[span.Start:span.End]
	}
	for _, c := range []struct {
		from, to int
		want     string
	}{
		{0, 3, "&lt;a&gt;"},
		{1, 2, "a"},
		{0, 4, "&lt;a&gt;\n"},
		{4, 8, "&lt;/a&gt;"},
		{0, 9, "&lt;a&gt;\n&gt; &lt;/a&gt;\n"},
		{9, 9, ""},
	} {
		if got := at(c.from, c.to); got != c.want {
			t.Errorf("[%d:%d] is %q, want %q", c.from, c.to, got, c.want)
		}
	}
	if got, want := r.Place(source.Span{Start: 9, End: 9}).Start, len(pasted)-len("$ "); got != want {
		t.Errorf("the end is at %d, want %d", got, want)
	}
	for pastedAt, want := range map[int]int{
		0:                               0,
		strings.Index(pasted, "&lt;a"):  0,
		strings.Index(pasted, "lt;a"):   0,
		strings.Index(pasted, "a&gt;"):  1,
		strings.Index(pasted, "&lt;/a"): 4,
		len(pasted):                     9,
	} {
		if got := r.Offset(pastedAt); got != want {
			t.Errorf("offset %d is %d, want %d", pastedAt, got, want)
		}
	}
}

// TestSharedDocuments runs the recorded documents and pastes: those that end
// in .xml and are not about encodings are left as they are, and the places of
// the others are those that their .expect file lists.
func TestSharedDocuments(t *testing.T) {
	seen := 0
	err := filepath.WalkDir("../testdata", func(path string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		expect, err := os.ReadFile(path + ".expect")
		if ext := filepath.Ext(path); ext != ".xml" && ext != ".txt" || ext == ".txt" && err != nil {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		seen++
		r := Unwrap(text)
		if len(text) < 64<<10 {
			checkResult(t, text, r)
		}
		var want []string
		for _, line := range strings.Split(string(expect), "\n") {
			if fields := strings.Fields(line); len(fields) > 1 && (fields[1] == "wrapper" || fields[1] == "encoding") {
				want = append(want, fields[0]+" "+fields[1])
			}
		}
		var got []string
		lines := source.NewLines(r.Pasted)
		for _, d := range r.Diagnostics {
			kind := "wrapper"
			if d.Code == codeEncoding {
				kind = "encoding"
			}
			p := lines.Position(d.Span.Start)
			got = append(got, digits(p.Line, 0)+":"+digits(p.Column, 0)+" "+kind)
		}
		if strings.Join(got, "\n") != strings.Join(want, "\n") {
			t.Errorf("%s: found %q, want %q", path, got, want)
		}
		if len(want) == 0 && (r.Repaired || !bytes.Equal(r.Text, text)) {
			t.Errorf("%s was changed", path)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if seen < 50 {
		t.Errorf("only %d documents", seen)
	}
}

// TestPlainIsNotCopied holds the common case to its cost.
func TestPlainIsNotCopied(t *testing.T) {
	text := []byte(document)
	r := Unwrap(text)
	if r.Repaired || &r.Text[0] != &text[0] || &r.Pasted[0] != &text[0] || len(r.Diagnostics) > 0 {
		t.Error("a plain document was touched")
	}
	if n := testing.AllocsPerRun(10, func() { Unwrap(text) }); n > 16 {
		t.Errorf("%v allocations", n)
	}
}

// TestHostile runs pastes built to make each search start over again and again.
// Were one of them quadratic, this would take minutes.
func TestHostile(t *testing.T) {
	const size = 1 << 20
	for _, piece := range []string{
		"<", "<a>", "<a/>", "</a", "<!--", "<!-- -->", "<?", "<![CDATA[", "<a b=“", "<a b='", "“", "\u00a0", "<a\u00a0",
		"&", "&lt;", "&lt;a", "<pre>", "\\u003c", `"<a>\n",`, `{"<a>\n",`, `["<a>\n"`, "\\", "\"", "'",
		"> ", "> <a>\n", "1 <a>\n", "+\n", "$ \n", "$ \\\n", "```\n", "x\n$ \n", "\r", "\n", " ", "a 1:", "virsh ",
		"<?xml encoding='latin1'?>\xff", "\x00<", "12:34:56 <a>\n", "\ufeff", `"a":"b",`, `"a" `,
	} {
		for _, head := range []string{"", "<a ", "[", "&lt;a", `[{"a":"<a>\n",`} {
			text := []byte(head + strings.Repeat(piece, size/len(piece)))
			r := Unwrap(text)
			if len(r.Text) > len(r.Pasted) || len(r.Diagnostics) > 9*maxFindings {
				t.Errorf("%q: %d bytes, %d findings", piece, len(r.Text), len(r.Diagnostics))
			}
		}
	}
}

func FuzzUnwrap(f *testing.F) {
	for _, s := range samples {
		f.Add([]byte(s.pasted))
	}
	f.Fuzz(func(t *testing.T, pasted []byte) {
		if len(pasted) > 4096 {
			return
		}
		given := bytes.Clone(pasted)
		r := Unwrap(pasted)
		if !bytes.Equal(given, pasted) {
			t.Fatal("the paste was written to")
		}
		checkResult(t, pasted, r)
		// One line of ASCII that is markup from end to end has no wrapping.
		plain := isASCII(pasted) && bytes.HasPrefix(pasted, []byte("<a>")) && bytes.HasSuffix(pasted, []byte(">")) &&
			!bytes.ContainsAny(pasted, "\n\r\\$#%\x1b\b\x1a") && !bytes.Contains(pasted, []byte("encoding"))
		if plain && (r.Repaired || !bytes.Equal(r.Text, pasted)) {
			t.Errorf("%q became %q", pasted, r.Text)
		}
	})
}

func BenchmarkPlain(b *testing.B) {
	text := []byte("<capabilities>\n" + strings.Repeat("      <cpu id='17' socket_id='1' die_id='0' core_id='3' siblings='16-17'/>\n", 140000) + "</capabilities>\n")
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if Unwrap(text).Repaired {
			b.Fatal("repaired")
		}
	}
}

func BenchmarkQuoted(b *testing.B) {
	text := []byte(eachLine("<capabilities>\n"+strings.Repeat("      <cpu id='17' socket_id='1' die_id='0' core_id='3' siblings='16-17'/>\n", 14000)+"</capabilities>\n", fixed("> ")))
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if !Unwrap(text).Repaired {
			b.Fatal("not repaired")
		}
	}
}
