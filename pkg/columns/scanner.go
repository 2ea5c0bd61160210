package columns

import (
	"bytes"
	"errors"
	"io"
)

const (
	firstBuffer = 4 << 10
	// Large enough that reading costs few calls, small enough to stay in a processor's cache.
	fullBuffer = 64 << 10
	// clipAfter is how much of a string that nobody wants is buffered: more than any head value may have.
	clipAfter = 2 * largestHeadValue
	byteOrder = "\xef\xbb\xbf"
	space     = " \t\r\n"
)

var errSyntax = errors.New("not the JSON that must stand here")

// scanner takes a body's JSON apart. What it hands out lies in its buffer, and is gone once it goes on.
type scanner struct {
	source io.Reader
	// What was read and not yet taken is buffer[at:end].
	buffer  []byte
	at, end int
	// How the source ended; nil while it goes on.
	err error
	// The last string was ASCII without escapes, so that what is between its quotes is its text.
	plain bool
	spare []byte
}

// start drops a byte order mark and white space, and returns the first byte of the body; false when there is none.
func (s *scanner) start() (byte, bool) {
	for s.end < len(byteOrder) && s.more() {
	}
	if bytes.HasPrefix(s.buffer[:s.end], []byte(byteOrder)) {
		s.at = len(byteOrder)
	}
	first := s.peek()
	return first, s.at < s.end
}

// peek goes to the next byte that is no white space and returns it; at the end 0.
func (s *scanner) peek() byte {
	if s.at < s.end && s.buffer[s.at] > ' ' {
		return s.buffer[s.at]
	}
	return s.peekBeyondSpace()
}

func (s *scanner) peekBeyondSpace() byte {
	for {
		for _, c := range s.buffer[s.at:s.end] {
			if c != ' ' && c != '\n' && c != '\r' && c != '\t' {
				return c
			}
			s.at++
		}
		if !s.more() {
			return 0
		}
	}
}

// unexpected is the error for what peek has found.
func (s *scanner) unexpected() error {
	if s.at == s.end {
		return io.ErrUnexpectedEOF
	}
	return errSyntax
}

// more reads on; false at the end of the source. It at least doubles what lies ahead, so that a token which did not end there
// may be looked through from its beginning again.
func (s *scanner) more() bool {
	if s.err != nil {
		return false
	}
	ahead, size := s.end-s.at, len(s.buffer)
	if s.end == size && size < fullBuffer {
		size = max(firstBuffer, 2*size)
	}
	buffer := s.buffer
	if size = max(size, 2*ahead); size > len(buffer) {
		buffer = make([]byte, size)
	}
	copy(buffer, s.buffer[s.at:s.end])
	s.buffer, s.at, s.end = buffer, 0, ahead
	for s.err == nil && s.end < max(1, 2*ahead) {
		var n int
		n, s.err = s.source.Read(buffer[s.end:])
		s.end += n
	}
	return s.end > ahead
}

// failed is whether the source ended with anything but its end.
func (s *scanner) failed() bool { return s.err != nil && s.err != io.EOF }

// primitive takes a value that is neither object nor array, as it stands in the body. Unless `keep` is set, long strings are clipped.
func (s *scanner) primitive(keep bool) ([]byte, error) {
	switch c := s.peek(); c {
	case '"':
		return s.text(keep)
	case 't':
		return s.word("true")
	case 'f':
		return s.word("false")
	case 'n':
		return s.word("null")
	default:
		return s.number()
	}
}

// name takes a member's name, with its quotes, and the colon.
func (s *scanner) name(keep bool) ([]byte, error) {
	if s.peek() != '"' {
		return nil, s.unexpected()
	}
	name, err := s.text(keep)
	if err != nil {
		return nil, err
	}
	if s.at == s.end || s.buffer[s.at] != ':' {
		s.spare = append(s.spare[:0], name...)
		name = s.spare
		if s.peek() != ':' {
			return nil, s.unexpected()
		}
	}
	s.at++
	return name, nil
}

// text takes a string with its quotes.
func (s *scanner) text(keep bool) ([]byte, error) {
	for {
		scan, err := scanString(s.buffer[s.at+1 : s.end])
		s.plain = scan.plain
		switch {
		case err != nil:
			return nil, err
		case scan.closed:
			return s.take(scan.length + 2), nil
		case !keep && scan.length > clipAfter:
			return s.clip(scan.length)
		case !s.more():
			return nil, io.ErrUnexpectedEOF
		}
	}
}

// clip takes a string of which nothing more is wanted than its beginning.
func (s *scanner) clip(length int) ([]byte, error) {
	begin := append(bytes.Clone(s.take(length+1)), '"')
	for {
		scan, err := scanString(s.buffer[s.at:s.end])
		if err != nil {
			return nil, err
		}
		s.at += scan.length
		if scan.closed {
			s.at++
			return begin, nil
		}
		if !s.more() {
			return nil, io.ErrUnexpectedEOF
		}
	}
}

func (s *scanner) word(word string) ([]byte, error) {
	for {
		begun := s.buffer[s.at:min(s.end, s.at+len(word))]
		switch {
		case string(begun) != word[:len(begun)]:
			return nil, errSyntax
		case len(begun) == len(word):
			return s.take(len(word)), nil
		case !s.more():
			return nil, io.ErrUnexpectedEOF
		}
	}
}

// number takes one that may go on wherever the buffer ends.
func (s *scanner) number() ([]byte, error) {
	for {
		length, isWhole := scanNumber(s.buffer[s.at:s.end])
		switch {
		case s.at+length == s.end && s.more():
		case isWhole:
			return s.take(length), nil
		case s.at+length == s.end:
			return nil, io.ErrUnexpectedEOF
		default:
			return nil, errSyntax
		}
	}
}

func (s *scanner) take(length int) []byte {
	s.at += length
	return s.buffer[s.at-length : s.at]
}
