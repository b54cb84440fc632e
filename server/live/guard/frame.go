package guard

import (
	"encoding/binary"
	"io"
	"time"
)

// A frame is its length in bytes, itself included, a header and a body, all in
// 32-bit words, big-endian.
const headerLength = 28

// Programs, types and statuses (virnetprotocol.x, virkeepaliveprotocol.x).
const (
	remoteProgram    = 0x20008086
	keepaliveProgram = 0x6b656570

	keepalivePing = 1
	keepalivePong = 2

	kindCall    = 0
	kindReply   = 1
	kindMessage = 2

	statusOK    = 0
	statusError = 1

	readOnly = 1 // VIR_CONNECT_RO
)

type header struct {
	program, version, procedure, kind, serial, status uint32
}

func readHeader(frame []byte) header {
	word := func(i int) uint32 { return binary.BigEndian.Uint32(frame[4*i:]) }
	return header{word(1), word(2), word(3), word(4), word(5), word(6)}
}

// frame puts the header before a body.
func (h header) frame(body []byte) []byte {
	frame := make([]byte, 0, headerLength+len(body))
	for _, word := range []uint32{uint32(headerLength + len(body)), h.program, h.version, h.procedure, h.kind, h.serial, h.status} {
		frame = binary.BigEndian.AppendUint32(frame, word)
	}
	return append(frame, body...)
}

// Buffers begin small, grow with what has arrived, not with what has been
// announced, and large ones are let go when they are empty.
const (
	smallBuffer = 4 << 10
	largeBuffer = 64 << 10
)

// frames cuts a stream into frames.
type frames struct {
	r      io.Reader
	max    int
	limit  time.Duration // for one frame, from its first byte
	timer  *time.Timer
	buffer []byte // of which from start to end is filled
	start  int
	end    int
}

func newFrames(r io.Reader, max int, limit time.Duration, late func()) *frames {
	timer := time.AfterFunc(limit, late)
	timer.Stop()
	return &frames{r: r, max: max, limit: limit, timer: timer}
}

func (f *frames) stop() { f.timer.Stop() }

// next gives the next frame, whole and no shorter than a header. It is good
// until the next call.
func (f *frames) next() ([]byte, error) {
	waiting := false
	for {
		have := f.buffer[f.start:f.end]
		length := 0
		if len(have) >= 4 {
			announced := binary.BigEndian.Uint32(have)
			if announced < headerLength || uint64(announced) > uint64(f.max) {
				return nil, protocolProblem("a message of %d bytes; what came begins %.16q", announced, have)
			}
			length = int(announced)
			if len(have) >= length {
				if waiting {
					f.timer.Stop()
				}
				f.start += length
				return have[:length], nil
			}
		}
		if len(have) > 0 && !waiting {
			waiting = true
			f.timer.Reset(f.limit)
		}
		f.makeRoom(length)
		n, err := f.r.Read(f.buffer[f.end:])
		f.end += n
		if n == 0 && err != nil {
			f.timer.Stop()
			return nil, err
		}
	}
}

// makeRoom makes the buffer longer than what it holds, for a frame of a length
// or, where that is not known, of 0.
func (f *frames) makeRoom(length int) {
	have := f.end - f.start
	if have == 0 && (f.buffer == nil || len(f.buffer) > largeBuffer) {
		f.buffer, f.start, f.end = make([]byte, smallBuffer), 0, 0
	}
	if f.start > 0 {
		copy(f.buffer, f.buffer[f.start:f.end])
		f.start, f.end = 0, have
	}
	if have == len(f.buffer) {
		grown := make([]byte, min(2*have, max(length, smallBuffer)))
		copy(grown, f.buffer)
		f.buffer = grown
	}
}
