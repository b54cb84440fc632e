// Command program does what a program can ask of Go's runtime: it panics and
// recovers, grows its stack, waits on goroutines and makes garbage. Without
// an error it says nothing but how it ended.
package main

import (
	"errors"
	"os"
	"runtime"
	"strconv"
	"strings"
)

type node struct {
	next  *node
	value [3]string
}

func main() {
	var none *node
	var list []int
	var table map[string]int
	var any any = "text"
	zero, far := len(os.Args)/100, 7+len(os.Args)/100
	recovers("an error", "an error", func() { panic(errors.New("an error")) })
	recovers("a text", "a text", func() { panic("a text") })
	recovers("nil pointer", "runtime error: invalid memory address or nil pointer dereference", func() { none.value[0] = "" })
	recovers("nil method", "runtime error: invalid memory address or nil pointer dereference", func() { none.walk() })
	recovers("index", "runtime error: index out of range [7] with length 0", func() { list[far]++ })
	recovers("slice", "runtime error: slice bounds out of range [:7] with capacity 0", func() { list = list[:far] })
	recovers("division", "runtime error: integer divide by zero", func() { list = append(list, far/zero) })
	recovers("nil map", "assignment to entry in nil map", func() { table["a"] = far })
	recovers("type", "interface conversion: interface {} is string, not int", func() { list = append(list, any.(int)) })
	recovers("in a deferred call", "second", func() {
		defer func() { panic("second") }()
		panic("first")
	})
	recovers("deep", "at the bottom", func() { depth(100_000, true) })
	recovers("after a goroutine", "closed", func() {
		done := make(chan int)
		go func() { defer close(done); depth(10_000, false) }()
		<-done
		panic("closed")
	})
	for range 3 {
		for start := 0; start < 100; start++ {
			recovers("round", strconv.Itoa(start), func() { panic(strconv.Itoa(start)) })
		}
		runtime.GC()
	}
	if n := depth(200_000, false); n != 200_000 {
		fail("depth", strconv.Itoa(n))
	}
	garbage()
	channels()
	println("done")
	if len(os.Args) > 1 {
		panic("the end")
	}
}

func (n *node) walk() { n.next.next = n }

func fail(what, got string) {
	println(what, "gave", got)
	os.Exit(1)
}

// recovers runs a function that is to panic.
func recovers(what, want string, f func()) {
	keep := strings.Repeat(what, 3)
	defer func() {
		got := "nothing"
		switch r := recover().(type) {
		case error:
			got = r.Error()
		case string:
			got = r
		}
		if got != want || keep != what+what+what {
			fail(what, got)
		}
	}()
	f()
}

// depth calls itself, with things in each frame that the collector must find.
func depth(n int, end bool) int {
	if n == 0 {
		if end {
			panic("at the bottom")
		}
		runtime.GC()
		return 0
	}
	s := make([]int, 1, 2+n%3)
	s[0] = 1
	return depth(n-1, end) + s[0]
}

// garbage keeps some of what it makes.
func garbage() {
	kept := map[int]*node{}
	var last *node
	for i := range 300_000 {
		n := &node{value: [3]string{strconv.Itoa(i), strings.Repeat("x", i%50)}}
		if i%7 == 0 {
			n.next, last = last, n
			kept[i] = n
		}
		if i%50_000 == 0 {
			runtime.GC()
		}
	}
	count := 0
	for n := last; n != nil; n = n.next {
		if i, err := strconv.Atoi(n.value[0]); err != nil || kept[i] != n || len(n.value[1]) != i%50 {
			fail("garbage", n.value[0])
		}
		count++
	}
	if count != len(kept) {
		fail("garbage", strconv.Itoa(count))
	}
}

func channels() {
	in, out := make(chan int), make(chan int, 3)
	for range 10 {
		go func() {
			for n := range in {
				select {
				case out <- n * n:
				}
			}
		}()
	}
	go func() {
		for n := range 1000 {
			in <- n
		}
		close(in)
	}()
	sum := 0
	for range 1000 {
		sum += <-out
	}
	if sum != 332_833_500 {
		fail("channels", strconv.Itoa(sum))
	}
}
