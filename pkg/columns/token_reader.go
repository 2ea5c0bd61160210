package columns

import "errors"

// deepest is how many objects and arrays may lie within one another.
const deepest = 500

var (
	errTooDeep  = errors.New("nested too deeply")
	errTrailing = errors.New("something follows the JSON value")
)

// tokenReader reads JSON token by token, counts how deep it is and feeds the open captures.
type tokenReader struct {
	scanner
	captures captures
	depth    int
	// Nothing was read yet of the object or array that was opened last.
	isFresh bool
}

// open reads the `{` or `[` that peek has found.
func (r *tokenReader) open() error {
	bracket := r.take(1)
	r.isFresh = true
	r.depth++
	if r.depth > deepest {
		return errTooDeep
	}
	if len(r.captures) > 0 {
		r.captures.add(bracket)
	}
	return nil
}

// goesOn is whether another member or item follows; otherwise it reads the end of the object or array.
func (r *tokenReader) goesOn(end byte) (bool, error) {
	switch c := r.peek(); {
	case c == end:
		r.at++
		r.isFresh = false
		return false, nil
	case r.isFresh:
		r.isFresh = false
		return true, nil
	case c == ',':
		r.at++
		return true, nil
	default:
		return false, r.unexpected()
	}
}

// nextName reads a member's name, as it stands in the body; nil after the object's end, which it reads too. For `keep` see scalar.
func (r *tokenReader) nextName(keep bool) ([]byte, error) {
	more, err := r.goesOn('}')
	if err != nil {
		return nil, err
	}
	if !more {
		if len(r.captures) > 0 {
			r.captures.endOfObject(r.depth)
		}
		r.depth--
		return nil, nil
	}
	name, err := r.name(keep || len(r.captures) > 0 && r.captures.keepingName(r.depth))
	if err == nil && len(r.captures) > 0 {
		r.captures.name(name, r.depth)
	}
	return name, err
}

// nextItem is whether an array goes on; it reads the array's end.
func (r *tokenReader) nextItem() (bool, error) {
	more, err := r.goesOn(']')
	if err != nil {
		return false, err
	}
	if len(r.captures) > 0 {
		if more {
			r.captures.separate()
		} else {
			r.captures.add([]byte{']'})
		}
	}
	if !more {
		r.depth--
	}
	return more, nil
}

// scalar reads a value that is neither object nor array, as it stands in the body; whole when `keep` is set or a capture wants it.
func (r *tokenReader) scalar(keep bool) ([]byte, error) {
	value, err := r.primitive(keep || len(r.captures) > 0 && r.captures.keeping())
	if err == nil && len(r.captures) > 0 {
		r.captures.add(value)
	}
	return value, err
}

// skip reads a value of any kind; only captures learn of it.
func (r *tokenReader) skip() error {
	switch r.peek() {
	case '{':
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

// finish is nil when nothing follows, errTrailing when something does.
func (r *tokenReader) finish() error {
	switch r.peek(); {
	case r.failed():
		return r.err
	case r.at < r.end:
		return errTrailing
	default:
		return nil
	}
}
