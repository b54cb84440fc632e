package wire

import (
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"

	"ringlab/server/live/exchange"
	"ringlab/server/live/message"
)

// ask has a question answered, in its own time.
func (v *viewer) ask(id int, q message.Question) {
	reply := func(text string, err error) {
		answer := message.Answer{Kind: message.KindAnswer, ID: id, Text: text}
		if err != nil {
			answer.Text, answer.Error = "", v.handler.problem(q, err)
		}
		v.answer(answer)
	}
	if err := checkQuestion(q); err != nil {
		reply("", err)
		return
	}
	busy := &message.Error{Code: message.Busy, Message: "too many questions at once: wait for an answer before you ask on"}
	v.mu.Lock()
	room := v.questions < v.handler.Limits.Questions
	if room {
		v.questions++
	}
	v.mu.Unlock()
	if !room {
		reply("", busy)
		return
	}
	done := func() {
		v.mu.Lock()
		v.questions--
		v.mu.Unlock()
	}
	select {
	case v.handler.questions <- struct{}{}:
	default:
		done()
		reply("", busy)
		return
	}
	v.asking.Go(func() {
		ctx, cancel := context.WithTimeout(v.ctx, v.handler.Limits.Question)
		defer cancel()
		text, err := v.handler.answer(ctx, q)
		<-v.handler.questions
		done()
		reply(text, err)
	})
}

// answer has the host's claimer answer a question.
func (h *Handler) answer(ctx context.Context, q message.Question) (string, error) {
	if _, known := h.host(ctx, q.Host); !known {
		return "", noSuchHost()
	}
	full := exchange.Question{Question: q}
	if q.Kind == message.AskBaseline {
		for _, host := range q.Hosts {
			cpu, err := h.cpu(ctx, host)
			if err != nil {
				return "", err
			}
			full.CPUs = append(full.CPUs, cpu)
		}
	}
	return h.Exchange.Ask(ctx, full)
}

// problem makes a message of an error: the claimer's own, or one that says no
// more than that there was one.
func (h *Handler) problem(q message.Question, err error) *message.Error {
	var said *message.Error
	switch {
	case errors.As(err, &said):
		return said
	case errors.Is(err, context.DeadlineExceeded):
		return &message.Error{Code: message.NotOnline, Message: fmt.Sprintf("no answer within %v", h.Limits.Question)}
	case errors.Is(err, context.Canceled):
		return &message.Error{Code: message.NotOnline, Message: "the question was taken back"}
	}
	h.Log.Warn("a question failed", "host", q.Host, "kind", q.Kind, "error", err)
	return &message.Error{Code: message.Refused, Message: "the question could not be answered"}
}

// cpu returns the CPU of a host, from its newest capabilities.
func (h *Handler) cpu(ctx context.Context, host string) (string, error) {
	if _, known := h.host(ctx, host); !known {
		return "", &message.Error{Code: message.NoSuchHost, Message: fmt.Sprintf("there is no host %q", host)}
	}
	ctx, cancel := context.WithTimeout(ctx, 5*h.Limits.State)
	defer cancel()
	document, err := h.capabilities(ctx, host)
	if err != nil {
		return "", fmt.Errorf("%s: %w", host, err)
	}
	cpu, err := hostCPU(document.XML)
	if err != nil {
		return "", &message.Error{Code: message.BadQuestion, Message: fmt.Sprintf("capabilities of %s: %v", host, err)}
	}
	return cpu, nil
}

// capabilities returns a host's newest capabilities, as soon as there are any.
func (h *Handler) capabilities(ctx context.Context, host string) (message.CapabilitiesItem, error) {
	documents := h.streams.open(message.Key{Host: host, Topic: message.Capabilities})
	defer h.streams.release(documents)
	m := documents.wait(ctx, func(m *moment) bool { return len(m.items) > 0 || m.refusal != nil })
	if m.refusal != nil {
		return message.CapabilitiesItem{}, m.refusal
	}
	newest := 0
	for name := range m.items {
		if number, err := strconv.Atoi(name); err == nil {
			newest = max(newest, number)
		}
	}
	item, found := m.items[strconv.Itoa(newest)]
	if !found {
		return message.CapabilitiesItem{}, &message.Error{Code: message.NotOnline,
			Message: "the capabilities of this host have not been read yet"}
	}
	var document message.CapabilitiesItem
	if err := decodeItem(item, &document); err != nil {
		return document, fmt.Errorf("capabilities of %s: %w", host, err)
	}
	return document, nil
}

// hostCPU cuts the host's CPU out of capabilities: the element
// capabilities/host/cpu, as it stands there.
func hostCPU(capabilities string) (string, error) {
	decoder := xml.NewDecoder(strings.NewReader(capabilities))
	var path []string
	begin := int64(-1)
	for {
		before := decoder.InputOffset()
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return "", errors.New("no CPU of the host is in it")
		}
		if err != nil {
			return "", err
		}
		switch element := token.(type) {
		case xml.StartElement:
			path = append(path, element.Name.Local)
			if begin < 0 && strings.Join(path, "/") == "capabilities/host/cpu" {
				begin = before
			}
		case xml.EndElement:
			if begin >= 0 && len(path) == 3 {
				return capabilities[begin:decoder.InputOffset()], nil
			}
			path = path[:len(path)-1]
		}
	}
}
