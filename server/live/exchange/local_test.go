package exchange

import (
	"encoding/json"
	"fmt"
	"maps"
	"testing"

	"ringlab/server/live/message"
)

// TestForgotten looks for what stays behind when all is over.
func TestForgotten(t *testing.T) {
	l := NewLocal()
	for i := range 10 {
		host := fmt.Sprint("host", i)
		key := message.Key{Host: host, Topic: message.Domains}
		c, err := l.Claim(t.Context(), host)
		if err != nil {
			t.Fatal(err)
		}
		w, other := l.Watch(key), l.Watch(message.Key{Host: host, Topic: message.Node})
		c.Publish(key, message.Items{})
		c.Publish(message.Key{Host: host, Topic: message.Events}, message.Items{})
		c.Publish(listKey, message.Items{host: {}})
		c.Withdraw(key, &message.Error{})
		w.Close()
		c.Release()
		c.Publish(key, message.Items{})
		other.Close()
	}
	if len(l.claims) > 0 || len(l.streams) != 1 || len(l.streams[""]) != 1 || len(l.stream(listKey).items) > 0 {
		t.Errorf("left: %v, %v", l.claims, l.streams)
	}
}

// BenchmarkPublish publishes a table of 1,000 domains of which one has changed,
// to as many watches; all of them read it.
func BenchmarkPublish(b *testing.B) {
	for _, watches := range []int{0, 1, 1000} {
		b.Run(fmt.Sprint(watches, " watches"), func(b *testing.B) {
			l := NewLocal()
			key := message.Key{Host: "a", Topic: message.Domains}
			c, err := l.Claim(b.Context(), "a")
			if err != nil {
				b.Fatal(err)
			}
			items := message.Items{}
			for i := range 1000 {
				item := message.Item{}
				for _, field := range []string{"uuid", "name", "id", "state", "reason", "vcpus", "cpu", "memory", "maxMemory", "rss"} {
					item[field] = json.RawMessage(fmt.Sprint(i))
				}
				items[fmt.Sprint(i)] = item
			}
			c.Publish(key, items)
			var all []Watch
			for range watches {
				all = append(all, l.Watch(key))
			}
			read := func() {
				for _, w := range all {
					if _, err := w.Next(b.Context()); err != nil {
						b.Fatal(err)
					}
				}
			}
			read()
			n := 0
			for b.Loop() {
				n++
				after := maps.Clone(items)
				row := maps.Clone(items["0"])
				row["cpu"] = json.RawMessage(fmt.Sprint(n, "000"))
				after["0"] = row
				c.Publish(key, after)
				read()
			}
		})
	}
}
