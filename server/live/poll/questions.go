package poll

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"ringlab/server/live/exchange"
	"ringlab/server/live/message"
	"ringlab/server/live/remote"
)

const (
	// questionsMost is how many questions a host is asked at once.
	questionsMost = 8
	// baselineMost is how many CPUs libvirt's protocol takes (REMOTE_CPU_BASELINE_MAX).
	baselineMost = 256
)

// answer answers a question, or says why not.
func (p *poller) answer(asked *exchange.Asked) {
	ask, err := p.ask(asked.Question)
	if err == nil && p.asking >= questionsMost {
		err = refusal(message.Busy, "the host is being asked %d other things; ask again in a moment", p.asking)
	}
	if err != nil {
		asked.Answer("", err)
		return
	}
	p.asking++
	waiting := asked.Context
	p.beside(func() func() {
		text, err := ask(waiting)
		asked.Answer(text, questionError(err))
		return func() { p.asking-- }
	})
}

// ask checks a question and returns what asks it. Calls to the daemon end
// with the session, and not when nobody waits for the answer any more: a call
// cannot be taken back without ending the connection.
func (p *poller) ask(q exchange.Question) (func(waiting context.Context) (string, error), error) {
	s := p.session
	if s == nil || !s.ready {
		return nil, refusal(message.NotOnline, "the host cannot be asked now: it is %s: %s", p.row.State, p.row.Reason)
	}
	switch q.Kind {
	case message.AskDomainCapabilities:
		if !p.host.DomainCapabilities {
			return nil, refusal(message.NotAllowed, "the hosts file does not allow asking this host for domain capabilities")
		}
		if err := s.facts.check(q.Arch, q.Machine, q.VirtType); err != nil {
			return nil, refusal(message.BadQuestion, "%v", err)
		}
		return func(waiting context.Context) (string, error) {
			text, err := s.extra.ask(waiting, q.Arch, q.Machine, q.VirtType)
			if isProblem(err) && s.ctx.Err() == nil {
				// This connection has nothing to do with the host's state.
				err = refusal(message.Refused, "%v", err)
			}
			return text, err
		}, nil

	case message.AskBaseline:
		if q.Pasted != "" && !p.host.PastedCPU {
			return nil, refusal(message.NotAllowed, "the hosts file does not allow handing pasted CPUs to this host")
		}
		cpus := q.CPUs
		if q.Pasted != "" {
			cpus = append(cpus[:len(cpus):len(cpus)], q.Pasted)
		}
		if len(cpus) == 0 || len(cpus) > baselineMost {
			return nil, refusal(message.BadQuestion, "a baseline is of 1 to %d CPUs, not of %d", baselineMost, len(cpus))
		}
		return func(context.Context) (string, error) {
			encoded := make([]string, len(cpus))
			for i, text := range cpus {
				cpu, err := recodeCPU(text)
				if err != nil {
					return "", refusal(message.BadQuestion, "CPU %d of %d: %v", i+1, len(cpus), err)
				}
				encoded[i] = cpu
			}
			return s.daemon.Baseline(s.ctx, encoded)
		}, nil

	case message.AskDomainXML:
		if !validUUID(q.Name) {
			return nil, refusal(message.BadQuestion, "%.60q is not the UUID of a domain", q.Name)
		}
		return func(context.Context) (string, error) { return s.daemon.DomainXML(s.ctx, q.Name) }, nil

	case message.AskInventoryXML:
		known := false
		for _, prefix := range []string{networkPrefix, poolPrefix, devicePrefix} {
			known = known || strings.HasPrefix(q.Name, prefix) && len(q.Name) > len(prefix)
		}
		if !known {
			return nil, refusal(message.BadQuestion, "%.60q is not the name of something in the inventory", q.Name)
		}
		return func(context.Context) (string, error) { return s.daemon.InventoryXML(s.ctx, q.Name) }, nil
	}
	return nil, refusal(message.BadQuestion, "there is no question %.60q", q.Kind)
}

func refusal(code message.Code, format string, args ...any) *message.Error {
	return &message.Error{Code: code, Message: fmt.Sprintf(format, args...)}
}

// questionError is an error as those who ask are told it.
func questionError(err error) error {
	var told *message.Error
	switch {
	case err == nil:
		return nil
	case errors.As(err, &told):
		return told
	case errors.Is(err, remote.ErrNotOffered):
		return refusal(message.NotOffered, "%v", err)
	case remote.NotFound(err):
		return refusal(message.NoSuchItem, "%v", err)
	case isProblem(err), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return refusal(message.NotOnline, "the connection ended before the daemon had answered: %v", err)
	default:
		return refusal(message.Refused, "%v", err)
	}
}
