// Package exchange is where the state of hosts goes from the server that polls
// them to the servers whose viewers watch them.
//
// In: claims of hosts, and the state that goes with them. Out: updates to
// those who watch, and to the claimer what is wanted and what is asked.
// Nothing else knows whether the two are in one process; Local is the
// Exchange for one.
//
// What every implementation promises, and Local is tested for: a host has at
// most one claim; a watch begins with the whole state and misses nothing
// after it, or is given the whole state again; who watches slowly holds up
// nobody. Between servers, say over NATS JetStream, a claim is a key of the
// host's in a bucket whose entries expire, created only where there is none
// and renewed while the claim lasts; not being able to renew it closes Lost.
// A key's newest state is a message of a subject that keeps its last one, its
// updates are messages after it, and a watch reads the one and then the
// others. A watch says from time to time that it is there, on a subject that
// the claimer listens to, and a key is wanted until that has been silent for
// a while. A question is a request to a subject of the host.
package exchange

import (
	"context"
	"errors"
	"sync"

	"ringlab/server/live/message"
	"ringlab/server/live/state"
)

// ErrClosed ends a watch or a claim that was closed or lost.
var ErrClosed = errors.New("closed")

// Exchange brings together who polls and who watches.
type Exchange interface {
	// Claim waits until the host is nobody's, or ctx is done, and makes it the
	// caller's: no one else polls it until the claim is released or lost.
	Claim(ctx context.Context, host string) (Claim, error)
	// Watch makes a key wanted, for as long as the watch is open. The list of
	// hosts has a state even where there is no host; other keys have one while
	// the host's claimer publishes it.
	Watch(key message.Key) Watch
	// Ask has the host's claimer answer a question, which has been checked no
	// further than its form. Errors are *message.Error where they are about
	// the question or the host.
	Ask(ctx context.Context, q Question) (string, error)
}

// Claim is the right to speak for a host.
type Claim interface {
	// Publish makes items the state of a key, which must be of the host (or,
	// with the host's own row as its one item, the key of all hosts: rows of
	// several claims stand beside each other there). The items are not to be
	// changed afterwards.
	Publish(key message.Key, items message.Items)
	// Withdraw takes back a key: it has no state until it is published again,
	// and those who watch it are sent the error, as are those who join them.
	// Who watches it when nobody does any more makes it wanted anew. Without
	// an error (nil) nobody is told: that is for a state that is no longer kept
	// up, because nobody wanted it.
	Withdraw(key message.Key, err *message.Error)
	// Wanted are the keys of the host that somebody watches, in no order.
	// Watching message.Hosts wants message.Key{Topic: message.Hosts} of every claim.
	Wanted() []message.Key
	// Changed receives a value after Wanted has changed.
	Changed() <-chan struct{}
	// Questions are what is asked of the host. Each must be answered.
	Questions() <-chan *Asked
	// Lost is closed when the claim has become somebody else's; it may be nil,
	// where that cannot happen.
	Lost() <-chan struct{}
	// Release gives the claim up. Keys of the host have no state then, and its
	// row is gone from the hosts.
	Release()
}

// Watch is a view of one key.
type Watch interface {
	// Next waits for the next update. The first is Whole and comes when there
	// is a state; so is one after this watch fell behind, or after the host's
	// claimer changed. A withdrawn key gives its *message.Error; the watch
	// goes on, and has a Whole update when there is a state again.
	Next(ctx context.Context) (state.Update, error)
	// Close ends the watch; Next returns ErrClosed.
	Close()
}

// Question is what one server asks the claimer of a host. It is a viewer's
// question, with what that refers to put in.
type Question struct {
	message.Question
	// CPUs of a baseline: XML with one cpu element each. Those from the
	// hosts' own capabilities first; Pasted, where there is one, stands in
	// the message.
	CPUs []string
}

// Asked is a question on its way.
type Asked struct {
	Question Question
	// Context ends when nobody waits for the answer any more.
	Context context.Context
	once    sync.Once
	answer  func(text string, err error)
}

// NewAsked returns a question whose answer is handed to a function. It is for
// implementations of Exchange and Claim.
func NewAsked(ctx context.Context, q Question, answer func(text string, err error)) *Asked {
	return &Asked{Question: q, Context: ctx, answer: answer}
}

// Answer answers it. Only the first call counts.
func (a *Asked) Answer(text string, err error) {
	a.once.Do(func() { a.answer(text, err) })
}
