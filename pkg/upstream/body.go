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
	io.Reader               // of peeked bytes, where there are any, and of the rest
	rest      io.ReadCloser // the SDK's reader fails with ErrResponseBodyTooLarge beyond the cap
	bytes     int64
	err       error
}

func newBody(response *http.Response, maxBytes int64) *body {
	b := &body{rest: httpclient.MaxBytesReader(response.Body, maxBytes)}
	b.Reader = readerFunc(b.readRest)
	return b
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
	start, _ := io.ReadAll(io.LimitReader(b, peekBytes))
	b.Reader = io.MultiReader(bytes.NewReader(start), b.Reader)
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
