package columns

import (
	"bytes"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

const (
	// clipAfter is how much of a string that nobody wants is buffered, bytes.
	clipAfter = 256 << 10
	byteOrder = "\xef\xbb\xbf"
	space     = " \t\r\n"
)

// clippingReader stands between a body and the decoder. jsontext buffers every string whole, also one that is skipped; when
// it asks for more while more than clipAfter bytes of an unwanted string are already waiting, the rest of that string is
// dropped here, up to its closing quote. For other bodies this costs one comparison a read.
type clippingReader struct {
	source  io.Reader
	decoder *jsontext.Decoder
	// Set around the reading of what must stay whole.
	keep bool
	// What was read ahead of the decoder.
	ahead []byte
	// Bytes handed to the decoder.
	delivered int64
	// How the source ended; nil while it goes on.
	err error
}

// start drops a byte order mark and white space, and returns the first byte of the body; false when there is none.
func (r *clippingReader) start() (byte, bool) {
	body := make([]byte, 0, 512)
	begun := false
	for {
		n, err := r.source.Read(body[len(body):cap(body)])
		body, r.err = body[:len(body)+n], err
		if !begun && len(body) < len(byteOrder) && err == nil {
			continue
		}
		rest := body
		if !begun {
			rest = bytes.TrimPrefix(rest, []byte(byteOrder))
		}
		begun = true
		rest = bytes.TrimLeft(rest, space)
		if len(rest) > 0 {
			r.ahead = rest
			return rest[0], true
		}
		if err != nil {
			return 0, false
		}
		body = body[:0]
	}
}

func (r *clippingReader) Read(into []byte) (int, error) {
	if !r.keep && r.delivered-r.decoder.InputOffset() > clipAfter {
		token := bytes.TrimLeft(r.decoder.UnreadBuffer(), space+":,")
		var err error
		if len(token) == 0 {
			err = r.skipSpace()
		} else if scan, inside := scanBegun(token); inside {
			err = r.clip(scan)
		}
		if err != nil {
			return 0, err
		}
	}
	n, err := r.next(into)
	r.delivered += int64(n)
	return n, err
}

// clip drops the rest of a string, so that what comes next is its closing quote.
func (r *clippingReader) clip(scan stringScan) error {
	closing := []byte(scan.closing())
	chunk := make([]byte, 32<<10)
	for {
		n, err := r.next(chunk)
		if n == 0 && err != nil {
			return err
		}
		if end := scan.end(chunk[:n]); end >= 0 {
			r.ahead = append(append(closing, chunk[end:n]...), r.ahead...)
			return nil
		}
	}
}

// skipSpace drops the rest of white space between two tokens, which the decoder would look through again at every read.
func (r *clippingReader) skipSpace() error {
	chunk := make([]byte, 32<<10)
	for {
		n, err := r.next(chunk)
		if rest := bytes.TrimLeft(chunk[:n], space); len(rest) > 0 {
			r.ahead = append(rest, r.ahead...)
			return nil
		}
		if n == 0 && err != nil {
			return err
		}
	}
}

func (r *clippingReader) next(into []byte) (int, error) {
	if len(r.ahead) > 0 {
		n := copy(into, r.ahead)
		r.ahead = r.ahead[n:]
		return n, nil
	}
	if r.err != nil {
		return 0, r.err
	}
	n, err := r.source.Read(into)
	r.err = err
	if n > 0 {
		return n, nil
	}
	return n, err
}

// failed is whether the source ended with anything but its end.
func (r *clippingReader) failed() bool {
	return r.err != nil && r.err != io.EOF
}
