package schema

import (
	"bytes"

	"ringlab/engine/source"
	"ringlab/engine/words"
)

// foreignText is a text without XML that people paste in place of a document.
type foreignText struct {
	// marks are what such a text begins with, after white space; or has in its
	// first line, where within is set.
	marks  []string
	within bool
	what   words.Text
	hint   words.Text
}

var again = words.Text{
	En: "solve that first, then run the command again and paste what it prints",
	Zh: "请先解决这个问题，再重新运行命令并粘贴其输出",
}

// foreignTexts are in the order in which they are tried: the particular before
// the general.
var foreignTexts = [...]foreignText{
	{[]string{"command not found", "未找到命令", "找不到命令", "Unknown command: virsh", "unknown command: virsh", "is not recognized as"}, true,
		words.Text{En: "the shell's message that there is no such command", Zh: "shell 报告找不到该命令的消息"},
		words.Text{
			En: "virsh comes with the package libvirt-clients (Debian, Ubuntu) or libvirt-client (Fedora, RHEL, SUSE)",
			Zh: "virsh 在软件包 libvirt-clients（Debian、Ubuntu）或 libvirt-client（Fedora、RHEL、SUSE）中",
		}},
	{[]string{"failed to connect to the hypervisor", "无法连接到管理程序", "连接到管理程序失败", "无法连接到虚拟机管理程序"}, true,
		words.Text{En: "virsh's message that it reaches no libvirt daemon", Zh: "virsh 报告无法连接 libvirt 守护进程的消息"},
		words.Text{
			En: "is libvirtd or virtqemud running, may you use it, and is the URI right? Try: virsh -c qemu:///system capabilities",
			Zh: "libvirtd 或 virtqemud 是否在运行？是否有权限？URI 是否正确？可以试试：virsh -c qemu:///system capabilities",
		}},
	{[]string{"not supported by the connection driver", "不受连接驱动程序支持", "连接驱动程序不支持"}, true,
		words.Text{En: "virsh's message that this driver does not offer what was asked", Zh: "virsh 报告该驱动不提供此功能的消息"},
		words.Text{
			En: "not every driver has domain capabilities; “virsh capabilities” all have",
			Zh: "并非所有驱动都提供 domain capabilities；“virsh capabilities” 则都有",
		}},
	{[]string{"error: ", "错误：", "错误:"}, false,
		words.Text{En: "an error message, as virsh prints it", Zh: "virsh 打印的错误消息"}, again},
	{[]string{"CPU model:", "CPU 型号"}, false,
		words.Text{En: "the output of “virsh nodeinfo”", Zh: "“virsh nodeinfo” 的输出"}, words.Text{}},
	{[]string{"Id ", "Id\t"}, false,
		words.Text{En: "a table, such as “virsh list” prints", Zh: "“virsh list” 之类命令打印的表格"}, words.Text{}},
	{[]string{"{", "["}, false,
		words.Text{En: "JSON, or the like", Zh: "JSON 之类的文本"}, words.Text{}},
	{[]string{"\x89PNG", "\xff\xd8\xff", "GIF8"}, false,
		words.Text{En: "a picture", Zh: "一张图片"},
		words.Text{En: "the text is needed, not a picture of it", Zh: "需要的是文本，而不是它的截图"}},
	{[]string{"\x1f\x8b", "\xfd7zXZ", "\x28\xb5\x2f\xfd", "BZh", "PK\x03\x04"}, false,
		words.Text{En: "compressed data", Zh: "压缩数据"},
		words.Text{En: "unpack it first (gunzip, xz -d, zstd -d, bunzip2, unzip)", Zh: "请先解压（gunzip、xz -d、zstd -d、bunzip2、unzip）"}},
	{[]string{"\x7fELF", "%PDF", "MZ\x90"}, false,
		words.Text{En: "a program or another binary file", Zh: "程序或其他二进制文件"}, words.Text{}},
}

var wantedCommand = words.Text{
	En: "paste the output of “virsh capabilities” or “virsh domcapabilities”",
	Zh: "请粘贴 “virsh capabilities” 或 “virsh domcapabilities” 的输出",
}

// NoDocument says what a text without any element seems to be, in place of
// what is wrong with it as XML. Where it does not know, found stays.
func NoDocument(text []byte, found []source.Diagnostic) []source.Diagnostic {
	start := len(text) - len(bytes.TrimLeft(text, " \t\r\n"))
	first := text[start:]
	if end := bytes.IndexAny(first, "\r\n"); end >= 0 {
		first = first[:end]
	}
	span := source.Span{Start: start, End: start + len(first)}
	for i := range foreignTexts {
		if f := &foreignTexts[i]; f.matches(first) {
			hint := f.hint
			if hint == (words.Text{}) {
				hint = wantedCommand
			}
			return []source.Diagnostic{{
				Severity: source.Error, Code: "no-document", Span: span,
				Message: words.Text{En: "no XML: this is %s", Zh: "没有 XML：这是%s"}.With(f.what),
				Hint:    hint.With(),
			}}
		}
	}
	if bytes.ContainsAny(first, "/\\") && bytes.HasSuffix(first, []byte(".xml")) && len(bytes.TrimSpace(text)) == len(first) {
		return []source.Diagnostic{{
			Severity: source.Error, Code: "no-document", Span: span,
			Message: words.Text{En: "no XML: this is the name of a file, not what is in it", Zh: "没有 XML：这是文件名，而不是文件内容"}.With(),
			Hint:    words.Text{En: "open the file, or paste its text", Zh: "请打开该文件，或粘贴其中的文本"}.With(),
		}}
	}
	return found
}

func (f *foreignText) matches(line []byte) bool {
	for _, mark := range f.marks {
		if bytes.HasPrefix(line, []byte(mark)) || f.within && bytes.Contains(line, []byte(mark)) {
			return true
		}
	}
	return false
}
