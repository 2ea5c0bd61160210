package columns

import (
	"bytes"
	"strconv"
)

// Characters that turn the direction of what follows, beyond their own text: LRE, RLE, PDF, LRO, RLO and LRI, RLI, FSI, PDI.
// A line of Grafana's that quotes one is read backwards, so that a name can pass for another. The marks that merely have a
// direction (LRM, RLM, ALM) turn nothing round.
var (
	bidiLead     = []byte{0xe2}
	embeddings   = [3]byte{0x80, 0xaa, 0xae} // U+202A to U+202E
	isolates     = [3]byte{0x81, 0xa6, 0xa9} // U+2066 to U+2069
	bidiReplaced = []byte("\uFFFD")
)

func hasBidi(text []byte) bool {
	return nextBidi(text) >= 0
}

// markBidi puts U+FFFD in their place, which has as many bytes: a text that had one does not become equal to one without.
func markBidi(text []byte) {
	for at := nextBidi(text); at >= 0; at = nextBidi(text) {
		text = text[at+copy(text[at:], bidiReplaced):]
	}
}

// markBidiInJSON does the same in JSON, where they can be written as escapes too.
func markBidiInJSON(value []byte) {
	markBidi(value)
	for from := 0; ; {
		at := bytes.IndexByte(value[from:], '\\')
		if at < 0 || len(value)-from-at < 6 {
			return
		}
		escape := value[from+at : from+at+6]
		if isBidiEscape(escape) {
			copy(escape, `\ufffd`)
		}
		// The character that is escaped may be a backslash.
		from += at + 2
	}
}

func isBidiEscape(escape []byte) bool {
	code, err := strconv.ParseUint(string(escape[2:]), 16, 16)
	return escape[1] == 'u' && err == nil && (code >= 0x202a && code <= 0x202e || code >= 0x2066 && code <= 0x2069)
}

func nextBidi(text []byte) int {
	for from := 0; ; {
		at := bytes.Index(text[from:], bidiLead)
		if at < 0 || len(text)-from-at < 3 {
			return -1
		}
		from += at
		for _, block := range [][3]byte{embeddings, isolates} {
			if text[from+1] == block[0] && text[from+2] >= block[1] && text[from+2] <= block[2] {
				return from
			}
		}
		from++
	}
}
