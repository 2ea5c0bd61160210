package redact

import (
	"html"
	"iter"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// deepest is how many levels of escapes are taken off: a URL within JSON within JSON within HTML has four.
const deepest = 5

// extent is a part of a text, in bytes.
type extent struct{ start, end int }

// layer is a text after some levels of escapes and breaks of lines were taken off.
type layer struct {
	text string
	// Where each byte comes from in the text that was given; nil = it is that text.
	sources []smallExtent
}

// smallExtent is an extent in little room.
type smallExtent struct{ start, end int32 }

// layersOf gives the text as it is and, level by level, what its escapes stand for: as it is written and with broken lines
// joined, as of a folded header or of base64.
func layersOf(text string) iter.Seq[layer] {
	return func(yield func(layer) bool) {
		whole := layer{text: text}
		joined, isBroken := whole.rewrite(lineBreak, breakCharacters)
		for level := 0; ; level++ {
			if !yield(whole) || isBroken && !yield(joined) || level == deepest {
				return
			}
			next, changed := whole.rewrite(unescape, escapeCharacters)
			if !changed {
				return
			}
			if isBroken {
				joined, _ = joined.rewrite(unescape, escapeCharacters)
			} else {
				joined = next
			}
			var breaks bool
			joined, breaks = joined.rewrite(lineBreak, breakCharacters)
			whole, isBroken = next, isBroken || breaks
		}
	}
}

// sourceOf is where a part of the layer comes from.
func (l layer) sourceOf(part extent) extent {
	if l.sources == nil {
		return part
	}
	return extent{int(l.sources[part.start].start), int(l.sources[part.end-1].end)}
}

// rewrite puts something else in the place of each unit, which tells what and how many bytes the unit has: 0 where none
// begins. Without any of these characters there is none.
func (l layer) rewrite(unit func(rest string) (string, int), characters string) (layer, bool) {
	if !strings.ContainsAny(l.text, characters) {
		return l, false
	}
	var text strings.Builder
	sources := make([]smallExtent, 0, len(l.text))
	for at := 0; at < len(l.text); {
		written, length := unit(l.text[at:])
		if length == 0 {
			written, length = l.text[at:at+1], 1
		}
		text.WriteString(written)
		from := l.sourceOf(extent{at, at + length})
		for range len(written) {
			// #nosec G115 -- a text is far shorter than 2 GiB
			sources = append(sources, smallExtent{int32(from.start), int32(from.end)})
		}
		at += length
	}
	return layer{text.String(), sources}, text.Len() < len(l.text)
}

const (
	escapeCharacters = `%\&=`
	breakCharacters  = "\r\n<\u00ad\u200b"
)

// unescape reads one escape of URLs, of strings of JSON and programs, of HTML or of mails. All are longer than what they
// stand for.
func unescape(rest string) (string, int) {
	switch {
	case rest[0] == '%':
		return hexByte(rest, 1)
	case rest[0] == '\\' && len(rest) > 1:
		return backslash(rest)
	case rest[0] == '&':
		entity := rest[:min(len(rest), 12)]
		if end := strings.IndexByte(entity, ';'); end > 0 {
			if text := html.UnescapeString(entity[:end+1]); len(text) <= end {
				return text, end + 1
			}
		}
	case strings.HasPrefix(rest, "=\n"):
		return "", 2
	case strings.HasPrefix(rest, "=\r\n"):
		return "", 3
	}
	return "", 0
}

func backslash(rest string) (string, int) {
	switch c := rest[1]; c {
	case 'n', 'r':
		return "\n", 2
	case 't', 'b', 'f':
		return " ", 2
	case 'x':
		return hexByte(rest, 2)
	case 'u':
		unit, length := utf16Unit(rest)
		if utf16.IsSurrogate(unit) {
			if second, more := utf16Unit(rest[length:]); more > 0 {
				return string(utf16.DecodeRune(unit, second)), length + more
			}
		}
		return string(unit), length
	default:
		if c < utf8.RuneSelf && strings.IndexByte(`"'/\`, c) >= 0 {
			return rest[1:2], 2
		}
		return "", 0
	}
}

// hexByte reads a byte of two digits that stand after a mark.
func hexByte(rest string, mark int) (string, int) {
	if len(rest) < mark+2 {
		return "", 0
	}
	value, err := strconv.ParseUint(rest[mark:mark+2], 16, 8)
	if err != nil {
		return "", 0
	}
	return string([]byte{byte(value)}), mark + 2
}

// utf16Unit reads `\u00f6`.
func utf16Unit(rest string) (rune, int) {
	if len(rest) < 6 || rest[:2] != `\u` {
		return 0, 0
	}
	value, err := strconv.ParseUint(rest[2:6], 16, 16)
	if err != nil {
		return 0, 0
	}
	return rune(value), 6
}

var breaks = []string{"\r\n", "\n", "\r", "<br>", "<br/>", "<br />", "<wbr>", "\u00ad", "\u200b"}

// mostBlanks beside a break are part of it; more are looked at nowhere, so that a text of nothing else takes no longer.
const mostBlanks = 80

// lineBreak reads a break with the blanks around it.
func lineBreak(rest string) (string, int) {
	before := blanks(rest)
	for _, written := range breaks {
		if strings.HasPrefix(rest[before:], written) {
			length := before + len(written)
			return "", length + blanks(rest[length:])
		}
	}
	return "", 0
}

func blanks(rest string) int {
	rest = rest[:min(len(rest), mostBlanks)]
	return len(rest) - len(strings.TrimLeft(rest, " \t"))
}
