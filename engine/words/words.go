// Package words holds what the engine says to people, in English and Chinese.
//
// In: a pair of formats, written side by side where they are used, and their
// arguments. Out: one sentence in the language asked for. A message keeps both
// languages until it leaves the engine, so one analysis serves either.
package words

// Language names a language that every user-facing text of the engine has.
type Language string

// The languages of the engine's texts.
const (
	English Language = "en"
	Chinese Language = "zh"
)

// Parse returns the language that tag (such as "zh-CN" or "en") asks for;
// English for anything it does not know.
func Parse(tag string) Language {
	if len(tag) >= 2 && tag[:2] == string(Chinese) {
		return Chinese
	}
	return English
}

// Text is one format in both languages, as Format takes it. Where the
// languages order their arguments differently, use indexes: %[2]s.
type Text struct{ En, Zh string }

// In returns the text without arguments in language l.
func (t Text) In(l Language) string {
	if l == Chinese {
		return t.Zh
	}
	return t.En
}

// With binds arguments to the text. An argument that is itself a Text or a
// Message is rendered in the language of the whole.
func (t Text) With(args ...any) Message { return Message{text: t, args: args} }

// Message is a Text with its arguments. The zero Message is no message.
type Message struct {
	text Text
	args []any
}

// IsZero reports whether m says nothing.
func (m Message) IsZero() bool { return m.text == Text{} }

// In returns the message in language l.
func (m Message) In(l Language) string {
	if len(m.args) == 0 {
		return m.text.In(l)
	}
	args := make([]any, len(m.args))
	for i, a := range m.args {
		switch a := a.(type) {
		case Text:
			args[i] = a.In(l)
		case Message:
			args[i] = a.In(l)
		default:
			args[i] = a
		}
	}
	return Format(m.text.In(l), args...)
}
