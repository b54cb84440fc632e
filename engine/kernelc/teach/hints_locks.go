package teach

import (
	"strconv"
	"strings"

	"ringlab/engine/kernelc/report"
	"ringlab/engine/kernelc/syntax"
)

// context explains locks that are not taken and released in pairs.
func (l *lesson) context(f *Finding, filled []string) {
	if len(filled) < 2 {
		return
	}
	name, reason := filled[0], filled[1]
	d := l.global(name)
	if d == nil || d.decl.Body == nil {
		return
	}
	if !l.may(8 * len(l.sites)) {
		return
	}
	var takes, releases []place
	tries := 0
	for i := range l.sites {
		if l.function(i) != d.decl {
			continue
		}
		switch n := l.sites[i].node.(type) {
		case *syntax.Context:
			if l.insideTry(i) {
				tries++
			} else if l.steps(n) > 0 {
				takes = append(takes, place{n.Place(), l.macroOf(n.Place())})
			} else {
				releases = append(releases, place{n.Place(), l.macroOf(n.Place())})
			}
		case *syntax.Call:
			called, ok := strip(n.Func).(*syntax.Name)
			if !ok {
				continue
			}
			written := called.Name
			if macro := l.macroOf(n.Func.Place()); macro != "" {
				written = macro
			}
			switch e := l.locks(called.Name); {
			case e.tried:
				tries++
			case e.takes > 0:
				takes = append(takes, place{n.Func.Place(), written})
			case e.takes < 0:
				releases = append(releases, place{n.Func.Place(), written})
			}
		}
	}
	for _, p := range takes[:min(len(takes), 4)] {
		f.Related = append(f.Related, l.related(p.pos, say("%s takes the lock", "%s 取得锁", p.name)))
	}
	for _, p := range releases[:min(len(releases), 4)] {
		f.Related = append(f.Related, l.related(p.pos, say("%s releases it", "%s 释放锁", p.name)))
	}
	lock, unlock := "", ""
	if len(takes) > 0 {
		lock = takes[0].name
	}
	if len(releases) > 0 {
		unlock = releases[0].name
	}
	switch {
	case strings.HasPrefix(reason, "different") && tries == 1 && len(takes) == 0 && len(releases) > 0 && l.releasedAfter(d.decl, releases):
		f.Noisy = say("The code may well be right: sparse does not follow the value of a trylock through `!` and branches, so it believes that the lock is taken on one way only. If each way on which the trylock succeeded releases the lock, nothing has to change.",
			"代码很可能是对的：sparse 不会跟踪 trylock 的返回值经过 `!` 和分支的去向，所以以为只有一条路上取得了锁。只要 trylock 成功的每条路都释放锁，就不用改。")
		f.Hint = say("See that every way on which the trylock succeeded reaches `%s`, and no other.", "确认 trylock 成功的每条路都到达 `%s`，别的路不到达。", unlock)
	case strings.HasPrefix(reason, "different"):
		f.Hint = say("Two ways lead to this place of `%s`, one with the lock held and one without: a condition or a loop around the lock is not around the unlock. Take and release under the same condition, in the same block.",
			"有两条路通到 `%s` 的这一处，一条拿着锁，一条没有：包住 lock 的条件或循环没有包住 unlock。在同一条件、同一个块里取得和释放。", name)
	case reason == "unexpected unlock":
		f.Hint = say("`%s` releases a lock that it did not take on this way. If the caller takes it, say so: `__releases(lock)`, or `__must_hold(lock)` where it is taken again.",
			"`%s` 在这条路上释放了它没有取得的锁。如果由调用者取得，就写明：`__releases(lock)`；之后又取得的用 `__must_hold(lock)`。", name)
	case reason == "wrong count at exit" && len(releases) == 0 && len(takes) == 0 && tries > 0:
		f.Hint = say("Where the trylock in `%s` succeeds, the lock is taken, and nothing releases it. Release it before each return on that way.",
			"`%s` 里的 trylock 成功时就取得了锁，之后没有释放。那条路上的每个 return 之前都要释放。", name)
	case reason == "wrong count at exit" && len(releases) == 0 && tries == 0:
		f.Hint = say("`%s` takes a lock (%s) and returns without releasing it. Release it before each return; if callers are to release it, say so after the parameters: `__acquires(lock)`.",
			"`%s` 取得了锁（%s），没有释放就返回了。每个 return 之前都要释放；如果由调用者释放，就在参数之后写明：`__acquires(lock)`。", name, lock)
	default:
		f.Hint = say("`%s` leaves on at least one way with the lock held: look for a return between taking it and releasing it. The kernel's habit is one exit at the end, `goto out;`, that unlocks.",
			"`%s` 至少有一条路拿着锁就返回了：找取得与释放之间的 return。kernel 的习惯是统一出口：`goto out;`，在那里解锁。", name)
		for i := range l.sites {
			if r, ok := l.sites[i].node.(*syntax.Return); ok && l.function(i) == d.decl && len(takes) > 0 && l.between(r.Place(), takes, releases) {
				f.Related = append(f.Related, l.related(r.Place(), say("this return leaves with the lock held", "这个 return 拿着锁离开")))
				break
			}
		}
	}
}

// place is where a lock is taken or released, and by what.
type place struct {
	pos  report.Pos
	name string
}

// between reports whether a return stands after the last taking before it with
// no release between the two.
func (l *lesson) between(pos report.Pos, takes, releases []place) bool {
	pos = l.c.Files.Outer(pos)
	last := report.Pos(0)
	for _, t := range takes {
		if p := l.c.Files.Outer(t.pos); p < pos {
			last = max(last, p)
		}
	}
	for _, r := range releases {
		if p := l.c.Files.Outer(r.pos); p > last && p < pos {
			return false
		}
	}
	return last != 0
}

// macroOf is the macro that gave a place, the outermost; "" for none.
func (l *lesson) macroOf(pos report.Pos) string {
	name := ""
	for {
		e, ok := l.c.Files.Expansion(pos)
		if !ok {
			return name
		}
		name, pos = e.Macro, e.Call
	}
}

// steps is how a __context__ statement changes the count.
func (l *lesson) steps(n *syntax.Context) int {
	switch x := n.By.(type) {
	case *syntax.Unary:
		if x.Op == "-" {
			return -1
		}
	case *syntax.Literal:
		if v, err := strconv.Atoi(x.Tok.Text); err == nil && v <= 0 {
			return -1
		}
	}
	return 1
}

// insideTry reports whether a __context__ statement belongs to a trylock: it
// is in a branch of a conditional expression.
func (l *lesson) insideTry(i int) bool {
	for ; i >= 0; i = l.sites[i].up {
		switch l.sites[i].node.(type) {
		case *syntax.Conditional:
			return true
		case *syntax.Declaration:
			return false
		}
	}
	return false
}

// releasedAfter reports whether a function tests its trylock with an if, alone
// or after `!`, and whether every return on the way where it succeeded comes
// after a release.
func (l *lesson) releasedAfter(d *syntax.Declaration, releases []place) bool {
	for i := range l.sites {
		n, ok := l.sites[i].node.(*syntax.If)
		if !ok || l.function(i) != d || n.Then == nil {
			continue
		}
		x := strip(n.Cond)
		negated := false
		if not, ok := x.(*syntax.Unary); ok && not.Op == "!" {
			x, negated = strip(not.X), true
		}
		tries := false
		switch c := x.(type) {
		case *syntax.Conditional:
			_, tries = strip(c.Then).(*syntax.StmtExpr)
		case *syntax.Call:
			called, ok := strip(c.Func).(*syntax.Name)
			tries = ok && l.locks(called.Name).tried
		}
		if tries {
			return l.allReleased(d, n, negated, releases)
		}
	}
	return false
}

func (l *lesson) allReleased(d *syntax.Declaration, test *syntax.If, negated bool, releases []place) bool {
	outer := l.c.Files.Outer
	from, to := outer(test.Then.Extent().From), outer(test.Then.Extent().To)
	for i := range l.sites {
		r, ok := l.sites[i].node.(*syntax.Return)
		if !ok || l.function(i) != d {
			continue
		}
		at := outer(r.Place())
		if inside := from <= at && at < to; inside == negated || at < from {
			continue // a way on which there is no lock
		}
		released := false
		for _, u := range releases {
			p := outer(u.pos)
			released = released || from <= p && p < at
		}
		if !released {
			return false
		}
	}
	return true
}

// effect is what running code does with lock contexts: takes is how many more
// it takes than it releases; tried tells that it takes one on a condition.
type effect struct {
	takes int
	tried bool
}

// mostInlined is how deep functions that call functions are looked into.
const mostInlined = 6

// locks is what calling a function does with lock contexts: what its
// declaration says, or, of a function with a body, what that does.
func (l *lesson) locks(name string) effect { return l.locksOf(name, 0) }

func (l *lesson) locksOf(name string, depth int) effect {
	if known, ok := l.effects[name]; ok || depth > mostInlined {
		return known
	}
	l.effects[name] = effect{} // for a function that calls itself
	d := l.global(name)
	if d == nil {
		return effect{}
	}
	var e effect
	for i := range d.name.Parts {
		e.takes += contextOf(d.name.Parts[i].Attrs)
	}
	for i := range d.decl.Names {
		if d.decl.Names[i].Declarator == d.name {
			e.takes += contextOf(d.decl.Names[i].Attrs)
		}
	}
	if e.takes == 0 && d.decl.Body != nil {
		e = l.locksIn(d.decl.Body, false, depth+1)
	}
	l.effects[name] = e
	return e
}

// locksIn adds up what a part of a function does.
func (l *lesson) locksIn(n syntax.Placed, conditional bool, depth int) effect {
	var e effect
	switch n := n.(type) {
	case *syntax.Context:
		if conditional {
			e.tried = true
		} else {
			e.takes = l.steps(n)
		}
	case *syntax.Conditional:
		conditional = true
	case *syntax.Call:
		if called, ok := strip(n.Func).(*syntax.Name); ok {
			e = l.locksOf(called.Name, depth)
		}
	}
	syntax.Children(n, func(child syntax.Placed) {
		more := l.locksIn(child, conditional, depth)
		e.takes += more.takes
		e.tried = e.tried || more.tried
	})
	return e
}

// contextOf is what a context attribute says of the count.
func contextOf(list []syntax.Attribute) int {
	for i := range list {
		if strings.Trim(list[i].Name, "_") != "context" || len(list[i].Args) < 2 {
			continue
		}
		n := len(list[i].Args)
		in, out := numberOf(list[i].Args[n-2]), numberOf(list[i].Args[n-1])
		if out > in {
			return 1
		} else if out < in {
			return -1
		}
	}
	return 0
}

func numberOf(x syntax.Expr) int {
	if n, ok := strip(x).(*syntax.Literal); ok {
		v, _ := strconv.Atoi(n.Tok.Text)
		return v
	}
	return 0
}
