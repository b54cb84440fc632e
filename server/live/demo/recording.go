// Package demo replays recordings of hosts, for those who have none to watch.
//
// In: what a poller published of a real host, with the times, as the command
// record wrote it down; a claim. Out: the same state, published at the same
// pace with today's times, from the beginning again when it is over, and
// marked as a recording.
package demo

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"

	"ringlab/server/live/message"
	"ringlab/server/live/state"
)

// maxSize is how long a recording may be, in bytes, once it is unpacked.
const maxSize = 4 << 20

// maxLength is how long a recording may take.
const maxLength = 24 * time.Hour

// Head is the first line of a recording.
type Head struct {
	ID   string    `json:"id"`   // of the host
	Name string    `json:"name"` // of the host, for people
	From time.Time `json:"from"` // when it was recorded
	// Length in ms, after which it begins again.
	Length int64 `json:"length"`
}

// Step is any other line: what happened to a key. The first state of each key
// stands at 0.
type Step struct {
	At    int64         `json:"at"` // ms since From
	Topic message.Topic `json:"topic"`
	Item  string        `json:"item,omitempty"`
	// Whole: Set is all there is.
	Whole bool           `json:"whole,omitempty"`
	Set   message.Items  `json:"set,omitempty"`
	Gone  []string       `json:"gone,omitempty"`
	Error *message.Error `json:"error,omitempty"` // the key was withdrawn
}

func (s Step) update() state.Update {
	return state.Update{Whole: s.Whole, Set: s.Set, Gone: s.Gone}
}

// Recording is what was recorded of a host.
type Recording struct {
	Head
	steps []Step
}

// Read reads a recording: a JSON object a line, compressed by gzip.
func Read(r io.Reader) (*Recording, error) {
	unpacked, err := gzip.NewReader(bufio.NewReader(r))
	if err != nil {
		return nil, fmt.Errorf("reading a recording: %w", err)
	}
	limited := &io.LimitedReader{R: unpacked, N: maxSize + 1}
	lines := json.NewDecoder(limited)
	var recording Recording
	if err := lines.Decode(&recording.Head); err != nil {
		return nil, fmt.Errorf("reading a recording: its head: %w", err)
	}
	if recording.ID == "" || recording.Length <= 0 || recording.Length > maxLength.Milliseconds() {
		return nil, fmt.Errorf("reading a recording: its head has no id or no length up to %v", maxLength)
	}
	for line := 2; ; line++ {
		var s Step
		err := lines.Decode(&s)
		switch {
		case limited.N <= 0:
			return nil, fmt.Errorf("reading a recording: it is longer than %d MiB", maxSize>>20)
		case errors.Is(err, io.EOF):
			return &recording, nil
		case err != nil:
			return nil, fmt.Errorf("reading a recording: line %d: %w", line, err)
		case len(recording.steps) > 0 && s.At < recording.steps[len(recording.steps)-1].At, s.At < 0, s.At > recording.Length:
			return nil, fmt.Errorf("reading a recording: line %d: a time out of order", line)
		case s.Topic == "":
			return nil, fmt.Errorf("reading a recording: line %d: no topic", line)
		case s.Topic == message.Hosts && s.Error != nil:
			return nil, fmt.Errorf("reading a recording: line %d: the host itself is withdrawn", line)
		}
		recording.steps = append(recording.steps, s)
	}
}

// Write writes a recording, in the order of its steps.
func Write(w io.Writer, head Head, steps []Step) error {
	packed, err := gzip.NewWriterLevel(w, gzip.BestCompression)
	if err != nil {
		return fmt.Errorf("writing a recording: %w", err)
	}
	lines := json.NewEncoder(packed)
	lines.SetEscapeHTML(false)
	if err := lines.Encode(head); err != nil {
		return fmt.Errorf("writing a recording: %w", err)
	}
	for _, s := range steps {
		if err := lines.Encode(s); err != nil {
			return fmt.Errorf("writing a recording: %w", err)
		}
	}
	if err := packed.Close(); err != nil {
		return fmt.Errorf("writing a recording: %w", err)
	}
	return nil
}
