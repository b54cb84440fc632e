package protocol

import (
	"encoding/binary"

	"ringlab/engine/words"
)

// A frame is a message with the texts it speaks of: the length of the JSON in
// four bytes, low byte first; the JSON; then the texts one after the other, as
// long as the JSON's "texts" says. A document of 10 MB crosses the border as
// it is, without being escaped and unescaped as a JSON string.

// FrameError reports bytes that are no frame, and why.
type FrameError struct{ Why string }

func (e *FrameError) Error() string { return "not a frame: " + e.Why }

func notFrame(format string, args ...any) error {
	return &FrameError{Why: words.Format(format, args...)}
}

// AppendFrame appends a frame of a message and its texts to out.
func AppendFrame(out, message []byte, texts ...[]byte) []byte {
	out = binary.LittleEndian.AppendUint32(out, uint32(len(message)))
	out = append(out, message...)
	for _, text := range texts {
		out = append(out, text...)
	}
	return out
}

// frameHead is the size of the length that a frame begins with.
const frameHead = 4

// endFrame makes a frame of a message that was written behind room for its
// length, and the texts that follow it.
func endFrame(frame []byte, texts [][]byte) []byte {
	binary.LittleEndian.PutUint32(frame, uint32(len(frame)-frameHead))
	for _, text := range texts {
		frame = append(frame, text...)
	}
	return frame
}

// SplitFrame returns the message of a frame and the bytes of its texts, both
// part of frame. The error is a *FrameError.
func SplitFrame(frame []byte) (message, texts []byte, err error) {
	if len(frame) < frameHead {
		return nil, nil, notFrame("%d bytes", len(frame))
	}
	size := uint64(binary.LittleEndian.Uint32(frame))
	if size > uint64(len(frame)-frameHead) {
		return nil, nil, notFrame("the message has %d bytes of %d", len(frame)-frameHead, size)
	}
	return frame[frameHead : frameHead+size], frame[frameHead+size:], nil
}

// splitTexts cuts the bytes behind a message into its texts.
func splitTexts(sizes []int, all []byte) ([][]byte, error) {
	texts := make([][]byte, len(sizes))
	for i, size := range sizes {
		if size < 0 || size > len(all) {
			return nil, notFrame("text %d has %d bytes of %d", i, len(all), size)
		}
		texts[i], all = all[:size:size], all[size:]
	}
	if len(all) > 0 {
		return nil, notFrame("%d bytes too many", len(all))
	}
	return texts, nil
}
