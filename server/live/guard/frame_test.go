package guard

import (
	"bytes"
	"io"
	"math/rand/v2"
	"testing"
	"testing/iotest"
	"time"
)

// Frames of all sizes, one after the other, come out as they went in, however
// they arrive.
func TestFrames(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var sent [][]byte
	var stream []byte
	for _, size := range []int{0, 1, 4, 5000, 0, 200_000, 0, 3, 1 << 20, 70_000, 70_000, 0} {
		body := make([]byte, size)
		for i := range body {
			body[i] = byte(random.Uint32())
		}
		sent = append(sent, header{program: remoteProgram, kind: kindReply}.frame(body))
		stream = append(stream, sent[len(sent)-1]...)
	}
	for name, r := range map[string]io.Reader{
		"all at once":   bytes.NewReader(stream),
		"byte by byte":  iotest.OneByteReader(bytes.NewReader(stream)),
		"half by half":  iotest.HalfReader(bytes.NewReader(stream)),
		"end with data": iotest.DataErrReader(bytes.NewReader(stream)),
	} {
		t.Run(name, func(t *testing.T) {
			f := newFrames(r, 8<<20, time.Hour, func() {})
			defer f.stop()
			for i, want := range sent {
				got, err := f.next()
				if err != nil || !bytes.Equal(got, want) {
					t.Fatalf("frame %d of %d bytes: got %d bytes, %v", i, len(want), len(got), err)
				}
			}
			if _, err := f.next(); err != io.EOF {
				t.Errorf("at the end: %v", err)
			}
			if len(f.buffer) > largeBuffer {
				t.Errorf("holds %d bytes when all is read", len(f.buffer))
			}
		})
	}
}
