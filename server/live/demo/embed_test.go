package demo_test

import (
	"context"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"ringlab/server/live/demo"
	"ringlab/server/live/exchange"
	"ringlab/server/live/message"
	"ringlab/server/live/state"
)

// maxBytes is how much the recordings may add to the program.
const maxBytes = 300 << 10

func TestRecordings(t *testing.T) {
	bytes := int64(0)
	err := fs.WalkDir(os.DirFS("recordings"), ".", func(_ string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		info, err := entry.Info()
		bytes += info.Size()
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if bytes > maxBytes {
		t.Errorf("they have %d bytes", bytes)
	}
	if n := len(demo.Recordings()); n != 2 {
		t.Errorf("there are %d", n)
	}
	for _, r := range demo.Recordings() {
		t.Run(r.ID, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) { replay(t, r) })
		})
	}
}

// replay plays a recording two and a half times, and follows all of it.
func replay(t *testing.T, r *demo.Recording) {
	x := exchange.NewLocal()
	claim, err := x.Claim(t.Context(), r.ID)
	if err != nil {
		t.Fatal(err)
	}
	length := time.Duration(r.Length) * time.Millisecond
	ctx, cancel := context.WithTimeout(t.Context(), 2*length+length/2)
	defer cancel()
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		r.Play(ctx, claim)
	}()

	var mu sync.Mutex
	var following sync.WaitGroup
	follow := func(key message.Key, each func(message.Items)) {
		w := x.Watch(key)
		following.Go(func() {
			var items message.Items
			for {
				u, err := w.Next(ctx)
				if err != nil {
					return
				}
				items = state.Apply(items, u)
				mu.Lock()
				each(items)
				mu.Unlock()
			}
		})
	}
	updates := map[message.Topic]int{}
	for _, topic := range []message.Topic{message.Capabilities, message.Node, message.Domains, message.Inventory, message.Events} {
		follow(message.Key{Host: r.ID, Topic: topic}, func(items message.Items) {
			updates[topic]++
			if len(items) == 0 {
				t.Errorf("of %s there is nothing", topic)
			}
		})
	}
	states, seen, described := map[string]bool{}, map[string]bool{}, map[string]bool{}
	follow(message.Key{Host: r.ID, Topic: message.Domains}, func(items message.Items) {
		for uuid, row := range items {
			states[string(row["state"])] = true
			q := exchange.Question{Question: message.Question{Kind: message.AskDomainXML, Host: r.ID, Name: uuid}}
			text, err := x.Ask(ctx, q)
			if strings.Contains(text, "<uuid>"+uuid+"</uuid>") {
				described[uuid] = true
			} else if err == nil {
				t.Errorf("the XML of %s is %q", uuid, text)
			}
			seen[uuid] = true
		}
	})
	follow(message.Key{Topic: message.Hosts}, func(items message.Items) {
		updates[message.Hosts]++
		for id, item := range items {
			text, err := json.Marshal(item)
			if err != nil {
				t.Fatal(err)
			}
			var row message.HostRow
			if err := json.Unmarshal(text, &row); err != nil {
				t.Fatal(err)
			}
			if id != r.ID || row.ID != r.ID || row.Source != message.Recording || row.Name == "" {
				t.Errorf("the host is %s: %+v", id, row)
			}
			heard, err := time.Parse(time.RFC3339, row.Heard)
			if age := time.Since(heard); err != nil || age < -time.Second || age > time.Minute {
				t.Errorf("after %v the host was heard at %s: %v", age, row.Heard, err)
			}
		}
	})
	<-ended
	following.Wait()
	for topic, n := range map[message.Topic]int{
		message.Hosts: 10, message.Capabilities: 1, message.Node: 10, message.Domains: 10, message.Inventory: 1, message.Events: 10,
	} {
		if updates[topic] < n {
			t.Errorf("of %s there were %d updates", topic, updates[topic])
		}
	}
	if !maps.Equal(seen, described) {
		t.Errorf("of the domains %v there is XML of %v", seen, described)
	}
	for _, state := range []message.DomainState{message.Running, message.Paused, message.Shutoff} {
		if !states[`"`+string(state)+`"`] {
			t.Errorf("no domain was ever %s", state)
		}
	}
}
