// Package redact takes a data source's secrets out of what others say, before anything cuts it, and out of what leaves the
// process: bodies that become sentences, sentences, JSON answers, log lines.
//
// Nothing here puts secrets in; they come back in the words of others, such as a vendor's message that quotes a token.
package redact

import (
	"bytes"
	"cmp"
	"maps"
	"regexp"
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
	// Cookies and parts of headers below that are settings, such as a language, and common words among them.
	shortestPart = 12
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

// secretForms are all forms of all secrets, in lower case.
type secretForms struct {
	forms   []string
	longest int
	// The ends that a beginning of a form may have: what ends otherwise is none.
	ends          map[string]bool
	texts, others memo
}

// New takes secrets by name.
func New(secrets map[string]string) *Redactor {
	r := &Redactor{secrets: formsOfSecrets(secrets)}
	r.rebuild()
	return r
}

// LearnCookie adds the value of a cookie that a vendor set: whoever has it is logged in.
func (r *Redactor) LearnCookie(value string) {
	if r == nil || len(value) < shortestPart {
		return
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	if slices.ContainsFunc(r.cookies, func(forms map[string]bool) bool { return forms[lowered(value)] }) {
		return
	}
	forms := map[string]bool{}
	addForms(forms, value)
	r.cookies = append(r.cookies, forms)
	r.cookies = r.cookies[max(0, len(r.cookies)-mostCookies):]
	r.rebuild()
}

func (r *Redactor) rebuild() {
	all := maps.Clone(r.secrets)
	for _, forms := range r.cookies {
		maps.Copy(all, forms)
	}
	known := &secretForms{ends: map[string]bool{}}
	for form := range all {
		known.forms = append(known.forms, form)
		known.longest = max(known.longest, len(form))
		for end := shortest; end < len(form); end++ {
			known.ends[form[end-shortest:end]] = true
		}
	}
	r.known.Store(known)
}

// Longest is how many bytes a secret may take in a text: so far beyond a cut a text has to be known for Head.
func (r *Redactor) Longest() int {
	if r == nil {
		return 0
	}
	// Escaped twice: `%2525` for a `%`, `\\u00e9` for a letter.
	return 8 * r.known.Load().longest
}

// Head is the beginning of a text, cut off after the secrets were taken out. Where the text is longer than the limit, its
// end may lie within a secret.
func (r *Redactor) Head(text []byte, limit int) []byte {
	if r == nil {
		return text[:min(limit, len(text))]
	}
	clean := r.known.Load().clean(string(text), len(text) > limit)
	return []byte(clean[:min(limit, len(clean))])
}

// Text is a text without secrets; the same text where it holds none.
func (r *Redactor) Text(text string) string {
	if r == nil {
		return text
	}
	known := r.known.Load()
	clean, _ := known.texts.clean(text, func(text string) (string, error) { return known.clean(text, false), nil })
	return clean
}

// Once is what clean makes of a text with the secrets that are known, which is always the same.
func (r *Redactor) Once(text string, clean func(string) (string, error)) (string, error) {
	if r == nil {
		return clean(text)
	}
	return r.known.Load().others.clean(text, clean)
}

// clean takes the secrets out of a text, which may be cut off within one.
func (s *secretForms) clean(text string, isCut bool) string {
	if len(s.forms) == 0 {
		return text
	}
	var found []extent
	for l := range layersOf(text) {
		for _, part := range s.within(lowered(l.text), isCut) {
			found = append(found, l.sourceOf(part))
		}
	}
	slices.SortFunc(found, func(a, b extent) int { return cmp.Or(cmp.Compare(a.start, b.start), cmp.Compare(b.end, a.end)) })
	var clean strings.Builder
	at := 0
	for _, part := range found {
		if part.start >= at {
			clean.WriteString(text[at:part.start] + removed)
		}
		at = max(at, part.end)
	}
	clean.WriteString(text[at:])
	return clean.String()
}

// within gives where secrets stand in a text in lower case, or the beginnings of some where it was cut off.
func (s *secretForms) within(text string, isCut bool) []extent {
	var found []extent
	for _, form := range s.forms {
		for at := 0; ; {
			next := strings.Index(text[at:], form)
			if next < 0 {
				break
			}
			found = append(found, extent{at + next, at + next + len(form)})
			at += next + len(form)
		}
	}
	for _, ellipsis := range ellipses {
		at := 0
		for _, piece := range strings.Split(text, ellipsis) {
			end := at + len(piece)
			if length := s.beginningAtEnd(piece); length > 0 && (isCut || end < len(text)) {
				found = append(found, extent{end - length, end})
			}
			at = end + len(ellipsis)
		}
	}
	return found
}

// What is left of an escape that was cut in two.
var halfEscape = regexp.MustCompile(`(?:%[0-9A-Fa-f]?|\\(?:u[0-9A-Fa-f]{0,3})?|&#?[0-9A-Za-z]{0,8})$`)

// beginningAtEnd is how many bytes at the end of a text are the beginning of a secret, and perhaps half an escape.
func (s *secretForms) beginningAtEnd(text string) int {
	half := len(halfEscape.FindString(text[max(0, len(text)-10):]))
	longest := 0
	for _, left := range []int{0, half} {
		whole := text[:len(text)-left]
		if len(whole) < shortest || !s.ends[whole[len(whole)-shortest:]] {
			continue
		}
		for _, form := range s.forms {
			for length := min(len(form)-1, len(whole)); length >= shortest && length+left > longest; length-- {
				if strings.HasSuffix(whole, form[:length]) {
					longest = length + left
				}
			}
		}
	}
	return longest
}

// JSON is a JSON text whose strings hold no secrets; the same text where they hold none. Names of members stay.
func (r *Redactor) JSON(text []byte) []byte {
	if r == nil || len(r.known.Load().forms) == 0 {
		return text
	}
	decoder := jsontext.NewDecoder(bytes.NewReader(text), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	var clean bytes.Buffer
	encoder := jsontext.NewEncoder(&clean, jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	changed := false
	for decoder.PeekKind() != 0 {
		token, err := decoder.ReadToken()
		if err == nil && token.Kind() == '"' && !isName(decoder) {
			said := token.String()
			without := r.Text(said)
			token, changed = jsontext.String(without), changed || without != said
		}
		if err == nil {
			err = encoder.WriteToken(token)
		}
		if err != nil {
			return []byte(r.Text(string(text))) // no JSON
		}
	}
	if !changed {
		return text
	}
	return bytes.TrimSuffix(clean.Bytes(), []byte("\n"))
}

// isName tells whether the token just read is the name of a member.
func isName(decoder *jsontext.Decoder) bool {
	within, tokens := decoder.StackIndex(decoder.StackDepth())
	return within == '{' && tokens%2 == 1
}
