package columns

import (
	"errors"
	"io"

	"github.com/go-json-experiment/json/jsontext"
)

// deepest is how many objects and arrays may lie within one another.
const deepest = 500

var (
	errTooDeep  = errors.New("nested too deeply")
	errNoName   = errors.New("a member has no name")
	errTrailing = errors.New("something follows the JSON value")
)

// tokenReader reads JSON token by token, counts how deep it is and feeds the open captures.
type tokenReader struct {
	decoder  *jsontext.Decoder
	source   *clippingReader
	captures captures
	depth    int
}

func newTokenReader(body io.Reader) *tokenReader {
	source := &clippingReader{source: body}
	source.decoder = jsontext.NewDecoder(source, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	return &tokenReader{decoder: source.decoder, source: source}
}

// open reads `{` or `[`.
func (r *tokenReader) open() error {
	token, err := r.decoder.ReadToken()
	if err != nil {
		return err
	}
	r.depth++
	if r.depth > deepest {
		return errTooDeep
	}
	if len(r.captures) > 0 {
		r.captures.add([]byte{byte(token.Kind())})
	}
	return nil
}

// nextName reads a member's name, as it stands in the body; nil after the object's end, which it reads too. For `keep` see scalar.
func (r *tokenReader) nextName(keep bool) ([]byte, error) {
	switch kind := r.decoder.PeekKind(); kind {
	case '}':
		if _, err := r.decoder.ReadToken(); err != nil {
			return nil, err
		}
		if len(r.captures) > 0 {
			r.captures.endOfObject(r.depth)
		}
		r.depth--
		return nil, nil
	case '{', '[', 'n', 't', 'f', '0':
		// The decoder would read the whole value before it says that this is no name.
		return nil, errNoName
	}
	r.source.keep = keep || len(r.captures) > 0 && r.captures.keeping()
	name, err := r.decoder.ReadValue()
	r.source.keep = false
	if err != nil {
		return nil, err
	}
	if len(r.captures) > 0 {
		r.captures.name(name, r.depth)
	}
	return name, nil
}

// nextItem is whether an array goes on; it reads the array's end.
func (r *tokenReader) nextItem() (bool, error) {
	if r.decoder.PeekKind() != ']' {
		if len(r.captures) > 0 {
			r.captures.separate()
		}
		return true, nil
	}
	if _, err := r.decoder.ReadToken(); err != nil {
		return false, err
	}
	if len(r.captures) > 0 {
		r.captures.add([]byte{']'})
	}
	r.depth--
	return false, nil
}

// scalar reads a value that is neither object nor array, as it stands in the body; whole when `keep` is set or a capture wants it.
func (r *tokenReader) scalar(keep bool) ([]byte, error) {
	r.source.keep = keep || len(r.captures) > 0 && r.captures.keeping()
	value, err := r.decoder.ReadValue()
	r.source.keep = false
	if err != nil {
		return nil, err
	}
	if len(r.captures) > 0 {
		r.captures.add(value)
	}
	return value, nil
}

// skip reads a value of any kind; only captures learn of it.
func (r *tokenReader) skip() error {
	switch r.decoder.PeekKind() {
	case '{':
		if !r.captures.collecting() {
			return r.pass()
		}
		if err := r.open(); err != nil {
			return err
		}
		for {
			if name, err := r.nextName(false); name == nil || err != nil {
				return err
			}
			if err := r.skip(); err != nil {
				return err
			}
		}
	case '[':
		if !r.captures.collecting() {
			return r.pass()
		}
		if err := r.open(); err != nil {
			return err
		}
		for {
			if more, err := r.nextItem(); !more || err != nil {
				return err
			}
			if err := r.skip(); err != nil {
				return err
			}
		}
	default:
		_, err := r.scalar(false)
		return err
	}
}

// pass skips an object or array that nobody collects.
func (r *tokenReader) pass() error {
	for depth := r.depth; ; {
		token, err := r.decoder.ReadToken()
		if err != nil {
			return err
		}
		switch token.Kind() {
		case '{', '[':
			if depth++; depth > deepest {
				return errTooDeep
			}
		case '}', ']':
			if depth--; depth == r.depth {
				return nil
			}
		}
	}
}

// end is nil when nothing follows, errTrailing when something does.
func (r *tokenReader) end() error {
	_, err := r.decoder.ReadToken()
	switch {
	case err == io.EOF:
		return nil
	case r.source.failed():
		return err
	default:
		return errTrailing
	}
}
