package paste

import (
	"bytes"
	"slices"

	"ringlab/engine/words"
)

// wrapperKind says what a line around a document is.
type wrapperKind int

const (
	noWrapper wrapperKind = iota
	promptLine
	virshLine
	fenceLine
	proseLine
)

func (k wrapperKind) code() string {
	if k == fenceLine || k == proseLine {
		return "paste-fence"
	}
	return "paste-prompt"
}

func (k wrapperKind) message() words.Message {
	switch k {
	case fenceLine:
		return words.Text{
			En: "the fence of a Markdown code block was left out",
			Zh: "已略去 Markdown 代码块的围栏标记",
		}.With()
	case proseLine:
		return words.Text{
			En: "the text around the Markdown code block was left out",
			Zh: "已略去 Markdown 代码块之外的文字",
		}.With()
	case virshLine:
		return words.Text{
			En: "the prompt and banner of virsh are not part of the document; they were left out",
			Zh: "virsh 的提示符和欢迎语不属于文档，已略去",
		}.With()
	}
	return words.Text{
		En: "the shell prompt and the command line are not part of the document; they were left out",
		Zh: "shell 提示符和命令行不属于文档，已略去",
	}.With()
}

// cutPrompts leaves out the lines before, between and behind the documents
// that a terminal or a Markdown page put there. Inside a document nothing is
// touched, and lines it does not recognise stay.
func cutPrompts(w *rewrite) {
	text := w.in
	p := prompts{rewrite: w, markdown: isFenced(text)}
	for at := 0; at < len(text); {
		indent := len(text[at:]) - len(trimLeft(text[at:]))
		if isMarkup(text[at+indent:]) {
			if w.changed || len(w.edits) > 0 {
				if bytes.HasPrefix(text[at+indent:], []byte("<?xml")) {
					w.cut(at, at+indent) // an XML declaration stands at the very start
				}
			}
			p.flush()
			end, whole := documentEnd(text, at+indent)
			if !whole {
				p.cutTail(at + indent)
				return
			}
			// What stands behind it on its line may be the next prompt, or the
			// next document.
			at = end
			continue
		}
		if at+indent == len(text) {
			break
		}
		at = p.line(max(at, lineStart(text, at+indent)))
	}
	p.flush()
}

// prompts gathers the lines to leave out, so that neighbours of one kind are
// one finding.
type prompts struct {
	*rewrite
	kind      wrapperKind
	from, to  int
	continued bool // the last command goes on in the next line
	// prompt is the first shell prompt that was known for one: a later line
	// that begins with it is another.
	prompt   []byte
	markdown bool // there are code blocks: what is outside them is prose
	inFence  bool
}

// line judges the line, or the rest of it, at from and returns where the next
// one begins.
func (p *prompts) line(from int) int {
	text := p.in
	end := from + lineEnd(text[from:])
	next := from + lineSize(text[from:])
	line := text[from:end]
	if size := indexMarkup(line); size > 0 && promptSize(plainSpaces(line[:size])) > 0 {
		// The document begins behind a prompt, on its line.
		p.flush()
		p.cut(from, from+size)
		p.note(promptLine.code(), from, from+size, promptLine.message(), words.Message{})
		return from + size
	}
	kind := wrapperOf(line)
	switch bare := trim(line); {
	case kind == promptLine && p.prompt == nil:
		if size := promptSize(bare); size > 1 {
			p.prompt = bare[:size]
		}
	case kind == fenceLine:
		p.inFence = !p.inFence
	case kind != noWrapper || len(bare) == 0 || indexMarkup(bare) >= 0:
	case p.prompt != nil && bytes.HasPrefix(bare, p.prompt):
		kind = promptLine
	case p.markdown && !p.inFence:
		kind = proseLine
	}
	if p.continued && len(trim(line)) > 0 {
		kind = p.kind
	}
	if kind == noWrapper {
		if len(trim(line)) > 0 {
			p.flush()
		}
		return next
	}
	if p.kind != kind {
		p.flush()
		p.kind, p.from = kind, from
	}
	if lineStart := from == 0 || text[from-1] == '\n' || text[from-1] == '\r'; lineStart {
		p.cut(from, next)
	} else {
		p.cut(from, end)
	}
	p.to = end
	p.continued = kind == promptLine && bytes.HasSuffix(trim(line), []byte(`\`))
	return next
}

// flush reports the lines gathered.
func (p *prompts) flush() {
	if p.kind != noWrapper {
		p.note(p.kind.code(), p.from, p.to, p.kind.message(), words.Message{})
	}
	p.kind, p.continued = noWrapper, false
}

// cutTail leaves out the prompts at the end of a text whose last document,
// begun at start, was cut off.
func (p *prompts) cutTail(start int) {
	text := p.in
	const most = 64
	tail := len(text)
	for range most {
		end := len(trim(text[start:tail])) + start
		line := lineStart(text, end)
		if line <= start || wrapperOf(text[line:end]) == noWrapper {
			break
		}
		tail = line
	}
	for tail < len(text) {
		tail = p.line(tail)
	}
	p.flush()
}

// documentEnd returns where the document that begins with the markup at from
// ends, and whether it does: by the name of its root element, since the text
// is not parsed yet. Text that is not a root element ends where its tag does.
func documentEnd(text []byte, from int) (end int, whole bool) {
	at := from
	for {
		skip := ""
		rest := text[at:]
		switch {
		case bytes.HasPrefix(rest, []byte("<?")):
			skip = "?>"
		case bytes.HasPrefix(rest, []byte("<!--")):
			skip = "-->"
		case bytes.HasPrefix(rest, []byte("<!")), bytes.HasPrefix(rest, []byte("</")):
			skip = ">"
		}
		if skip == "" {
			break
		}
		size := bytes.Index(rest, []byte(skip))
		if size < 0 {
			return len(text), false
		}
		at += size + len(skip)
		space := len(text[at:]) - len(trimLeft(text[at:]))
		if !isMarkup(text[at+space:]) {
			return at, true
		}
		at += space
	}
	name := at + 1
	for name < len(text) && !isSpace(text[name]) && bytes.IndexByte([]byte("/><"), text[name]) < 0 {
		name++
	}
	tag := bytes.IndexByte(text[name:], '>')
	if tag < 0 {
		return len(text), false
	}
	if tag > 0 && text[name+tag-1] == '/' {
		return name + tag + 1, true
	}
	// By its slash, which is the rarest byte of an end tag in these documents.
	closing := text[at+1 : name]
	for at = name + tag; ; at++ {
		size := bytes.IndexByte(text[at:], '/')
		if size < 0 {
			return len(text), false
		}
		at += size
		if text[at-1] != '<' || !bytes.HasPrefix(text[at+1:], closing) {
			continue
		}
		if rest := trimLeft(text[at+1+len(closing):]); len(rest) > 0 && rest[0] == '>' {
			return len(text) - len(rest) + 1, true
		}
	}
}

// skipPrompts returns where the text behind leading prompts and blank lines
// begins.
func skipPrompts(text []byte) int {
	at := 0
	for at < len(text) {
		line := text[at : at+lineEnd(text[at:])]
		if len(trim(line)) > 0 && wrapperOf(line) == noWrapper {
			break
		}
		at += lineSize(text[at:])
	}
	return at
}

// wrapperOf says what a line outside the documents is.
func wrapperOf(line []byte) wrapperKind {
	const longest = 4096
	line = trim(line)
	if len(line) == 0 || len(line) > longest {
		return noWrapper
	}
	line = plainSpaces(line)
	if indexMarkup(line) >= 0 {
		return noWrapper
	}
	switch {
	case isFence(line):
		return fenceLine
	case isVirsh(line):
		return virshLine
	case promptSize(line) > 0 || isCommand(bytes.TrimPrefix(line, []byte("+ "))) || isTerminalNoise(line):
		return promptLine
	}
	return noWrapper
}

// isFence reports whether a line opens or closes a Markdown code block.
func isFence(line []byte) bool {
	for _, mark := range [...]string{"```", "~~~"} {
		if rest, ok := bytes.CutPrefix(line, []byte(mark)); ok {
			rest = bytes.TrimLeft(rest, mark[:1])
			// The info string is a word, perhaps with attributes.
			return bytes.IndexByte(rest, mark[0]) < 0 && len(rest) <= 64
		}
	}
	return false
}

// isVirsh reports whether a line is virsh's prompt ("virsh > " on a read-only
// connection) or of its banner.
func isVirsh(line []byte) bool {
	if rest, ok := bytes.CutPrefix(line, []byte("virsh ")); ok && (rest[0] == '#' || rest[0] == '>') {
		return len(rest) == 1 || rest[1] == ' '
	}
	for _, start := range [...]string{"Welcome to virsh", "欢迎使用 virsh", "欢迎使用virsh"} {
		if bytes.HasPrefix(line, []byte(start)) {
			return true
		}
	}
	// "Type:  'help' for help with commands", "'quit' to quit", in whatever
	// language.
	return len(line) < 100 && (bytes.Contains(line, []byte("'help' ")) && bytes.Contains(line, []byte(":")) ||
		bytes.HasPrefix(line, []byte("'quit' ")))
}

// isFenced reports whether a text has a Markdown code block that begins and
// ends.
func isFenced(text []byte) bool {
	fences := 0
	for at := 0; at < len(text); at += lineSize(text[at:]) {
		line := trimLeft(text[at : at+lineEnd(text[at:])])
		if isFence(line) {
			if fences++; fences == 2 {
				return true
			}
		}
	}
	return false
}

// promptSize returns the size of the shell's prompt that a line is, or that
// stands before the command on it; 0 for none.
func promptSize(line []byte) int {
	if len(line) > 2 && isLetter(line[0]) && line[1] == ':' && line[2] == '\\' {
		return bytes.IndexByte(line, '>') + 1 // of Windows: C:\Users\me>
	}
	// The prompt is over at its first sigil that a space or the line's end
	// follows.
	const longest = 120
	for i, c := range line[:min(len(line), longest)] {
		if i+1 < len(line) && line[i+1] != ' ' {
			continue
		}
		switch c {
		case '$', '#', '%', '>':
			if endsPrompt(line[:i], c, trim(line[i+1:])) {
				return i + 1
			}
			return 0
		}
	}
	// Prompts of two lines and of arrows: ┌──(kali㉿kali)-[~], └─$, ➜  ~, ❯, λ.
	for _, start := range [...]string{"┌─", "└─", "╭─", "╰─", "➜ ", "❯", "λ "} {
		if bytes.HasPrefix(line, []byte(start)) {
			return len(start)
		}
	}
	return 0
}

// endsPrompt judges a prompt by what stands before its sigil and by the
// command behind it.
func endsPrompt(before []byte, sigil byte, command []byte) bool {
	before = trim(before)
	if len(before) == 0 {
		// "# text" and "> text" are also a heading and a quotation.
		return sigil == '$' || len(command) == 0 || isKnownCommand(command)
	}
	if bytes.Count(before, []byte(" ")) > 4 {
		return false
	}
	switch {
	case isKnownCommand(command):
		return true
	case bytes.IndexByte(before, '@') > 0:
		return true
	case len(command) == 0 && isLetter(before[0]) && bytes.IndexByte(before, ' ') < 0 && (sigil == '%' || sigil == '$'):
		return true
	case before[0] == '[' && before[len(before)-1] == ']':
		return true
	case bytes.HasPrefix(before, []byte("PS ")), len(before) > 2 && before[1] == ':' && before[2] == '\\':
		return sigil == '>'
	}
	// A path: "~ $", "/ #", "host:/etc#"; or a shell and its version.
	word := before[bytes.LastIndexByte(before, ' ')+1:]
	return bytes.IndexByte(word, '~') >= 0 || bytes.IndexByte(word, '/') >= 0 && sigil != '>' ||
		(bytes.HasPrefix(word, []byte("bash-")) || bytes.HasPrefix(word, []byte("sh-"))) && sigil != '>'
}

func firstWord(text []byte) (word, rest []byte) {
	if i := bytes.IndexByte(text, ' '); i >= 0 {
		return text[:i], trim(text[i:])
	}
	return text, nil
}

// isKnownCommand reports whether a line is a command that people run to get at
// capabilities.
func isKnownCommand(line []byte) bool {
	for {
		word, rest := firstWord(line)
		variable := bytes.IndexByte(word, '=') > 0 && isLetter(word[0])
		if variable || slices.Contains([]string{"sudo", "doas", "env", "time"}, string(word)) {
			line = rest
			continue
		}
		word = word[bytes.LastIndexByte(word, '/')+1:]
		return slices.Contains([]string{
			"virsh", "ssh", "cat", "curl", "kubectl", "oc", "docker", "podman", "echo", "less", "more", "nl",
			"type", "exit", "logout", "clear", "lxc", "incus", "vagrant", "wsl", "journalctl", "xmllint", "head", "tail",
		}, string(word))
	}
}

// isCommand reports whether a line without a prompt is a command that prints
// capabilities.
func isCommand(line []byte) bool {
	if !isKnownCommand(line) {
		return false
	}
	if bytes.HasPrefix(line, []byte("cat ")) && bytes.HasSuffix(line, []byte(".xml")) {
		return true
	}
	at := bytes.Index(line, []byte("virsh "))
	return at >= 0 && (at == 0 || line[at-1] == ' ' || line[at-1] == '/' || line[at-1] == '"' || line[at-1] == '\'') &&
		(bytes.Contains(line, []byte("capabilities")) || bytes.Contains(line, []byte("dumpxml")) || bytes.Contains(line, []byte(" -c ")))
}

// isTerminalNoise reports whether a line is what sudo, ssh, script, time, a
// pager or an interrupted command leave behind.
func isTerminalNoise(line []byte) bool {
	for _, whole := range [...]string{"^C", "logout", "exit", "(END)", ":", "~"} {
		if string(line) == whole {
			return true
		}
	}
	for _, start := range [...]string{
		"[sudo] ", "Script started on ", "Script done on ", "Script started, ", "Script done, ", "Last login: ",
		"Warning: Permanently added ", "Microsoft Windows [", "(c) Microsoft ", "real\t", "user\t", "sys\t",
	} {
		if bytes.HasPrefix(line, []byte(start)) {
			return true
		}
	}
	return bytes.HasPrefix(line, []byte("Connection to ")) && bytes.HasSuffix(line, []byte(" closed."))
}
