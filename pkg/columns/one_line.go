package columns

import (
	"bytes"
	"encoding/binary"
	"unicode/utf8"
)

// oneLine drops terminal escape sequences, folds white space and control characters to one space and trims. It returns
// the text itself when there is nothing to do; else the scratch space, which is also returned for the next use.
func oneLine(scratch, text []byte) (line, next []byte) {
	text = bytes.Trim(text, " \n")
	if isOneLine(text) {
		return text, scratch
	}
	line = scratch[:0]
	pending := false
	for i := 0; i < len(text); {
		if text[i] == 0x1b {
			i += escapeLength(text[i:])
			continue
		}
		char, size := utf8.DecodeRune(text[i:])
		switch {
		case isSpace(char):
			pending = true
		default:
			if pending && len(line) > 0 {
				line = append(line, ' ')
			}
			pending = false
			line = append(line, text[i:i+size]...)
		}
		i += size
	}
	return line, line
}

// isOneLine is sure of a trimmed text where it says yes; where it says no, the text may still be one line.
func isOneLine(text []byte) bool {
	sure, last := plainLine(text), byte(0)
	if sure > 0 {
		last = text[sure-1]
	}
	for _, c := range text[sure:] {
		if c < ' ' || c == ' ' && last == ' ' || c >= 0x7f && mayBeginSpace(c) {
			return false
		}
		last = c
	}
	return true
}

// plainLine is how much of a text is sure to be one line as it is, looked through eight bytes at a time: ASCII without control
// characters, and no space beside another.
func plainLine(text []byte) int {
	i, lastSpace := 0, uint64(0)
	for ; i+8 <= len(text); i += 8 {
		eight := binary.LittleEndian.Uint64(text[i:])
		// As in scanString; 0x7f is the one byte whose high bit comes up when one is added.
		if ((eight-spaces)|(eight+eachByte)|eight)&highBits != 0 {
			break
		}
		others := eight ^ spaces
		areSpaces := (others - eachByte) & ^others & highBits
		if areSpaces&(areSpaces<<8|lastSpace) != 0 {
			break
		}
		lastSpace = areSpaces >> 56
	}
	return i
}

// mayBeginSpace knows the first bytes, in UTF-8, of what isSpace names beyond ASCII.
func mayBeginSpace(c byte) bool {
	return c == 0x7f || c == 0xc2 || c == 0xe1 || c == 0xe2 || c == 0xe3 || c == 0xef
}

func isSpace(char rune) bool {
	switch {
	case char <= ' ', char >= 0x7f && char <= 0xa0, char >= 0x2000 && char <= 0x200a:
		return true
	}
	switch char {
	case 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff:
		return true
	}
	return false
}

// escapeLength is the length of the sequence that begins with ESC (ECMA-48): `ESC [` to its final byte, `ESC ]` to BEL or
// `ESC \` (without these only its two bytes), others to their final byte, and ESC alone where none of these follows.
func escapeLength(text []byte) int {
	if len(text) < 2 {
		return 1
	}
	switch text[1] {
	case '[':
		i := 2 + countIn(text[2:], '0', '?')
		i += countIn(text[i:], ' ', '/')
		return i + min(1, countIn(text[i:], '@', '~'))
	case ']':
		end := bytes.IndexAny(text[2:], "\x07\x1b")
		switch {
		case end >= 0 && text[2+end] == 0x07:
			return 2 + end + 1
		case end >= 0 && bytes.HasPrefix(text[2+end:], []byte("\x1b\\")):
			return 2 + end + 2
		}
		return 2
	}
	i := 1 + countIn(text[1:], ' ', '/')
	if countIn(text[i:], '0', '~') == 0 {
		return 1
	}
	return i + 1
}

// countIn is how many characters of a range a text begins with.
func countIn[T string | []byte](text T, low, high byte) int {
	count := 0
	for count < len(text) && text[count] >= low && text[count] <= high {
		count++
	}
	return count
}
