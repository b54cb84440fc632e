package shrink

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
	"testing"
)

// prologue declares the copy of the stack pointer and four 64-bit registers.
const prologue = "\x02\x01\x7f\x04\x7e" + "\x23\x00\x21\x01"

func TestFunction(t *testing.T) {
	// A call pushes a return address of function 0x1000 and calls function 5.
	call := func(place string) string {
		return "\x20\x01\x41\x08\x6b\x22\x01\x24\x00\x20\x01\x42" + place + "\x37\x03\x00\x41\x00\x10\x05\x23\x00\x21\x01"
	}
	const (
		block, loop, when, end = "\x02\x40", "\x03\x40", "\x04\x40", "\x0b"
		places                 = block + block + block + block + "\x20\x00\x0e\x04\x00\x01\x02\x02\x03" + end
		exit                   = "\x41\x01" + end
		leave                  = when + "\x41\x01\x0f" + end
	)
	for name, c := range map[string]struct{ body, want string }{
		"another compiler's": {
			"\x00\x20\x01\xad\x42\x10\x7c\xa7\x28\x02\x08\x0b",
			"\x00\x20\x01\xad\x42\x10\x7c\xa7\x28\x02\x08\x0b",
		},
		"load": {
			prologue + "\x20\x01\xad\x42\x10\x7c\xa7\x28\x02\x08\x0b",
			prologue + "\x20\x01\x28\x02\x18\x0b",
		},
		"store": {
			prologue + "\x20\x01\xad\x42\x10\x7c\xa7\x20\x02\x20\x03\x7c\x37\x03\x00\x0b",
			prologue + "\x20\x01\x20\x02\x20\x03\x7c\x37\x03\x10\x0b",
		},
		"address as a value": {
			prologue + "\x20\x02\xa7\x20\x01\xad\x42\x10\x7c\xa7\x36\x02\x00\x0b",
			prologue + "\x20\x02\xa7\x20\x01\x41\x10\x6a\x36\x02\x00\x0b",
		},
		"store after a block": {
			prologue + "\x20\x01\xad\x42\x10\x7c\xa7\x20\x02\x50\x04\x7e\x20\x02\x05\x20\x03\x0b\x37\x03\x00\x0b",
			prologue + "\x20\x01\x41\x10\x6a\x20\x02\x50\x04\x7e\x20\x02\x05\x20\x03\x0b\x37\x03\x00\x0b",
		},
		"below the stack": {
			prologue + "\x20\x01\xad\x42\x70\x7c\xa7\x28\x02\x08\x0b",
			prologue + "\x20\x01\xad\x42\x70\x7c\xa7\x28\x02\x08\x0b",
		},
		// In place 1: ahead to the place after the next, then, nested, to the
		// next; in the last place: back to place 1.
		"jumps": {
			prologue + loop + places + end +
				"\x41\x04\x21\x00\x0c\x02" + when + "\x41\x02\x21\x00\x0c\x03" + end +
				end + end + "\x41\x01\x21\x00\x0c\x00" + end + "\x00\x0b",
			prologue + loop + places + end +
				"\x0c\x01" + when + "\x0c\x01" + end +
				end + end + "\x41\x01\x21\x00\x0c\x00" + end + "\x00\x0b",
		},
		"back out of a nest": {
			prologue + loop + places + end + end + when + when + "\x41\x02\x21\x00\x0c\x03" + end + end + end + end + "\x00\x0b",
			prologue + loop + places + end + end + when + when + "\x41\x02\x21\x00\x0c\x03" + end + end + end + end + "\x00\x0b",
		},
		"without a loop": {
			prologue + places + end + "\x41\x04\x21\x00\x0c\x01" + end + end + "\x00\x0b",
			prologue + places + end + "\x41\x04\x21\x00\x0c\x01" + end + end + "\x00\x0b",
		},
		"calls": {
			prologue + block + call("\x81\x80\x80\x80\x01") + "\x0d\x00" + when + call("\x82\x80\x80\x80\x01") + "\x0d\x01\x42\x00\x21\x02" + end + "\x00" + end + exit,
			"\x02\x01\x7f\x05\x7e\x23\x00\x21\x01\x42\x80\x80\x80\x80\x01\x21\x02" +
				block + call("#")[:11] + "\x20\x02\x42\x01\x7c" + call("#")[13:] + leave +
				when + call("#")[:11] + "\x20\x02\x42\x02\x7c" + call("#")[13:] + leave +
				"\x42\x00\x21\x03" + end + "\x00" + end + exit,
		},
		"one call": {
			prologue + block + call("\x81\x80\x80\x80\x01") + "\x0d\x00\x00" + end + exit,
			prologue + block + call("\x81\x80\x80\x80\x01") + leave + "\x00" + end + exit,
		},
		"no registers": {
			"\x01\x01\x7f\x23\x00\x21\x01" + call("\x81\x80\x80\x80\x01") + "\x1a" + call("\x82\x80\x80\x80\x01") + "\x1a\x0b",
			"\x02\x01\x7f\x01\x7e\x23\x00\x21\x01\x42\x80\x80\x80\x80\x01\x21\x02" +
				call("#")[:11] + "\x20\x02\x42\x01\x7c" + call("#")[13:] + "\x1a" +
				call("#")[:11] + "\x20\x02\x42\x02\x7c" + call("#")[13:] + "\x1a\x0b",
		},
		"addresses of two functions": {
			prologue + call("\x81\x80\x80\x80\x01") + "\x1a" + call("\x82\x80\x80\x80\x02") + "\x1a\x0b",
			prologue + call("\x81\x80\x80\x80\x01") + "\x1a" + call("\x82\x80\x80\x80\x02") + "\x1a\x0b",
		},
	} {
		got, err := function([]byte(c.body))
		if err != nil {
			t.Errorf("%s: %v", name, err)
		} else if string(got) != c.want {
			t.Errorf("%s:\ngot  % x\nwant % x", name, got, c.want)
		}
	}
}

func TestInstructions(t *testing.T) {
	body := []byte("\x02\x40\x0e\x02\x00\x01\x00\x41\xff\x00\x42\x80\x80\x80\x80\x01\x43\x00\x00\x00\x00\x44\x00\x00\x00\x00\x00\x00\x00\x00" +
		"\x11\x00\x00\x28\x02\xa4\x80\x80\x80\x01\x3f\x00\xfc\x07\xfc\x0a\x00\x00\xfc\x0b\x00\xc4\x0b")
	list, err := instructions(body)
	if err != nil {
		t.Fatal(err)
	}
	if len(list) != 14 {
		t.Errorf("%d instructions, want 14", len(list))
	}
	var all [][]byte
	for _, i := range list {
		all = append(all, i.bytes)
	}
	if got := slices.Concat(all...); !bytes.Equal(got, body) {
		t.Errorf("got % x, want % x", got, body)
	}
	for _, unknown := range []string{"\x06", "\xfd\x00", "\xfc\x08\x00\x00", "\xff"} {
		if _, err := instructions([]byte(unknown)); !errors.Is(err, ErrLayout) {
			t.Errorf("% x: %v", unknown, err)
		}
	}
}

func FuzzFunction(f *testing.F) {
	f.Add([]byte(prologue + "\x03\x40\x02\x40\x02\x40\x20\x00\x0e\x01\x00\x01\x0b\x41\x01\x21\x00\x0c\x01\x0b\x0b\x00\x0b"))
	f.Add([]byte(prologue + "\x20\x01\xad\x42\x10\x7c\xa7\x20\x02\x37\x03\x00\x0b"))
	f.Fuzz(func(t *testing.T, body []byte) {
		if len(body) > 1<<12 {
			return
		}
		section := append([]byte{1}, binary.AppendUvarint(nil, uint64(len(body)))...)
		short, err := code(append(section, body...), []bool{false})
		if err != nil {
			if !errors.Is(err, ErrLayout) {
				t.Fatal(err)
			}
			return
		}
		if again, err := code(short, []bool{false}); err != nil || !bytes.Equal(again, short) {
			t.Errorf("twice differs from once: %v\n% x\n% x\n% x", err, body, short, again)
		}
	})
}

func TestUnneeded(t *testing.T) {
	for name, want := range map[string]bool{
		"runtime.traceLocker.GoStart": true, "runtime.(*traceMap).put": true, "runtime.initMetrics.func27": true,
		"runtime.tracebackPCs": false, "runtime.gopanic": false, "runtime.printpanics": false, "runtime.gcStart": false,
		"type:.eq.libvirt.org/go/libvirtxml.Caps": true, "type:.eq.[2]string": false, "": false,
	} {
		if got := isUnneeded(name); got != want {
			t.Errorf("%q: %v", name, got)
		}
	}
	body := "\x02\x03\x00\x01\x0b\x03\x00\x01\x0b"
	got, err := code([]byte(body), []bool{false, true})
	if want := "\x02\x03\x00\x01\x0b\x03\x00\x00\x0b"; err != nil || string(got) != want {
		t.Errorf("got % x, %v; want % x", got, err, want)
	}
	if _, err := code([]byte(body), []bool{true}); !errors.Is(err, ErrLayout) {
		t.Errorf("functions without a table: %v", err)
	}
}
