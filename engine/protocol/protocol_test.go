package protocol_test

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"ringlab/engine/jsontext"
	"ringlab/engine/protocol"
	"ringlab/engine/protocol/conformance"
)

func TestConformance(t *testing.T) {
	conformance.Run(t, "..", func(*testing.T) func([]byte) []byte { return protocol.New().Handle })
}

// TestZeroMessagesHaveNoNulls encodes the zero value of every message: the
// page's types know no null.
func TestZeroMessagesHaveNoNulls(t *testing.T) {
	var w jsontext.Writer
	for _, message := range []any{
		protocol.Nothing{}, protocol.CapsOpenParams{}, protocol.CapsDocument{}, protocol.CapsOpened{}, protocol.CapsSize{},
		protocol.Diagnostic{}, protocol.CapsCompareParams{}, protocol.CapsTreeParams{}, protocol.CapsTreeNodes{},
		protocol.CapsTreeNode{}, protocol.CapsPlace{}, protocol.CapsLocated{}, protocol.CapsCompletions{},
		protocol.CapsSkeletonParams{}, protocol.CapsExportParams{}, protocol.Results{},
		protocol.StapSettings{}, protocol.StapGiven{}, protocol.StapChecked{}, protocol.StapProbe{}, protocol.StapGlobal{},
		protocol.StapDumpParams{}, protocol.StapDumped{}, protocol.StapFormatted{}, protocol.StapPlace{},
		protocol.StapLocated{}, protocol.StapCompletions{}, protocol.StapCompletion{}, protocol.StapRun{},
		protocol.StapStarted{}, protocol.StapStepParams{}, protocol.StapProgress{}, protocol.StapOutput{},
		protocol.StapEnding{}, protocol.StapTimelineParams{}, protocol.StapTimeline{}, protocol.StapLane{},
		protocol.StapMark{}, protocol.StapSpread{}, protocol.StapMomentParams{}, protocol.StapMoment{},
		protocol.StapVariable{}, protocol.StapEntry{}, protocol.StapStats{}, protocol.StapBucket{},
		protocol.StapSeriesParams{}, protocol.StapSeries{}, protocol.StapSerie{}, protocol.StapPoint{},
		protocol.StapExplained{}, protocol.StapExplanation{}, protocol.StapWhy{},
	} {
		text := w.Append(nil, message)
		if bytes.Contains(text, []byte("null")) {
			t.Errorf("%T: %s", message, text)
		}
		again := reflect.New(reflect.TypeOf(message))
		if err := json.Unmarshal(text, again.Interface()); err != nil {
			t.Errorf("%T: %v", message, err)
		}
	}
}

func TestFramesThatAreNone(t *testing.T) {
	for _, frame := range []string{"", "\x01", "\xff\xff\xff\xff{}", "\x02\x00\x00\x00{}x", "\x01\x00\x00\x00{"} {
		message, _, err := protocol.SplitFrame(protocol.New().Handle([]byte(frame)))
		if err != nil || !bytes.Contains(message, []byte(`"error":{"code":"`)) {
			t.Errorf("%q: %s %v", frame, message, err)
		}
	}
}

// FuzzHandle holds the border to its word: any bytes get a framed answer that
// is JSON.
func FuzzHandle(f *testing.F) {
	f.Add(protocol.AppendFrame(nil, []byte(`{"id":1,"method":"caps.open","language":"zh","params":{"index":-1},"texts":[15]}`), []byte("<capabilities/>")))
	f.Add(protocol.AppendFrame(nil, []byte(`{"id":1,"method":"caps.report","params":{"document":1}}`)))
	f.Add(protocol.AppendFrame(nil, []byte(`{"id":1,"method":"stap.check","params":{"hz":100},"texts":[13]}`), []byte("probe begin{x}")))
	f.Add(protocol.AppendFrame(nil, []byte(`{"id":1,"method":"stap.start","params":{},"texts":[21]}`), []byte("probe begin { exit() }")))
	f.Fuzz(func(t *testing.T, frame []byte) {
		engine := protocol.New()
		for range 2 {
			message, _, err := protocol.SplitFrame(engine.Handle(frame))
			if err != nil || !json.Valid(message) {
				t.Fatalf("%v: %s", err, message)
			}
		}
	})
}
