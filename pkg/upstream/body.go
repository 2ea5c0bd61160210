package upstream

import (
	"bytes"
	"io"
	"net/http"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
)

const (
	peekBytes  = 64 << 10  // of a 429 or 503, for the time to wait that may stand in it
	drainBytes = 256 << 10 // read on at most, so that the connection can be used again
	drainTime  = 50 * time.Millisecond
)

// body is an answer's decoded body, capped; it remembers what went wrong even where the reader of it does not say so.
type body struct {
	rest  io.ReadCloser // the SDK's reader fails with ErrResponseBodyTooLarge beyond the cap
	ahead io.Reader     // peeked bytes; nil when there are none
	bytes int64
	err   error
}

func newBody(response *http.Response, maxBytes int64) *body {
	return &body{rest: httpclient.MaxBytesReader(response.Body, maxBytes)}
}

func (b *body) Read(p []byte) (int, error) {
	if b.ahead != nil {
		n, err := b.ahead.Read(p)
		if err == nil {
			return n, nil
		}
		b.ahead = nil
	}
	return b.readRest(p)
}

func (b *body) readRest(p []byte) (int, error) {
	n, err := b.rest.Read(p)
	b.bytes += int64(n)
	if err != nil && err != io.EOF {
		b.err = err
	}
	return n, err
}

// peek returns the beginning of the body, which will be read again.
func (b *body) peek() []byte {
	start, _ := io.ReadAll(io.LimitReader(readerFunc(b.readRest), peekBytes))
	b.ahead = bytes.NewReader(start)
	return start
}

// close reads a little on, so that the connection can be kept, and gives it back. cancel ends the exchange.
func (b *body) close(cancel func()) {
	if b.err == nil {
		defer time.AfterFunc(drainTime, cancel).Stop()
		_, _ = io.CopyN(io.Discard, b, drainBytes)
	}
	_ = b.rest.Close()
}

type readerFunc func([]byte) (int, error)

func (f readerFunc) Read(p []byte) (int, error) { return f(p) }
