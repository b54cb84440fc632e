package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The committed types are those that the Go structs give today.
func TestTypesAreCurrent(t *testing.T) {
	folder := t.TempDir()
	if err := generate(folder); err != nil {
		t.Fatal(err)
	}
	for _, r := range rooms {
		want, err := os.ReadFile(r.output(folder))
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(r.output(filepath.Join("..", "src")))
		if err != nil || !bytes.Equal(got, want) {
			t.Errorf("%s.ts is not current (%v): run \"go tool task generate\"", r.name(), err)
		}
		if strings.Contains(string(want), "any;") {
			t.Errorf("%s.ts holds an any", r.name())
		}
	}
}

func TestTidy(t *testing.T) {
	const in = `/**
 * State is an answer.
 */
export type State = string;
/**
 * The states.
 */
export const Yes: State = "yes";
export const No: State = "no"; // not at all
/**
 * Inner stays inside.
 */
export interface Inner {
  A: unknown /* words.Message */;
}
export interface Row {
  state: State;
  count: number /* int */;
  place: unknown /* source.Span */[];
}
`
	const want = `/**
 * State is an answer.
 */
export type State =
  | 'yes'
  | 'no';
export interface Row {
  state: State;
  count: number;
  place: source.Span[];
}
`
	if got := tidy(in, []string{"Inner"}); got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}
