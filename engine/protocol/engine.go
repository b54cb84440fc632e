package protocol

import (
	"ringlab/engine/jsontext"
	"ringlab/engine/words"
)

// Engine answers requests. It keeps the documents and runs that a client has opened;
// the same requests in the same order always get the same responses.
type Engine struct {
	caps   capsLab
	stap   stapLab
	kernel kernelLab
	writer jsontext.Writer
}

// New returns an engine with nothing open.
func New() *Engine { return &Engine{} }

// answer is what a method returns: a result to write as JSON and texts to
// send beside it.
type answer struct {
	result any
	texts  [][]byte
}

// call is a request being answered.
type call struct {
	request  Request
	language words.Language
	texts    [][]byte
}

// Handle answers a framed request with a framed response. The engine keeps the
// frame: a document that it opens stands in it.
func (e *Engine) Handle(frame []byte) []byte {
	var c call
	reply, failure := e.dispatch(frame, &c)
	// A Response whose result is still to be written: a large one is written
	// once, into the frame itself.
	response := struct {
		ID     int    `json:"id"`
		Error  *Error `json:"error,omitempty"`
		Result any    `json:"result"`
		Texts  []int  `json:"texts"`
	}{ID: c.request.ID, Error: failure, Result: reply.result}
	for _, text := range reply.texts {
		response.Texts = append(response.Texts, len(text))
	}
	out := e.writer.Append(make([]byte, frameHead, 4<<10), response)
	return endFrame(out, reply.texts)
}

func (e *Engine) dispatch(frame []byte, c *call) (answer, *Error) {
	message, rest, err := SplitFrame(frame)
	if err != nil {
		return answer{}, &Error{Code: "frame", Message: err.Error()}
	}
	if err := jsontext.Read(message, &c.request); err != nil {
		return answer{}, &Error{Code: "request", Message: err.Error()}
	}
	if c.texts, err = splitTexts(c.request.Texts, rest); err != nil {
		return answer{}, &Error{Code: "frame", Message: err.Error()}
	}
	c.language = words.Parse(c.request.Language)
	method := capsMethods[c.request.Method]
	if method == nil {
		method = stapMethods[c.request.Method]
	}
	if method == nil {
		method = kernelMethods[c.request.Method]
	}
	if method == nil {
		return answer{}, c.fail("method", words.Text{
			En: "the engine has no method %q",
			Zh: "引擎没有方法 %q",
		}.With(string(c.request.Method)))
	}
	return method(e, c)
}

// fail is an error in the language of the request.
func (c *call) fail(code string, m words.Message) *Error {
	return &Error{Code: code, Message: m.In(c.language)}
}

// params reads the request's message.
func (c *call) params(into any) *Error {
	if len(c.request.Params) == 0 {
		return nil
	}
	if err := jsontext.Read(c.request.Params, into); err != nil {
		return c.fail("params", words.Text{
			En: "the message of %s cannot be read: %s",
			Zh: "无法读取 %s 的消息：%s",
		}.With(string(c.request.Method), err.Error()))
	}
	return nil
}

// text returns the request's one text.
func (c *call) text() ([]byte, *Error) {
	if len(c.texts) != 1 {
		return nil, c.fail("params", words.Text{
			En: "%s takes one text, not %d",
			Zh: "%s 需要一个文本，而不是 %d 个",
		}.With(string(c.request.Method), len(c.texts)))
	}
	return c.texts[0], nil
}
