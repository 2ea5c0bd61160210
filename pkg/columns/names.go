package columns

import (
	"bytes"
	"unicode/utf8"

	"github.com/go-json-experiment/json/jsontext"
)

// names finds what is planned below an object by a member's name.
type names[N any] struct {
	names []string
	nodes []*N
	// Vendors write their members in the same order every time: look where the last one was found first.
	next int
}

func (n *names[N]) orMake(name string, make func() *N) *N {
	for i, known := range n.names {
		if known == name {
			return n.nodes[i]
		}
	}
	n.names = append(n.names, name)
	n.nodes = append(n.nodes, make())
	return n.nodes[len(n.nodes)-1]
}

// find takes the name as it stands in the body, in quotes; for `plain` see scanner.
func (n *names[N]) find(quoted []byte, plain bool) *N {
	if len(n.names) == 0 {
		return nil
	}
	name := quoted[1 : len(quoted)-1]
	for i := range n.names {
		at := n.next + i
		if at >= len(n.names) {
			at -= len(n.names)
		}
		if n.names[at] == string(name) {
			n.next = at + 1
			if n.next == len(n.names) {
				n.next = 0
			}
			return n.nodes[at]
		}
	}
	if plain {
		return nil
	}
	name = unquote(nil, quoted)
	for i, known := range n.names {
		if known == string(name) {
			return n.nodes[i]
		}
	}
	return nil
}

// unquote appends the text of a JSON string. The error is left out on purpose: the decoder has accepted the string, and
// for bad UTF-8 and lone surrogates, which alone remain, U+FFFD has been put in.
func unquote(dst, quoted []byte) []byte {
	dst, _ = jsontext.AppendUnquote(dst, quoted)
	return dst
}

// textOf is the text of a JSON string as it may be shown; it may lie in the string itself or in the scratch space, which is
// returned for the next use. For `plain` see scanner.
func textOf(scratch, quoted []byte, plain bool) (text, next []byte) {
	inside := quoted[1 : len(quoted)-1]
	switch {
	case plain:
		return inside, scratch
	case bytes.IndexByte(inside, '\\') >= 0 || !utf8.Valid(inside):
		scratch = unquote(scratch[:0], quoted)
	case hasBidi(inside):
		scratch = append(scratch[:0], inside...)
	default:
		return inside, scratch
	}
	markBidi(scratch)
	return scratch, scratch
}
