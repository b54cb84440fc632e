// Package sandbox runs the engine that the page runs, engine.wasm, inside
// wazero.
//
// In: framed requests, as package protocol defines them. Out: framed
// responses, the same bytes as the native engine's. Whatever a request makes
// the engine do, it can reach nothing but its own memory, of which there is a
// limit, and its caller never waits longer than it wants to.
package sandbox

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/imports/wasi_snapshot_preview1"
	"github.com/tetratelabs/wazero/sys"
)

const pageSize = 64 << 10

// Limits bound what the sandbox takes of its host.
type Limits struct {
	// Memory is how much an engine may hold, in bytes. Go needs 8 MiB to
	// start.
	Memory int64
	// Frame is the largest request, in bytes.
	Frame int
	// Sessions is how many engines there may be at a time.
	Sessions int
}

// DefaultLimits suit the largest document that the engine reads.
var DefaultLimits = Limits{Memory: 1 << 30, Frame: 65 << 20, Sessions: 4}

// ErrFrameTooLarge reports a request over the limit.
var ErrFrameTooLarge = errors.New("the request is larger than the sandbox allows")

// Sandbox is a compiled engine.
type Sandbox struct {
	limits   Limits
	runtime  wazero.Runtime
	compiled wazero.CompiledModule
	slots    chan struct{} // one held for each engine that lives
}

// New compiles an engine.
//
// wazero can also stop a call in the middle (WithCloseOnContextDone), but the
// checks this takes make everything 5 to 18 times slower. The engine needs no
// such thing: its work grows in proportion to the request, whose size is
// limited. See [Session.Handle] for how deadlines are kept all the same.
func New(ctx context.Context, wasm []byte, limits Limits) (*Sandbox, error) {
	config := wazero.NewRuntimeConfig().WithMemoryLimitPages(uint32(limits.Memory / pageSize))
	runtime := wazero.NewRuntimeWithConfig(ctx, config)
	if _, err := wasi_snapshot_preview1.Instantiate(ctx, runtime); err != nil {
		return nil, errors.Join(fmt.Errorf("preparing the sandbox: %w", err), runtime.Close(ctx))
	}
	compiled, err := runtime.CompileModule(ctx, wasm)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("compiling the engine: %w", err), runtime.Close(ctx))
	}
	return &Sandbox{
		limits: limits, runtime: runtime, compiled: compiled,
		slots: make(chan struct{}, limits.Sessions),
	}, nil
}

// Close ends every session and frees the engine.
func (s *Sandbox) Close(ctx context.Context) error { return s.runtime.Close(ctx) }

// Open starts an engine of the caller's own: nothing of one session is ever
// seen by another. It waits while there are as many as there may be.
func (s *Sandbox) Open(ctx context.Context) (*Session, error) {
	select {
	case s.slots <- struct{}{}:
	case <-ctx.Done():
		return nil, fmt.Errorf("waiting for a free engine: %w", ctx.Err())
	}
	session := &Session{sandbox: s}
	if err := session.start(ctx); err != nil {
		<-s.slots
		return nil, err
	}
	return session, nil
}

// Session is one engine and the documents open in it. It answers one request
// at a time.
type Session struct {
	sandbox               *Sandbox
	module                api.Module
	input, handle, output api.Function
	said                  *said
}

// start makes the session's engine: memory as it was compiled, a clock that
// stands still and randomness that repeats, so that every run is the same.
// (With a clock that goes, the Go collector's pacing lets the memory of a
// reused engine creep.)
func (s *Session) start(ctx context.Context) error {
	s.said = &said{}
	config := wazero.NewModuleConfig().
		WithName("").
		WithStartFunctions("_initialize").
		WithStderr(s.said).
		WithWalltime(func() (int64, int32) { return 0, 0 }, sys.ClockResolution(1)).
		WithNanotime(func() int64 { return 1 }, sys.ClockResolution(1)). // Go takes 0 for a broken clock
		WithRandSource(rand.NewChaCha8([32]byte{}))
	module, err := s.sandbox.runtime.InstantiateModule(ctx, s.sandbox.compiled, config)
	if err != nil {
		return fmt.Errorf("starting the engine: %w%s", err, s.said)
	}
	s.module = module
	for name, function := range map[string]*api.Function{
		"input": &s.input, "handle": &s.handle, "output": &s.output,
	} {
		if *function = module.ExportedFunction(name); *function == nil {
			return errors.Join(fmt.Errorf("the engine has no export %q", name), module.Close(ctx))
		}
	}
	return nil
}

// Handle answers a framed request with a framed response.
//
// Where ctx is done first, Handle returns at once: the engine is left to
// finish for nobody, still counted among the sessions that may be, and the
// session goes on with a new one. The same goes for an engine that broke
// down. Documents that were open are not open in the new one.
func (s *Session) Handle(ctx context.Context, frame []byte) ([]byte, error) {
	if len(frame) > s.sandbox.limits.Frame {
		return nil, fmt.Errorf("%w: %d bytes of at most %d", ErrFrameTooLarge, len(frame), s.sandbox.limits.Frame)
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if s.module == nil {
		fresh, err := s.sandbox.Open(ctx)
		if err != nil {
			return nil, err
		}
		*s = *fresh
	}
	type result struct {
		response []byte
		err      error
	}
	engine := *s
	done := make(chan result, 1)
	go func() {
		response, err := engine.call(frame)
		done <- result{response, err}
	}()
	select {
	case r := <-done:
		if r.err != nil {
			s.Close()
			return nil, fmt.Errorf("the engine broke down: %w%s", r.err, engine.said)
		}
		return r.response, nil
	case <-ctx.Done():
		s.module = nil
		go func() {
			<-done
			engine.Close()
		}()
		return nil, fmt.Errorf("the engine did not answer in time: %w", ctx.Err())
	}
}

// call takes the frame across the border and the response back. The engine's
// memory may move as it grows, so addresses are asked for anew.
func (s *Session) call(frame []byte) ([]byte, error) {
	ctx := context.Background() // a call runs to its end; see New
	address, err := call(ctx, s.input, uint64(len(frame)))
	if err != nil {
		return nil, err
	}
	if !s.module.Memory().Write(address, frame) {
		return nil, errors.New("no room at the address it gave for the request")
	}
	size, err := call(ctx, s.handle, uint64(len(frame)))
	if err != nil {
		return nil, err
	}
	address, err = call(ctx, s.output)
	if err != nil {
		return nil, err
	}
	view, ok := s.module.Memory().Read(address, size)
	if !ok {
		return nil, errors.New("nothing at the address it gave for the response")
	}
	return append([]byte(nil), view...), nil
}

func call(ctx context.Context, function api.Function, parameters ...uint64) (uint32, error) {
	results, err := function.Call(ctx, parameters...)
	if err != nil {
		return 0, err
	}
	return api.DecodeU32(results[0]), nil
}

// MemoryBytes is how much the session's engine holds.
func (s *Session) MemoryBytes() int64 {
	if s.module == nil {
		return 0
	}
	return int64(s.module.Memory().Size())
}

// Close ends the session's engine. A closed session may go on: it then starts
// another.
func (s *Session) Close() {
	if s.module == nil {
		return
	}
	// An engine that broke down says so again on closing; it is gone either way.
	_ = s.module.Close(context.Background())
	s.module = nil
	<-s.sandbox.slots
}

// said keeps the beginning of what an engine writes to stderr, where Go says
// why it breaks down.
type said struct{ text strings.Builder }

const maxSaid = 1 << 10

var _ io.Writer = (*said)(nil)

func (s *said) Write(p []byte) (int, error) {
	s.text.Write(p[:min(len(p), maxSaid-s.text.Len())])
	return len(p), nil
}

// String is the first line, ready to stand behind an error.
func (s *said) String() string {
	line, _, _ := strings.Cut(strings.TrimSpace(s.text.String()), "\n")
	if line == "" {
		return ""
	}
	return " (" + line + ")"
}
