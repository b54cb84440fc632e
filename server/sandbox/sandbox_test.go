package sandbox

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"ringlab/engine/protocol"
	"ringlab/engine/protocol/conformance"
	"ringlab/server/sandbox/enginetest"
)

// newSandbox compiles the engine for a test. Compiling takes seconds, so tests
// that can share one do.
func newSandbox(t testing.TB, limits Limits) *Sandbox {
	t.Helper()
	box, err := New(t.Context(), enginetest.Build(t), limits)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := box.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return box
}

func open(t testing.TB, box *Sandbox) *Session {
	t.Helper()
	session, err := box.Open(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(session.Close)
	return session
}

// opening is the request to open a document.
func opening(text []byte) []byte {
	message := fmt.Sprintf(`{"id":1,"method":"caps.open","language":"en","params":{},"texts":[%d]}`, len(text))
	return protocol.AppendFrame(nil, []byte(message), text)
}

const smallest = "<capabilities><host><cpu><arch>x86_64</arch></cpu></host></capabilities>"

// large is a document of at least so many bytes, with an element to every
// dozen: the most work for its size.
func large(size int) []byte {
	return []byte("<capabilities><host>" + strings.Repeat("<cpu><a b='c'/>", 3) + strings.Repeat("</cpu>", 3) +
		strings.Repeat("<x y='z'/>", size/10) + "</host></capabilities>")
}

func TestEngineInSandbox(t *testing.T) {
	box := newSandbox(t, DefaultLimits)

	t.Run("conformance", func(t *testing.T) {
		conformance.Run(t, "../../engine", func(t *testing.T) func([]byte) []byte {
			session := open(t, box)
			return func(frame []byte) []byte {
				response, err := session.Handle(t.Context(), frame)
				if err != nil {
					t.Fatal(err)
				}
				return response
			}
		})
	})

	t.Run("sessions share nothing", func(t *testing.T) {
		first, second := open(t, box), open(t, box)
		want := protocol.New().Handle(opening([]byte(smallest)))
		for _, session := range []*Session{first, second} {
			got, err := session.Handle(t.Context(), opening([]byte(smallest)))
			if err != nil || !bytes.Equal(got, want) {
				t.Errorf("got %s, %v; want %s", got, err, want)
			}
		}
	})

	t.Run("memory does not creep", func(t *testing.T) {
		session := open(t, box)
		text := large(5 << 10)
		for range 100 {
			if _, err := session.Handle(t.Context(), opening(text)); err != nil {
				t.Fatal(err)
			}
		}
		if held := session.MemoryBytes(); held > 32<<20 {
			t.Errorf("after 100 documents of 5 KiB the engine holds %d MiB", held>>20)
		}
	})

	t.Run("too large a frame", func(t *testing.T) {
		_, err := open(t, box).Handle(t.Context(), make([]byte, DefaultLimits.Frame+1))
		if !errors.Is(err, ErrFrameTooLarge) {
			t.Errorf("got %v", err)
		}
	})
}

func TestLimits(t *testing.T) {
	box := newSandbox(t, Limits{Memory: 192 << 20, Frame: DefaultLimits.Frame, Sessions: 1})
	small := opening([]byte(smallest))
	want := protocol.New().Handle(small)

	t.Run("an engine out of memory is replaced", func(t *testing.T) {
		session := open(t, box)
		defer session.Close()
		if _, err := session.Handle(t.Context(), opening(large(31<<20))); err == nil ||
			!strings.Contains(err.Error(), "out of memory") {
			t.Fatalf("got %v", err)
		}
		if got, err := session.Handle(t.Context(), small); err != nil || !bytes.Equal(got, want) {
			t.Errorf("the engine in its place says %s, %v", got, err)
		}
	})

	t.Run("a deadline is kept", func(t *testing.T) {
		session := open(t, box)
		ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
		defer cancel()
		if _, err := session.Handle(ctx, opening(large(4<<20))); !errors.Is(err, context.DeadlineExceeded) {
			t.Fatalf("got %v", err)
		}
		// The engine left behind counts until it has finished.
		impatient, cancel := context.WithTimeout(t.Context(), time.Millisecond)
		defer cancel()
		if _, err := box.Open(impatient); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("a second engine beside the one left behind: %v", err)
		}
		if got, err := session.Handle(t.Context(), small); err != nil || !bytes.Equal(got, want) {
			t.Errorf("the session goes on with %s, %v", got, err)
		}
	})
}

func TestModulesThatAreNoEngine(t *testing.T) {
	for name, wasm := range map[string]string{
		"nothing":    "",
		"no module":  "<html>",
		"no exports": "\x00asm\x01\x00\x00\x00",
	} {
		box, err := New(t.Context(), []byte(wasm), DefaultLimits)
		if err == nil {
			_, err = box.Open(t.Context())
			box.Close(t.Context())
		}
		if err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}
