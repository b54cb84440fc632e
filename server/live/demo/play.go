package demo

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"time"

	"ringlab/server/live/exchange"
	"ringlab/server/live/message"
	"ringlab/server/live/state"
)

// maxEvents is how many events are kept, the newest ones.
const maxEvents = 200

// stamps are the fields that hold a time.
var stamps = []string{"at", "since", "heard", "nextTry"}

// Play publishes the recording for a claim of its host, again and again, and
// answers what it can, until ctx is done or the claim is lost. The claim is
// the caller's to release.
func (r *Recording) Play(ctx context.Context, claim exchange.Claim) {
	p := &player{recording: r, claim: claim}
	for p.round(ctx) {
		p.rounds++
	}
}

// player is a recording that is being played.
type player struct {
	recording *Recording
	claim     exchange.Claim
	rounds    int                            // played to the end
	first     time.Time                      // when the first round began
	held      map[message.Key]message.Items  // as recorded, times and all
	gone      map[message.Key]*message.Error // withdrawn in this round
	events    message.Items                  // as published
	event     int                            // number of the newest
}

// round plays the recording once, and reports whether it is to go on.
func (p *player) round(ctx context.Context) bool {
	before := p.held
	p.held, p.gone = map[message.Key]message.Items{}, map[message.Key]*message.Error{}
	began := time.Now()
	if p.rounds == 0 {
		p.first = began
	}
	timer := time.NewTimer(0)
	defer timer.Stop()
	steps := p.recording.steps
	for {
		elapsed := time.Since(began).Milliseconds()
		for len(steps) > 0 && steps[0].At <= elapsed {
			p.step(steps[0], began)
			steps = steps[1:]
		}
		for key := range before {
			if _, still := p.held[key]; !still {
				p.claim.Withdraw(key, nil)
			}
		}
		before = nil
		p.refuse()
		if elapsed >= p.recording.Length {
			return true
		}
		until := p.recording.Length
		if len(steps) > 0 {
			until = steps[0].At
		}
		timer.Reset(time.Until(began.Add(time.Duration(until) * time.Millisecond)))
		select {
		case <-ctx.Done():
			return false
		case <-p.claim.Lost():
			return false
		case <-p.claim.Changed():
		case asked := <-p.claim.Questions():
			asked.Answer(p.answer(asked.Question))
		case <-timer.C:
		}
	}
}

// refuse tells those who watch what is not there that it is not: it was never
// recorded, or comes later.
func (p *player) refuse() {
	for _, key := range p.claim.Wanted() {
		if _, there := p.held[key]; there || key.Topic == message.Hosts {
			continue
		}
		why, told := p.gone[key]
		if !told {
			why = &message.Error{Code: message.NoSuchItem, Message: "not there at this time of the recording"}
		}
		p.claim.Withdraw(key, why)
	}
}

// step publishes what happened at one moment of a round that began at began.
func (p *player) step(s Step, began time.Time) {
	id := p.recording.ID
	key := message.Key{Host: id, Topic: s.Topic, Item: s.Item}
	if s.Error != nil {
		delete(p.held, key)
		p.gone[key] = s.Error
		p.claim.Withdraw(key, s.Error)
		return
	}
	p.held[key] = state.Apply(p.held[key], s.update())
	later := began.Sub(p.recording.From)
	switch s.Topic {
	case message.Hosts:
		recorded, there := p.held[key][id]
		if !there {
			return
		}
		row := shifted(recorded, later)
		// What has lasted since before the recording goes on lasting when it
		// begins again.
		var since time.Time
		if json.Unmarshal(recorded["since"], &since) == nil && since.Before(p.recording.From) {
			row["since"] = moved(since, p.first.Sub(p.recording.From))
		}
		row["source"] = quote(string(message.Recording))
		row["name"] = quote(p.recording.Name)
		p.claim.Publish(message.Key{Topic: message.Hosts}, message.Items{id: row})
	case message.Events:
		p.publishEvents(key, s, later)
	case message.Capabilities:
		// The documents' times are those of the first round: they are still
		// the same documents.
		if p.rounds == 0 {
			p.publish(key, later)
		}
	default:
		p.publish(key, later)
	}
}

func (p *player) publish(key message.Key, later time.Duration) {
	items := message.Items{}
	for name, item := range p.held[key] {
		items[name] = shifted(item, later)
	}
	p.claim.Publish(key, items)
}

// publishEvents adds the events of a step to those before, which go on from
// round to round.
func (p *player) publishEvents(key message.Key, s Step, later time.Duration) {
	if s.Whole && p.rounds > 0 {
		return // what had happened before the recording began
	}
	events := maps.Clone(p.events)
	if events == nil {
		events = message.Items{}
	}
	for _, name := range slices.SortedFunc(maps.Keys(s.Set), byNumber) {
		p.event++
		events[strconv.Itoa(p.event)] = shifted(s.Set[name], later)
		delete(events, strconv.Itoa(p.event-maxEvents))
	}
	p.events = events
	p.claim.Publish(key, events)
}

func byNumber(a, b string) int {
	x, _ := strconv.Atoi(a)
	y, _ := strconv.Atoi(b)
	return x - y
}

// answer answers what a recording can answer.
func (p *player) answer(q exchange.Question) (string, error) {
	if q.Kind != message.AskDomainXML {
		return "", &message.Error{Code: message.NotOffered, Message: "this host is a recording, which cannot be asked that"}
	}
	domain := p.held[message.Key{Host: p.recording.ID, Topic: message.Domain, Item: q.Name}]["domain"]
	var xml string
	if json.Unmarshal(domain["xml"], &xml) != nil || xml == "" {
		return "", &message.Error{Code: message.NoSuchItem, Message: fmt.Sprintf("no domain %q at this time of the recording", q.Name)}
	}
	return xml, nil
}

// shifted is an item with its times moved on; the item stays as it is.
func shifted(item message.Item, later time.Duration) message.Item {
	shifted := maps.Clone(item)
	for _, field := range stamps {
		var at time.Time
		if value, there := item[field]; there && json.Unmarshal(value, &at) == nil {
			shifted[field] = moved(at, later)
		}
	}
	return shifted
}

func moved(at time.Time, later time.Duration) json.RawMessage {
	return quote(at.Add(later).UTC().Format("2006-01-02T15:04:05.000Z07:00"))
}

func quote(text string) json.RawMessage {
	value, _ := json.Marshal(text) // of a string it cannot fail
	return value
}
