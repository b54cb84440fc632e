// Package protocol is the engine's border: every message that crosses it, and
// the one dispatcher.
//
// In: a framed request. Out: a framed response. The page, the sandbox and the
// command line all speak to the engine through it; the TypeScript types of
// the page are generated from messages.go.
package protocol
