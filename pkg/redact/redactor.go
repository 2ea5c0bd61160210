// Package redact takes a data source's secrets out of what leaves the process: sentences, JSON answers, log lines.
//
// Nothing here puts secrets in; they come back in the words of others, such as a vendor's message that quotes a token.
package redact

import (
	"bytes"
	"strings"

	"github.com/go-json-experiment/json/jsontext"
)

const (
	removed = "[removed]"
	// What is shorter than this is no secret worth the name, and would be taken out of words that merely contain it.
	shortest = 4
	// The engine ends with it what it cuts off; a secret may have been cut in two there.
	ellipsis = "…"
)

// Redactor knows the secrets of one data source. Nil knows none. It is safe for concurrent use.
type Redactor struct {
	forms    []string
	replacer *strings.Replacer
}

// New takes secrets by name.
func New(secrets map[string]string) *Redactor {
	forms := formsOf(secrets)
	pairs := make([]string, 0, 2*len(forms))
	for _, form := range forms {
		pairs = append(pairs, form, removed)
	}
	return &Redactor{forms: forms, replacer: strings.NewReplacer(pairs...)}
}

// Text is a text without secrets; the same text where it holds none.
func (r *Redactor) Text(text string) string {
	if r == nil {
		return text
	}
	for _, form := range r.forms {
		if strings.Contains(text, form) {
			text = r.replacer.Replace(text)
			break
		}
	}
	if strings.Contains(text, ellipsis) {
		text = r.withoutBeginnings(text)
	}
	return text
}

// withoutBeginnings takes out the beginning of a secret where a text was cut off within it.
func (r *Redactor) withoutBeginnings(text string) string {
	pieces := strings.Split(text, ellipsis)
	for n, piece := range pieces[:len(pieces)-1] {
		pieces[n] = piece[:len(piece)-r.beginningAtEnd(piece)]
		if len(pieces[n]) < len(piece) {
			pieces[n] += removed
		}
	}
	return strings.Join(pieces, ellipsis)
}

// beginningAtEnd is how many bytes at the end of a text are the beginning of a secret.
func (r *Redactor) beginningAtEnd(text string) int {
	longest := 0
	for _, form := range r.forms {
		for length := min(len(form)-1, len(text)); length >= shortest && length > longest; length-- {
			if strings.HasSuffix(text, form[:length]) {
				longest = length
			}
		}
	}
	return longest
}

// JSON is a JSON text whose strings hold no secrets; the same text where they hold none. Names of members stay.
func (r *Redactor) JSON(text []byte) []byte {
	if r == nil || !r.mayHold(text) {
		return text
	}
	decoder := jsontext.NewDecoder(bytes.NewReader(text), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	var clean bytes.Buffer
	encoder := jsontext.NewEncoder(&clean, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	for decoder.PeekKind() != 0 {
		token, err := decoder.ReadToken()
		if err == nil && token.Kind() == '"' && !isName(decoder) {
			token = jsontext.String(r.Text(token.String()))
		}
		if err == nil {
			err = encoder.WriteToken(token)
		}
		if err != nil {
			return []byte(r.Text(string(text))) // no JSON
		}
	}
	return bytes.TrimSuffix(clean.Bytes(), []byte("\n"))
}

func (r *Redactor) mayHold(text []byte) bool {
	for _, form := range r.forms {
		if bytes.Contains(text, []byte(form)) {
			return true
		}
	}
	return len(r.forms) > 0 && bytes.Contains(text, []byte(ellipsis))
}

// isName tells whether the token just read is the name of a member.
func isName(decoder *jsontext.Decoder) bool {
	within, tokens := decoder.StackIndex(decoder.StackDepth())
	return within == '{' && tokens%2 == 1
}
