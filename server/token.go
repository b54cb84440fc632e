package server

import (
	"bytes"
	"crypto/sha256"
	"crypto/subtle"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/netip"
	"os"
	"time"

	"ringlab/server/live/message"
	"ringlab/server/live/wire"
)

// The sizes of a token, in bytes.
const (
	minToken = 16
	maxToken = 1024
)

// A Token is what those who may watch hosts know. It is kept as a hash, so
// that comparing takes as long whatever is compared, and nothing that prints
// it tells it.
type Token struct{ sum [sha256.Size]byte }

// ReadToken reads a token from a file, without the white space around it. A
// file that everybody may read is warned about.
func ReadToken(name string, log *slog.Logger) (*Token, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, fmt.Errorf("token file: %w", err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, fmt.Errorf("token file: %w", err)
	}
	if mode := info.Mode(); mode.IsRegular() && mode.Perm()&0o004 != 0 {
		log.Warn("everybody on this machine may read the token: chmod 600", "file", name, "mode", mode.Perm().String())
	}
	text, err := io.ReadAll(io.LimitReader(f, maxToken+1))
	if err != nil {
		return nil, fmt.Errorf("token file %s: %w", name, err)
	}
	text = bytes.TrimSpace(text)
	switch {
	case len(text) < minToken:
		return nil, fmt.Errorf("token file %s: a token has at least %d bytes, this one has %d; make one with: openssl rand -hex 32",
			name, minToken, len(text))
	case len(text) > maxToken:
		return nil, fmt.Errorf("token file %s: a token has at most %d bytes", name, maxToken)
	case bytes.ContainsFunc(text, func(r rune) bool { return r <= ' ' || r > '~' }):
		return nil, fmt.Errorf("token file %s: a token is made of printable ASCII characters without spaces, "+
			"because a header carries it", name)
	}
	return &Token{sha256.Sum256(text)}, nil
}

// is reports whether said is the token.
func (t *Token) is(said string) bool {
	sum := sha256.Sum256([]byte(said))
	return subtle.ConstantTimeCompare(sum[:], t.sum[:]) == 1
}

// Why a token does not let in.
var (
	errWrongToken    = errors.New("the token is wrong")
	errManyAttempts  = errors.New("too many wrong tokens from this address: try again in a moment")
	errTokenRequired = errors.New("a token is needed: send it in the header Authorization: Bearer")
)

// A doorkeeper asks for the token, and slows down those who guess.
type doorkeeper struct {
	token  *Token // nil where nobody is asked
	wrongs *pace
}

func newDoorkeeper(t *Token) *doorkeeper {
	return &doorkeeper{token: t, wrongs: newPace(1, 10)}
}

// check tells why a client at an address with a token is not let in.
func (d *doorkeeper) check(from netip.Addr, token string) error {
	if !d.wrongs.open(from) {
		return errManyAttempts
	}
	if !d.token.is(token) {
		d.wrongs.take(from)
		return errWrongToken
	}
	return nil
}

// ask lets through requests with the token in their header, and WebSockets,
// which show it in their own ways.
func (d *doorkeeper) ask(next http.Handler) http.Handler {
	if d.token == nil {
		return next
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if isLive(r) {
			next.ServeHTTP(w, r)
			return
		}
		err := errTokenRequired
		if token, offered := wire.BearerToken(r); offered {
			err = d.check(wire.ClientAddress(r), token)
		}
		switch {
		case err == nil:
			next.ServeHTTP(w, r)
		case errors.Is(err, errManyAttempts):
			tooMany(w, time.Second, err.Error())
		default:
			w.Header().Set("WWW-Authenticate", "Bearer")
			wire.WriteError(w, http.StatusUnauthorized, &message.Error{Code: "token", Message: err.Error()})
		}
	})
}
