// Package redact takes a data source's secrets out of what others say, before anything cuts it, and out of what leaves the
// process: bodies that become sentences, sentences, JSON answers, log lines.
//
// Nothing here puts secrets in; they come back in the words of others, such as a vendor's message that quotes a token.
package redact

import (
	"bytes"
	"cmp"
	"maps"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/go-json-experiment/json/jsontext"
)

const (
	removed = "[removed]"
	// What is shorter than this is no secret worth the name, and would be taken out of words that merely contain it.
	shortest = 4
	// Cookies below that are settings, such as a language, and common words among them.
	shortestCookie = 12
	// Some servers give another cookie with every answer; the latest are remembered.
	mostCookies = 32
)

// What is cut off ends with one, by the engine or by a vendor; a secret may have been cut in two there.
var ellipses = []string{"…", "..."}

// Redactor knows the secrets of one data source. Nil knows none. It is safe for concurrent use.
type Redactor struct {
	known atomic.Pointer[secretForms]

	mu      sync.Mutex
	secrets map[string]bool
	cookies []map[string]bool // the forms of each, the oldest first
}

// secretForms are all forms of all secrets, the longest first.
type secretForms struct {
	forms    []string
	replacer *strings.Replacer
}

// New takes secrets by name.
func New(secrets map[string]string) *Redactor {
	r := &Redactor{secrets: formsOfSecrets(secrets)}
	r.rebuild()
	return r
}

// LearnCookie adds the value of a cookie that a vendor set: whoever has it is logged in.
func (r *Redactor) LearnCookie(value string) {
	if r == nil || len(value) < shortestCookie {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if slices.ContainsFunc(r.cookies, func(forms map[string]bool) bool { return forms[value] }) {
		return
	}
	r.cookies = append(r.cookies, formsOfCookie(value))
	r.cookies = r.cookies[max(0, len(r.cookies)-mostCookies):]
	r.rebuild()
}

func (r *Redactor) rebuild() {
	all := maps.Clone(r.secrets)
	for _, forms := range r.cookies {
		maps.Copy(all, forms)
	}
	// The longest first, so that of two that begin at the same place the longer one goes.
	forms := slices.SortedFunc(maps.Keys(all), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
	pairs := make([]string, 0, 2*len(forms))
	for _, form := range forms {
		pairs = append(pairs, form, removed)
	}
	r.known.Store(&secretForms{forms: forms, replacer: strings.NewReplacer(pairs...)})
}

// Longest is how many bytes a secret may take in a text: so far beyond a cut a text has to be known for Head.
func (r *Redactor) Longest() int {
	if r == nil {
		return 0
	}
	if forms := r.known.Load().forms; len(forms) > 0 {
		return len(forms[0])
	}
	return 0
}

// Head is the beginning of a text, cut off after the secrets were taken out. Where the text is longer than the limit, its
// end may lie within a secret.
func (r *Redactor) Head(text []byte, limit int) []byte {
	if r == nil {
		return text[:min(limit, len(text))]
	}
	whole := string(text)
	if len(whole) > limit {
		whole = whole[:len(whole)-r.known.Load().beginningAtEnd(whole)]
	}
	clean := r.Text(whole)
	return []byte(clean[:min(limit, len(clean))])
}

// Text is a text without secrets; the same text where it holds none.
func (r *Redactor) Text(text string) string {
	if r == nil {
		return text
	}
	known := r.known.Load()
	for _, form := range known.forms {
		if strings.Contains(text, form) {
			text = known.replacer.Replace(text)
			break
		}
	}
	for _, ellipsis := range ellipses {
		if strings.Contains(text, ellipsis) {
			text = known.withoutBeginnings(text, ellipsis)
		}
	}
	return text
}

// withoutBeginnings takes out the beginning of a secret where a text was cut off within it.
func (s *secretForms) withoutBeginnings(text, ellipsis string) string {
	pieces := strings.Split(text, ellipsis)
	for n, piece := range pieces[:len(pieces)-1] {
		pieces[n] = piece[:len(piece)-s.beginningAtEnd(piece)]
		if len(pieces[n]) < len(piece) {
			pieces[n] += removed
		}
	}
	return strings.Join(pieces, ellipsis)
}

// beginningAtEnd is how many bytes at the end of a text are the beginning of a secret.
func (s *secretForms) beginningAtEnd(text string) int {
	longest := 0
	for _, form := range s.forms {
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
	forms := r.known.Load().forms
	for _, form := range forms {
		if bytes.Contains(text, []byte(form)) {
			return true
		}
	}
	return len(forms) > 0 && slices.ContainsFunc(ellipses, func(ellipsis string) bool { return bytes.Contains(text, []byte(ellipsis)) })
}

// isName tells whether the token just read is the name of a member.
func isName(decoder *jsontext.Decoder) bool {
	within, tokens := decoder.StackIndex(decoder.StackDepth())
	return within == '{' && tokens%2 == 1
}
