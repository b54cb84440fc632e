package poll

import (
	"context"
	"errors"
	"maps"
	"time"

	"ringlab/server/live/remote"
)

// never is the interval of what is read only when something asks for it.
const never = 1000 * time.Hour

// restFactor is how many times as long as a reading took a daemon is left
// alone with it, however much there is to read: a host where everything
// happens at once, and one where a reading takes long, gets a quarter of a
// connection's time spent on each kind of reading, and not all of it.
const restFactor = 3

// job reads, beside the deciding goroutine, and returns what is to be done
// there with what it read. It knows nothing that may change meanwhile.
type job func() (then func())

// task is a kind of reading that is done again and again, one at a time,
// while it is wanted.
type task struct {
	every  time.Duration
	wanted func() bool
	read   func(r *round) job
	// readings are the names of what it reads. Failures of them are forgotten
	// once it is not wanted any more.
	readings []string
	urgent   bool // does not rest

	running bool
	again   bool // asked for while it ran
	due     time.Time
	rested  time.Time
}

// next says when the task is to begin, if it is to.
func (t *task) next() (at time.Time, waiting bool) {
	if t.running || !t.wanted() {
		return time.Time{}, false
	}
	if t.due.Before(t.rested) {
		return t.rested, true
	}
	return t.due, true
}

// soon has the task done as soon as may be.
func (t *task) soon(now time.Time) {
	if t.running {
		t.again = true
	} else if t.due.After(now) {
		t.due = now
	}
}

// ended plans the next time.
func (t *task) ended(began, now time.Time) {
	t.running = false
	t.due = began.Add(t.every)
	if !t.urgent {
		t.rested = now.Add(restFactor * now.Sub(began))
	}
	if t.again {
		t.again = false
		t.due = now
	}
}

// start begins a task.
func (s *session) start(t *task, now time.Time) {
	t.running = true
	r := s.newRound()
	job := t.read(r)
	s.p.beside(func() func() {
		then := job()
		return func() {
			s.unless(func() {
				t.ended(now, time.Now())
				if errors.Is(r.over, errOver) {
					return
				}
				then()
				if t.wanted() || t == s.changes {
					s.note(r)
				}
			})
		}
	})
}

// errOver marks a reading that failed because there is no connection any more.
var errOver = errors.New("the connection has ended")

// round is one run of a task: what went wrong in it.
type round struct {
	ctx     context.Context
	asked   time.Time // when it began
	missing map[string]bool
	results map[string]error // by the name of the reading
	over    error            // errOver once the connection has ended
}

func (s *session) newRound() *round {
	return &round{ctx: s.ctx, asked: time.Now(), missing: maps.Clone(s.missing), results: map[string]error{}}
}

// try does a reading, unless it is known to be missing or the connection has
// ended, and says whether it succeeded.
func (r *round) try(reading string, read func() error) bool {
	if r.over != nil || r.missing[reading] {
		return false
	}
	err := read()
	if isProblem(err) || r.ctx.Err() != nil {
		r.over = errOver
		return false
	}
	if before := r.results[reading]; before == nil {
		r.results[reading] = err
	}
	return err == nil
}

// note takes note of which readings failed, and which the driver does not have.
func (s *session) note(r *round) {
	missing, failing := len(s.missing), maps.Clone(s.failing)
	for reading, err := range r.results {
		switch {
		case err == nil:
			delete(s.failing, reading)
		case errors.Is(err, remote.ErrNotOffered):
			s.missing[reading] = true
			delete(s.failing, reading)
		default:
			s.failing[reading] = err.Error()
			if s.p.o.Observer.Failed != nil {
				s.p.o.Observer.Failed(reading)
			}
		}
	}
	s.p.row.Heard = stamp(time.Now())
	if len(s.missing) != missing || !maps.Equal(s.failing, failing) {
		s.judge()
		s.p.show()
	}
}

// isProblem says whether an error means that there is no connection any more.
func isProblem(err error) bool {
	var problem *remote.Problem
	return errors.As(err, &problem)
}
