package columns

import (
	"encoding/binary"
	"math/bits"
)

// stringScan is how far the inside of a string goes in a piece of a body: to its closing quote, or else to the last place in
// the piece that is not within an escape.
type stringScan struct {
	length        int
	closed, plain bool
}

const (
	eachByte    = 0x0101010101010101
	highBits    = eachByte << 7
	quotes      = eachByte * '"'
	backslashes = eachByte * '\\'
	spaces      = eachByte * ' '
)

// scanString takes eight bytes at a time while they are plain: ASCII, no control characters, quotes or backslashes.
func scanString(text []byte) (stringScan, error) {
	scan := stringScan{plain: true}
	i := 0
	for {
		for i+8 <= len(text) {
			eight := binary.LittleEndian.Uint64(text[i:])
			// A byte's high bit is set where it is not plain; one that is set for nothing stands behind one that is not.
			special := ((eight - spaces) | (eight ^ quotes - eachByte) | (eight ^ backslashes - eachByte) | eight) & highBits
			if special != 0 {
				i += bits.TrailingZeros64(special) / 8
				break
			}
			i += 8
		}
		scan.length = i
		if i == len(text) {
			return scan, nil
		}
		switch c := text[i]; {
		case c == '"':
			scan.closed = true
			return scan, nil
		case c == '\\':
			scan.plain = false
			length, err := scanEscape(text[i:])
			if length == 0 || err != nil {
				return scan, err
			}
			i += length
		case c < ' ':
			return scan, errSyntax
		default:
			scan.plain = scan.plain && c < 0x80
			i++
		}
	}
}

// scanEscape is the length of an escape; 0 when it goes on behind the piece.
func scanEscape(text []byte) (int, error) {
	if len(text) < 2 {
		return 0, nil
	}
	switch text[1] {
	case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
		return 2, nil
	case 'u':
		for i := 2; i < min(6, len(text)); i++ {
			if c := text[i] | 0x20; (c < '0' || c > '9' || text[i] != c) && (c < 'a' || c > 'f') {
				return 0, errSyntax
			}
		}
		if len(text) < 6 {
			return 0, nil
		}
		return 6, nil
	}
	return 0, errSyntax
}

// scanNumber is the length of what a text begins with of a number, and whether that is one.
func scanNumber(text []byte) (length int, isWhole bool) {
	if len(text) > 0 && text[0] == '-' {
		length++
	}
	digits := countIn(text[length:], '0', '9')
	if digits > 1 && text[length] == '0' {
		digits = 1
	}
	length += digits
	if digits > 0 && length < len(text) && text[length] == '.' {
		digits = countIn(text[length+1:], '0', '9')
		length += 1 + digits
	}
	if digits > 0 && length < len(text) && text[length]|0x20 == 'e' {
		length++
		if length < len(text) && (text[length] == '+' || text[length] == '-') {
			length++
		}
		digits = countIn(text[length:], '0', '9')
		length += digits
	}
	return length, digits > 0
}
