package wire

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"unicode/utf8"

	"ringlab/server/live/message"
)

// The bounds of what a viewer can say.
const (
	maxID       = 64        // bytes of a host's id
	maxEpoch    = 64        // bytes
	maxName     = 256       // bytes of any other name
	maxPasted   = 256 << 10 // bytes of a pasted CPU
	maxCompared = 32        // hosts of a baseline
)

// decode reads a viewer's message. An error means that it makes no sense at
// all; what it asks for may still be nothing there is (checkKey, checkQuestion).
func decode(text []byte) (message.Request, error) {
	var r message.Request
	if !utf8.Valid(text) {
		return r, errors.New("the message is not UTF-8")
	}
	if err := json.Unmarshal(text, &r); err != nil {
		return r, fmt.Errorf("the message is not a request: %w", err)
	}
	switch r.Kind {
	case message.RequestHello, message.RequestSubscribe, message.RequestUnsubscribe, message.RequestAsk:
	case "":
		return r, errors.New(`the message has no "kind"`)
	default:
		return r, errors.New("there is no such kind of request")
	}
	if len(r.Epoch) > maxEpoch {
		return r, errors.New("an epoch is shorter than that")
	}
	return r, nil
}

// checkKey tells what is wrong with the form of a key.
func checkKey(key message.Key) *message.Error {
	if key.Topic == message.Hosts {
		if key.Host != "" || key.Item != "" {
			return &message.Error{Code: message.NoSuchItem, Message: `the topic "hosts" is of no host and has no item`}
		}
		return nil
	}
	switch key.Topic {
	case message.Capabilities, message.Node, message.Domains, message.Inventory, message.Events:
		if key.Item != "" {
			return &message.Error{Code: message.NoSuchItem, Message: fmt.Sprintf("the topic %q has no single items", key.Topic)}
		}
	case message.Domain:
		if !isUUID(key.Item) {
			return &message.Error{Code: message.NoSuchItem, Message: `the item of the topic "domain" is a UUID, in lower case and with dashes`}
		}
	default:
		return &message.Error{Code: message.NoSuchTopic, Message: "there is no such topic"}
	}
	if !isID(key.Host) {
		return noSuchHost()
	}
	return nil
}

func noSuchHost() *message.Error {
	return &message.Error{Code: message.NoSuchHost, Message: "there is no such host"}
}

// checkQuestion tells what is wrong with the form of a question.
func checkQuestion(q message.Question) *message.Error {
	bad := func(format string, about ...any) *message.Error {
		return &message.Error{Code: message.BadQuestion, Message: fmt.Sprintf(format, about...)}
	}
	if !isID(q.Host) {
		return noSuchHost()
	}
	for name, value := range map[string]string{"arch": q.Arch, "machine": q.Machine, "virtType": q.VirtType, "name": q.Name} {
		if len(value) > maxName || strings.ContainsFunc(value, func(r rune) bool { return r < ' ' || r == 0x7f }) {
			return bad("%q is too long, or holds control characters", name)
		}
	}
	switch q.Kind {
	case message.AskDomainCapabilities:
	case message.AskBaseline:
		switch {
		case len(q.Hosts) > maxCompared:
			return bad("a baseline is of at most %d hosts", maxCompared)
		case len(q.Hosts) == 0 && q.Pasted == "":
			return bad("a baseline needs hosts, or a pasted CPU")
		case len(q.Pasted) > maxPasted:
			return bad("a pasted CPU has at most %d KiB", maxPasted>>10)
		}
		for _, host := range q.Hosts {
			if !isID(host) {
				return noSuchHost()
			}
		}
	case message.AskDomainXML:
		if !isUUID(q.Name) {
			return bad("a domain is named by its UUID, in lower case and with dashes")
		}
	case message.AskInventoryXML:
		kind, name, _ := strings.Cut(q.Name, "/")
		if kind != "network" && kind != "pool" && kind != "device" || name == "" {
			return bad("an inventory item is network/NAME, pool/NAME or device/NAME")
		}
	default:
		return bad("there is no such question")
	}
	return nil
}

// isID reports whether s can be the id of a host.
func isID(s string) bool {
	if s == "" || len(s) > maxID {
		return false
	}
	return !strings.ContainsFunc(s, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && r != '-' && r != '_'
	})
}

// isUUID reports whether s is a UUID as libvirt writes it.
func isUUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		c := s[i]
		switch i {
		case 8, 13, 18, 23:
			if c != '-' {
				return false
			}
		default:
			if (c < '0' || c > '9') && (c < 'a' || c > 'f') {
				return false
			}
		}
	}
	return true
}
