package wire

import (
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"

	"github.com/gorilla/websocket"

	"ringlab/server/live/message"
)

// compressFrom is the length in bytes from which a message is compressed: a
// shorter one goes out in one packet in any case.
const compressFrom = 1200

// A frame is a message as it goes out. It is encoded once, and compressed
// once, however many viewers are sent it.
type frame struct {
	prepared *websocket.PreparedMessage
	size     int // bytes before compression
}

// newFrame makes a frame of a message in JSON.
func newFrame(text []byte) *frame {
	prepared, err := websocket.NewPreparedMessage(websocket.TextMessage, text)
	if err != nil {
		panic(err) // there is such a type of messages
	}
	return &frame{prepared: prepared, size: len(text)}
}

// messageFrame makes a frame of a struct of package message.
func messageFrame(m any) *frame {
	text, err := json.Marshal(m)
	if err != nil {
		panic(fmt.Sprintf("encoding %T: %v", m, err)) // plain fields only
	}
	return newFrame(text)
}

// changeFrame makes a frame of a message.Change.
func changeFrame(key message.Key, epoch string, seq uint64, set message.Items, gone []string) *frame {
	text := appendHead(nil, message.KindChange, key, epoch, seq)
	text = append(text, `,"set":`...)
	text = appendItems(text, set)
	text = append(text, `,"gone":[`...)
	for i, name := range gone {
		if i > 0 {
			text = append(text, ',')
		}
		text = appendString(text, name)
	}
	return newFrame(append(text, "]}"...))
}

// snapshotFrame makes a frame of a message.Snapshot. The items are in JSON
// already, because snapshots that differ in what was skipped share them.
func snapshotFrame(key message.Key, epoch string, seq, skipped uint64, items []byte) *frame {
	text := appendHead(make([]byte, 0, len(items)+256), message.KindSnapshot, key, epoch, seq)
	text = append(text, `,"skipped":`...)
	text = strconv.AppendUint(text, skipped, 10)
	text = append(text, `,"items":`...)
	text = append(text, items...)
	return newFrame(append(text, '}'))
}

func appendHead(text []byte, kind message.MessageKind, key message.Key, epoch string, seq uint64) []byte {
	text = append(text, `{"kind":`...)
	text = appendString(text, string(kind))
	text = append(text, `,"key":{"host":`...)
	text = appendString(text, key.Host)
	text = append(text, `,"topic":`...)
	text = appendString(text, string(key.Topic))
	text = append(text, `,"item":`...)
	text = appendString(text, key.Item)
	text = append(text, `},"epoch":`...)
	text = appendString(text, epoch)
	text = append(text, `,"seq":`...)
	return strconv.AppendUint(text, seq, 10)
}

// appendItems appends items as JSON. encoding/json would read every value
// again to check it, and takes several times as long. Names are in order, so
// that rows look alike and compress well.
func appendItems(text []byte, items message.Items) []byte {
	var fields []string
	text = append(text, '{')
	for i, name := range slices.Sorted(maps.Keys(items)) {
		if i > 0 {
			text = append(text, ',')
		}
		text = appendString(text, name)
		text = append(text, ":{"...)
		item := items[name]
		fields = slices.AppendSeq(fields[:0], maps.Keys(item))
		slices.Sort(fields)
		for j, field := range fields {
			if j > 0 {
				text = append(text, ',')
			}
			text = appendString(text, field)
			text = append(text, ':')
			text = append(text, item[field]...)
		}
		text = append(text, '}')
	}
	return append(text, '}')
}

// appendString appends a JSON string.
func appendString(text []byte, s string) []byte {
	for i := range len(s) {
		if c := s[i]; c < ' ' || c >= 0x7f || c == '"' || c == '\\' {
			quoted, err := json.Marshal(s)
			if err != nil {
				panic(err) // every string has a JSON form
			}
			return append(text, quoted...)
		}
	}
	text = append(text, '"')
	text = append(text, s...)
	return append(text, '"')
}

// weigh returns about how many bytes items have in JSON.
func weigh(items message.Items) int {
	weight := 0
	for name, item := range items {
		weight += len(name) + 6
		for field, value := range item {
			weight += len(field) + len(value) + 4
		}
	}
	return weight
}
