package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"ringlab/server/live/demo"
	"ringlab/server/live/exchange"
	"ringlab/server/live/message"
	"ringlab/server/live/state"
)

// topics are recorded of every host; besides, the page of each domain is.
var topics = []message.Topic{message.Capabilities, message.Node, message.Domains, message.Inventory, message.Events}

// settle is for how long everything must have had a state before the
// recording begins: rates need a second reading.
const settle = 5 * time.Second

// record watches everything of a host for a while.
func record(ctx context.Context, x exchange.Exchange, id, name string, length time.Duration) (demo.Head, []demo.Step, error) {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	r := &recorder{
		x: x, id: id, ctx: ctx,
		seen:  make(chan seen),
		held:  map[message.Key]message.Items{},
		known: map[message.Key]bool{},
	}
	defer r.closeAll()
	r.watch(message.Key{Topic: message.Hosts})
	for _, topic := range topics {
		r.watch(message.Key{Host: id, Topic: topic})
	}

	var began time.Time // of the recording; zero before
	var over <-chan time.Time
	settled := time.NewTimer(settle)
	for {
		select {
		case s := <-r.seen:
			fresh, step := r.take(s)
			if !began.IsZero() && step != nil {
				step.At = time.Since(began).Milliseconds()
				r.steps = append(r.steps, *step)
			}
			if fresh && began.IsZero() {
				settled.Reset(settle)
			}
		case <-settled.C:
			if missing := r.missing(); len(missing) > 0 {
				return demo.Head{}, nil, fmt.Errorf("no state of %v after %v", missing, settle)
			}
			began = time.Now()
			r.steps = r.now()
			over = time.After(length)
		case <-over:
			// What happened in the last moment may have been seen after it.
			for i := range r.steps {
				r.steps[i].At = min(r.steps[i].At, length.Milliseconds())
			}
			return demo.Head{ID: id, Name: name, From: began.UTC(), Length: length.Milliseconds()}, r.steps, nil
		case <-ctx.Done():
			return demo.Head{}, nil, ctx.Err()
		}
	}
}

// seen is what a watch saw.
type seen struct {
	key    message.Key
	update state.Update
	err    *message.Error
}

// recorder is a recording that is being made.
type recorder struct {
	x       exchange.Exchange
	id      string
	ctx     context.Context
	seen    chan seen
	watches []exchange.Watch
	known   map[message.Key]bool
	held    map[message.Key]message.Items
	steps   []demo.Step
}

// watch sees a key from now on.
func (r *recorder) watch(key message.Key) {
	if r.known[key] {
		return
	}
	r.known[key] = true
	w := r.x.Watch(key)
	r.watches = append(r.watches, w)
	go func() {
		for {
			s := seen{key: key}
			var err error
			if s.update, err = w.Next(r.ctx); err != nil && !errors.As(err, &s.err) {
				return
			}
			select {
			case r.seen <- s:
			case <-r.ctx.Done():
				return
			}
		}
	}()
}

func (r *recorder) closeAll() {
	for _, w := range r.watches {
		w.Close()
	}
}

// take notes what was seen: whether that is the first state of a key, and the
// step that it is, if it is one.
func (r *recorder) take(s seen) (fresh bool, step *demo.Step) {
	step = &demo.Step{Topic: s.key.Topic, Item: s.key.Item}
	before, known := r.held[s.key]
	if s.err != nil {
		delete(r.held, s.key)
		step.Error = s.err
		return false, step
	}
	after := state.Apply(before, s.update)
	if s.key.Topic == message.Hosts {
		for name := range after {
			if name != r.id {
				delete(after, name)
			}
		}
	}
	r.held[s.key] = after
	if s.key.Topic == message.Domains {
		for uuid := range after {
			r.watch(message.Key{Host: r.id, Topic: message.Domain, Item: uuid})
		}
	}
	if !known {
		step.Whole, step.Set = true, after
		return true, step
	}
	step.Set, step.Gone = state.Diff(before, after)
	if len(step.Set) == 0 && len(step.Gone) == 0 {
		return false, nil
	}
	return false, step
}

// missing are the keys that have no state yet.
func (r *recorder) missing() []message.Key {
	var missing []message.Key
	for key := range r.known {
		if items, known := r.held[key]; !known || len(items) == 0 && key.Topic == message.Hosts {
			missing = append(missing, key)
		}
	}
	return missing
}

// now are the steps that lead to the present state, the host's row first.
func (r *recorder) now() []demo.Step {
	var steps []demo.Step
	for key, items := range r.held {
		steps = append(steps, demo.Step{Topic: key.Topic, Item: key.Item, Whole: true, Set: items})
	}
	slices.SortFunc(steps, func(a, b demo.Step) int {
		order := append([]message.Topic{message.Hosts}, topics...)
		rank := func(s demo.Step) int {
			if i := slices.Index(order, s.Topic); i >= 0 {
				return i
			}
			return len(order)
		}
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		if a.Item < b.Item {
			return -1
		}
		return 1
	})
	return steps
}
