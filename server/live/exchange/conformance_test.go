package exchange_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"sync"
	"testing"
	"testing/synctest"

	"ringlab/server/live/exchange"
	"ringlab/server/live/message"
	"ringlab/server/live/state"
)

func TestLocal(t *testing.T) {
	conforms(t, func(*testing.T) exchange.Exchange { return exchange.NewLocal() })
}

// conforms holds an implementation to what Exchange promises.
func conforms(t *testing.T, open func(*testing.T) exchange.Exchange) {
	for name, test := range map[string]func(*testing.T, exchange.Exchange){
		"one claim a host":                     oneClaim,
		"a claim that is waited for in vain":   claimGivenUp,
		"whole, then what changed":             wholeThenChanges,
		"nothing changed":                      nothingChanged,
		"several watches of one key":           severalWatches,
		"a watch before there is a state":      watchFirst,
		"a watch that falls behind":            fallsBehind,
		"a new claim starts anew":              newClaim,
		"what was released is not published":   publishAfterRelease,
		"rows of several claims":               rows,
		"no host":                              noHost,
		"withdrawn with an error":              withdrawn,
		"withdrawn quietly":                    withdrawnQuietly,
		"wanted":                               wanted,
		"wanted by all":                        wantedByAll,
		"closed":                               closed,
		"asked and answered":                   asked,
		"asked in vain":                        askedInVain,
		"publishing while watches come and go": churn,
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { test(t, open(t)) })
		})
	}
}

var list = message.Key{Topic: message.Hosts}

func domains(host string) message.Key { return message.Key{Host: host, Topic: message.Domains} }

// item is an object with one field.
func item(value int) message.Item {
	return message.Item{"value": json.RawMessage(fmt.Sprint(value))}
}

func claim(t *testing.T, x exchange.Exchange, host string) exchange.Claim {
	t.Helper()
	c, err := x.Claim(t.Context(), host)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func next(t *testing.T, w exchange.Watch) state.Update {
	t.Helper()
	u, err := w.Next(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return u
}

// quiet fails where a watch has an update.
func quiet(t *testing.T, w exchange.Watch) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	done := make(chan struct{})
	go func() {
		defer close(done)
		if u, err := w.Next(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("Next returned %+v, %v; nothing was to come", u, err)
		}
	}()
	synctest.Wait()
	cancel()
	<-done
}

func oneClaim(t *testing.T, x exchange.Exchange) {
	first := claim(t, x, "a")
	claim(t, x, "b") // another host is nobody's
	got := make(chan exchange.Claim)
	for range 2 {
		go func() {
			c, err := x.Claim(t.Context(), "a")
			if err != nil {
				t.Error(err)
			}
			got <- c
		}()
	}
	synctest.Wait()
	select {
	case <-got:
		t.Fatal("two claims of one host")
	default:
	}
	first.Release()
	first.Release() // again is nothing
	second := <-got
	synctest.Wait()
	select {
	case <-got:
		t.Fatal("two claims of one host")
	default:
	}
	second.Release()
	<-got
}

func claimGivenUp(t *testing.T, x exchange.Exchange) {
	c := claim(t, x, "a")
	ctx, cancel := context.WithCancel(t.Context())
	failed := make(chan error)
	go func() {
		_, err := x.Claim(ctx, "a")
		failed <- err
	}()
	synctest.Wait()
	cancel()
	if err := <-failed; !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	c.Release()
	if _, err := x.Claim(ctx, "a"); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
	claim(t, x, "a") // whoever gave up has it not
}

func wholeThenChanges(t *testing.T, x exchange.Exchange) {
	c := claim(t, x, "a")
	c.Publish(domains("a"), message.Items{"x": item(1), "y": item(1)})
	w := x.Watch(domains("a"))
	whole := next(t, w)
	if !whole.Whole || whole.Epoch == "" || len(whole.Set) != 2 {
		t.Fatalf("got %+v", whole)
	}
	c.Publish(domains("a"), message.Items{"x": item(1), "z": item(2)})
	c.Publish(domains("a"), message.Items{"x": item(3), "z": item(2)})
	want := []state.Update{
		{Epoch: whole.Epoch, Seq: whole.Seq + 1, Set: message.Items{"z": item(2)}, Gone: []string{"y"}},
		{Epoch: whole.Epoch, Seq: whole.Seq + 2, Set: message.Items{"x": item(3)}, Gone: []string{}},
	}
	for _, want := range want {
		if u := next(t, w); !reflect.DeepEqual(u, want) {
			t.Errorf("got %+v, want %+v", u, want)
		}
	}
	quiet(t, w)
}

func nothingChanged(t *testing.T, x exchange.Exchange) {
	c := claim(t, x, "a")
	c.Publish(domains("a"), message.Items{"x": item(1)})
	w := x.Watch(domains("a"))
	next(t, w)
	c.Publish(domains("a"), message.Items{"x": item(1)})
	quiet(t, w)
	c.Publish(domains("a"), nil)
	if u := next(t, w); !slices.Equal(u.Gone, []string{"x"}) || u.Whole {
		t.Errorf("got %+v", u)
	}
}

func severalWatches(t *testing.T, x exchange.Exchange) {
	c := claim(t, x, "a")
	c.Publish(domains("a"), message.Items{"x": item(1)})
	early := x.Watch(domains("a"))
	next(t, early)
	c.Publish(domains("a"), message.Items{"x": item(2)})
	late := x.Watch(domains("a"))
	change, whole := next(t, early), next(t, late)
	if change.Whole || !whole.Whole {
		t.Fatalf("got %+v and %+v", change, whole)
	}
	if change.Seq != whole.Seq || change.Epoch != whole.Epoch {
		t.Errorf("one state has the numbers %s %d and %s %d", change.Epoch, change.Seq, whole.Epoch, whole.Seq)
	}
	if !reflect.DeepEqual(whole.Set, message.Items{"x": item(2)}) {
		t.Errorf("got %+v", whole)
	}
}

func watchFirst(t *testing.T, x exchange.Exchange) {
	w := x.Watch(domains("a"))
	quiet(t, w)
	c := claim(t, x, "a")
	if !slices.Contains(c.Wanted(), domains("a")) {
		t.Errorf("wanted are %v", c.Wanted())
	}
	c.Publish(domains("a"), message.Items{})
	if u := next(t, w); !u.Whole || u.Set == nil || len(u.Set) != 0 {
		t.Errorf("got %+v", u)
	}
}

func fallsBehind(t *testing.T, x exchange.Exchange) {
	c := claim(t, x, "a")
	slow, fast := x.Watch(domains("a")), x.Watch(domains("a"))
	const last = 5000
	held := message.Items{}
	for i := 1; i <= last; i++ {
		c.Publish(domains("a"), message.Items{"x": item(i), fmt.Sprint("only", i): item(i)})
		held = state.Apply(held, next(t, fast))
	}
	if !reflect.DeepEqual(held["x"], item(last)) || len(held) != 2 {
		t.Errorf("whoever keeps up holds %v", held)
	}
	updates := 0
	var u state.Update
	for held = nil; !reflect.DeepEqual(held["x"], item(last)); updates++ {
		u = next(t, slow)
		held = state.Apply(held, u)
	}
	if updates > 1000 {
		t.Errorf("%d updates were kept for one that does not read", updates)
	}
	if len(held) != 2 || u.Seq != last {
		t.Errorf("whoever fell behind holds %v of number %d", held, u.Seq)
	}
	c.Publish(domains("a"), message.Items{})
	if u := next(t, slow); u.Whole || u.Seq != last+1 {
		t.Errorf("after it has caught up it gets %+v", u)
	}
}

func newClaim(t *testing.T, x exchange.Exchange) {
	w := x.Watch(domains("a"))
	c := claim(t, x, "a")
	c.Publish(domains("a"), message.Items{"x": item(1)})
	first := next(t, w)
	c.Publish(domains("a"), message.Items{"x": item(2)})
	c.Release()
	quiet(t, w)
	c = claim(t, x, "a")
	c.Publish(domains("a"), message.Items{"x": item(2)})
	second := next(t, w)
	if !second.Whole || second.Epoch == first.Epoch {
		t.Errorf("got %+v after %+v", second, first)
	}
}

func publishAfterRelease(t *testing.T, x exchange.Exchange) {
	all, w := x.Watch(list), x.Watch(domains("a"))
	next(t, all)
	old := claim(t, x, "a")
	old.Release()
	claim(t, x, "a")
	old.Publish(domains("a"), message.Items{})
	old.Publish(list, message.Items{"a": item(1)})
	old.Withdraw(domains("a"), &message.Error{Code: message.NotOffered})
	quiet(t, w)
	quiet(t, all)
}

func rows(t *testing.T, x exchange.Exchange) {
	a, b := claim(t, x, "a"), claim(t, x, "b")
	a.Publish(list, message.Items{"a": item(1)})
	w := x.Watch(list)
	held := state.Apply(nil, next(t, w))
	b.Publish(list, message.Items{"b": item(2)})
	a.Publish(list, message.Items{"a": item(3)})
	a.Publish(list, message.Items{"a": item(3)})
	for range 2 {
		held = state.Apply(held, next(t, w))
	}
	if want := (message.Items{"a": item(3), "b": item(2)}); !reflect.DeepEqual(held, want) {
		t.Errorf("got %v, want %v", held, want)
	}
	a.Release()
	if u := next(t, w); !slices.Equal(u.Gone, []string{"a"}) {
		t.Errorf("got %+v", u)
	}
	claim(t, x, "c").Release() // has no row, so takes none away
	quiet(t, w)
}

func noHost(t *testing.T, x exchange.Exchange) {
	if u := next(t, x.Watch(list)); !u.Whole || len(u.Set) != 0 {
		t.Errorf("got %+v", u)
	}
}

func withdrawn(t *testing.T, x exchange.Exchange) {
	c := claim(t, x, "a")
	key := message.Key{Host: "a", Topic: message.Domain, Item: "uuid"}
	w := x.Watch(key)
	c.Publish(key, message.Items{"domain": item(1)})
	next(t, w)
	c.Publish(key, message.Items{"domain": item(2)})
	why := &message.Error{Code: message.NoSuchItem, Message: "no such domain"}
	refused := func(w exchange.Watch) {
		t.Helper()
		var e *message.Error
		if _, err := w.Next(t.Context()); !errors.As(err, &e) || *e != *why {
			t.Errorf("got %v", err)
		}
	}
	c.Withdraw(key, why)
	refused(w)
	c.Withdraw(key, why) // is known by now
	quiet(t, w)
	refused(x.Watch(key))
	why = &message.Error{Code: message.NotOffered, Message: "for another reason"}
	c.Withdraw(key, why)
	refused(w)
	c.Publish(key, message.Items{"domain": item(2)})
	if u := next(t, w); !u.Whole || !reflect.DeepEqual(u.Set["domain"], item(2)) {
		t.Errorf("got %+v", u)
	}
	// An error that is out of date is not told.
	c.Withdraw(key, why)
	c.Publish(key, message.Items{"domain": item(3)})
	if u := next(t, w); !u.Whole {
		t.Errorf("got %+v", u)
	}
}

func withdrawnQuietly(t *testing.T, x exchange.Exchange) {
	c := claim(t, x, "a")
	w := x.Watch(domains("a"))
	c.Publish(domains("a"), message.Items{"x": item(1)})
	first := next(t, w)
	c.Withdraw(domains("a"), nil)
	quiet(t, w)
	quiet(t, x.Watch(domains("a")))
	c.Publish(domains("a"), message.Items{"x": item(1)})
	if u := next(t, w); !u.Whole || u.Epoch == first.Epoch {
		t.Errorf("got %+v after %+v", u, first)
	}
}

func wanted(t *testing.T, x exchange.Exchange) {
	c := claim(t, x, "a")
	changed := func() bool {
		synctest.Wait()
		select {
		case <-c.Changed():
			return true
		default:
			return false
		}
	}
	if changed() || len(c.Wanted()) != 0 {
		t.Errorf("wanted from the start: %v", c.Wanted())
	}
	x.Watch(domains("b"))
	if changed() || len(c.Wanted()) != 0 {
		t.Errorf("wanted of another host: %v", c.Wanted())
	}
	first, second := x.Watch(domains("a")), x.Watch(domains("a"))
	x.Watch(message.Key{Host: "a", Topic: message.Node})
	if !changed() || changed() {
		t.Error("several changes are not told once")
	}
	if w := c.Wanted(); len(w) != 2 || !slices.Contains(w, domains("a")) {
		t.Errorf("wanted are %v", w)
	}
	first.Close()
	if changed() {
		t.Error("told of a change while somebody still watches")
	}
	second.Close()
	if !changed() {
		t.Error("not told that nobody watches any more")
	}
	if w := c.Wanted(); slices.Contains(w, domains("a")) {
		t.Errorf("wanted are %v", w)
	}
	// State of what nobody watches is kept, until it is withdrawn.
	c.Publish(domains("a"), message.Items{"x": item(1)})
	if u := next(t, x.Watch(domains("a"))); !u.Whole {
		t.Errorf("got %+v", u)
	}
}

func wantedByAll(t *testing.T, x exchange.Exchange) {
	claims := []exchange.Claim{claim(t, x, "a"), claim(t, x, "b")}
	w := x.Watch(list)
	synctest.Wait()
	for _, c := range claims {
		<-c.Changed()
		if w := c.Wanted(); !slices.Contains(w, list) {
			t.Errorf("wanted are %v", w)
		}
	}
	w.Close()
	for _, c := range claims {
		<-c.Changed()
	}
}

func closed(t *testing.T, x exchange.Exchange) {
	c := claim(t, x, "a")
	w := x.Watch(domains("a"))
	failed := make(chan error)
	go func() {
		_, err := w.Next(t.Context())
		failed <- err
	}()
	synctest.Wait()
	w.Close()
	if err := <-failed; !errors.Is(err, exchange.ErrClosed) {
		t.Errorf("got %v", err)
	}
	w.Close()
	c.Publish(domains("a"), message.Items{})
	if _, err := w.Next(t.Context()); !errors.Is(err, exchange.ErrClosed) {
		t.Errorf("got %v", err)
	}
}

func asked(t *testing.T, x exchange.Exchange) {
	c := claim(t, x, "a")
	refused := &message.Error{Code: message.NotOffered, Message: "not by this driver"}
	go func() {
		for q := range c.Questions() {
			if q.Question.Name == "x" {
				q.Answer("<domain/>", nil)
				q.Answer("", refused) // too late
				<-q.Context.Done()    // nobody waits any more
				continue
			}
			q.Answer("", refused)
			return
		}
	}()
	q := exchange.Question{Question: message.Question{Kind: message.AskDomainXML, Host: "a", Name: "x"}}
	if text, err := x.Ask(t.Context(), q); text != "<domain/>" || err != nil {
		t.Errorf("got %q, %v", text, err)
	}
	q.Name = "y"
	var e *message.Error
	if _, err := x.Ask(t.Context(), q); !errors.As(err, &e) || *e != *refused {
		t.Errorf("got %v", err)
	}
}

func askedInVain(t *testing.T, x exchange.Exchange) {
	q := exchange.Question{Question: message.Question{Host: "a"}}
	notOnline := func(err error) {
		t.Helper()
		var e *message.Error
		if !errors.As(err, &e) || e.Code != message.NotOnline {
			t.Errorf("got %v", err)
		}
	}
	_, err := x.Ask(t.Context(), q)
	notOnline(err)

	// Before the claimer takes it, and after.
	failed := make(chan error)
	for range 2 {
		c := claim(t, x, "a")
		ctx, cancel := context.WithCancel(t.Context())
		ask := func() {
			_, err := x.Ask(ctx, q)
			failed <- err
		}
		go ask()
		synctest.Wait()
		cancel()
		if err := <-failed; !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		ctx, cancel = context.WithCancel(t.Context())
		go ask()
		taken := <-c.Questions()
		cancel()
		if err := <-failed; !errors.Is(err, context.Canceled) {
			t.Errorf("got %v", err)
		}
		<-taken.Context.Done()
		taken.Answer("nobody waits", nil)

		ctx = t.Context()
		go ask()
		<-c.Questions()
		go ask()
		synctest.Wait()
		c.Release()
		notOnline(<-failed)
		notOnline(<-failed)
	}
}

// churn is for the race detector, and for streams that nobody forgot.
func churn(t *testing.T, x exchange.Exchange) {
	var running sync.WaitGroup
	for i := range 4 {
		running.Go(func() {
			host := fmt.Sprint("host", i%2)
			for round := range 50 {
				c, err := x.Claim(t.Context(), host)
				if err != nil {
					t.Error(err)
					return
				}
				for n := range 10 {
					c.Publish(domains(host), message.Items{"x": item(n), "round": item(round)})
					c.Publish(list, message.Items{host: item(n)})
					c.Wanted()
				}
				c.Withdraw(domains(host), nil)
				c.Release()
			}
		})
		running.Go(func() {
			host := fmt.Sprint("host", i%2)
			for range 50 {
				all, one := x.Watch(list), x.Watch(domains(host))
				held := message.Items{}
				seq := uint64(0)
				for range 5 {
					u, err := all.Next(t.Context())
					if err != nil {
						t.Error(err)
						return
					}
					if !u.Whole && u.Seq != seq+1 {
						t.Errorf("%d after %d", u.Seq, seq)
					}
					seq, held = u.Seq, state.Apply(held, u)
					if len(held) == 0 { // perhaps for good
						break
					}
				}
				all.Close()
				one.Close()
			}
		})
	}
	running.Wait()
}
