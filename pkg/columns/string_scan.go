package columns

// stringScan walks through the inside of a JSON string that comes in pieces.
type stringScan struct {
	// A backslash was the last byte.
	escaped bool
	// Hexadecimal digits of a \u that are still to come.
	digits int
}

// end is the place of the closing quote in the next piece, -1 when the string goes on.
func (s *stringScan) end(piece []byte) int {
	for i, c := range piece {
		switch {
		case s.escaped:
			s.escaped = false
			if c == 'u' {
				s.digits = 4
			}
		case s.digits > 0:
			s.digits--
		case c == '\\':
			s.escaped = true
		case c == '"':
			return i
		}
	}
	return -1
}

// closing is what ends an escape sequence that has begun, whatever it was to be.
func (s *stringScan) closing() string {
	if s.escaped {
		return "n"
	}
	return "0000"[:s.digits]
}

// scanBegun walks through a token; false when it is no string or complete.
func scanBegun(token []byte) (stringScan, bool) {
	scan := stringScan{}
	if token[0] != '"' {
		return scan, false
	}
	return scan, scan.end(token[1:]) < 0
}
