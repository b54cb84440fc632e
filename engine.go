package main

import (
	"context"
	"errors"
	"fmt"

	"ringlab/engine/jsontext"
	"ringlab/engine/protocol"
	"ringlab/server/sandbox"
)

// An engine answers framed requests: the one linked into this command, or the
// page's in the sandbox. Both give the same answers.
type engine interface {
	Handle(ctx context.Context, frame []byte) ([]byte, error)
	Close()
}

type nativeEngine struct{ *protocol.Engine }

func (n nativeEngine) Handle(_ context.Context, frame []byte) ([]byte, error) {
	return n.Engine.Handle(frame), nil
}

func (nativeEngine) Close() {}

// sandboxedEngine is a session that owns its sandbox.
type sandboxedEngine struct {
	*sandbox.Session
	sandbox *sandbox.Sandbox
}

func (e sandboxedEngine) Close() {
	e.Session.Close()
	_ = e.sandbox.Close(context.Background()) // the process ends next
}

// newEngine returns the engine of that name for a lab: native, which is one for
// all, or wasm.
func newEngine(ctx context.Context, name, lab string, wasm func(lab string) []byte) (engine, error) {
	if name == "native" {
		return nativeEngine{protocol.New()}, nil
	}
	module := wasm(lab)
	if module == nil {
		return nil, errors.New(`this command was built without the page and its engines: run "go tool task build" and use build/ringlab`)
	}
	box, err := sandbox.New(ctx, module, sandbox.DefaultLimits)
	if err != nil {
		return nil, err
	}
	session, err := box.Open(ctx)
	if err != nil {
		return nil, errors.Join(err, box.Close(ctx))
	}
	return sandboxedEngine{session, box}, nil
}

// refusedError is an engine's answer that there is no result.
type refusedError struct{ code, message string }

// Error is the engine's message.
func (e *refusedError) Error() string { return e.message }

// client asks an engine in terms of messages.
type client struct {
	engine   engine
	language string
	asked    int
	writer   jsontext.Writer
}

// ask sends a request and reads its result into result, a pointer to the
// message that belongs to the method; it returns the texts beside it.
func (c *client) ask(ctx context.Context, method protocol.Method, params, result any, texts ...[]byte) ([][]byte, error) {
	c.asked++
	request := protocol.Request{
		ID: c.asked, Method: method, Language: c.language, Params: c.writer.Append(nil, params),
	}
	for _, text := range texts {
		request.Texts = append(request.Texts, len(text))
	}
	frame, err := c.engine.Handle(ctx, protocol.AppendFrame(nil, c.writer.Append(nil, request), texts...))
	if err != nil {
		return nil, err
	}
	message, rest, err := protocol.SplitFrame(frame)
	if err != nil {
		return nil, fmt.Errorf("the engine's answer: %w", err)
	}
	var response protocol.Response
	if err := jsontext.Read(message, &response); err != nil {
		return nil, fmt.Errorf("the engine's answer: %w", err)
	}
	if response.Error != nil {
		return nil, &refusedError{response.Error.Code, response.Error.Message}
	}
	if err := jsontext.Read(response.Result, result); err != nil {
		return nil, fmt.Errorf("the engine's result: %w", err)
	}
	var answered [][]byte
	for _, size := range response.Texts {
		answered, rest = append(answered, rest[:size]), rest[size:]
	}
	return answered, nil
}
