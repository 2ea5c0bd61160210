package redact

import (
	"cmp"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"maps"
	"net/url"
	"regexp"
	"slices"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// formsOf are the ways in which secrets and cookies may stand in a text, the longest first, so that of two that begin at
// the same place the longer one goes.
func formsOf(secrets, cookies []string) []string {
	forms := map[string]bool{}
	for _, secret := range secrets {
		secret = strings.TrimSpace(secret)
		if len(secret) < shortest {
			continue
		}
		for _, written := range []string{secret, strings.Join(strings.Fields(secret), " ")} {
			for _, encoded := range urlForms(written) {
				for _, escaped := range jsonForms(encoded) {
					forms[escaped] = true
				}
			}
			forms[html.EscapeString(written)] = true
		}
		for _, encoded := range base64Forms(secret) {
			forms[encoded] = true
		}
	}
	for _, cookie := range cookies {
		forms[cookie] = true
		if decoded, err := url.QueryUnescape(cookie); err == nil {
			forms[decoded] = true
		}
	}
	return slices.SortedFunc(maps.Keys(forms), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b))
	})
}

var hexDigits = regexp.MustCompile(`%[0-9A-F]{2}`)

// urlForms are a secret and its encodings in a path, a query (also by JavaScript's encodeURIComponent) and a form.
func urlForms(secret string) []string {
	form := url.QueryEscape(secret)
	component := strings.ReplaceAll(form, "+", "%20")
	script := strings.NewReplacer("%21", "!", "%27", "'", "%28", "(", "%29", ")", "%2A", "*").Replace(component)
	forms := []string{secret}
	for _, encoded := range []string{url.PathEscape(secret), form, component, script} {
		forms = append(forms, encoded, hexDigits.ReplaceAllStringFunc(encoded, strings.ToLower))
	}
	return forms
}

// jsonForms are a text as it is and as it may stand within a JSON string: whether or not what HTML would read, slashes and
// all but ASCII are escaped, which every language does in its own way.
func jsonForms(text string) []string {
	forms := []string{text}
	for _, escapeHTML := range []bool{false, true} {
		var written strings.Builder
		encoder := json.NewEncoder(&written)
		encoder.SetEscapeHTML(escapeHTML)
		if encoder.Encode(text) != nil {
			continue
		}
		inside := strings.TrimSuffix(strings.TrimPrefix(strings.TrimSuffix(written.String(), "\n"), `"`), `"`)
		for _, escaped := range []string{inside, strings.ReplaceAll(inside, "/", `\/`)} {
			forms = append(forms, escaped, inASCII(escaped, `\u%04x`), inASCII(escaped, `\u%04X`))
		}
	}
	return forms
}

func inASCII(text, format string) string {
	var ascii strings.Builder
	for _, unit := range utf16.Encode([]rune(text)) {
		if unit < utf8.RuneSelf {
			ascii.WriteByte(byte(unit))
		} else {
			fmt.Fprintf(&ascii, format, unit)
		}
	}
	return ascii.String()
}

// base64Forms are the characters that stand for a secret alone wherever it lies in what is encoded: after a user name
// and a colon, say. There are three, by how many bytes go before; characters that it shares with its neighbours are
// left out.
func base64Forms(secret string) []string {
	var forms []string
	for before := range 3 {
		bytes := append(make([]byte, before), secret...)
		first, end := (8*before+5)/6, 8*len(bytes)/6
		for _, encoding := range []*base64.Encoding{base64.RawStdEncoding, base64.RawURLEncoding} {
			forms = append(forms, encoding.EncodeToString(bytes)[first:end])
		}
	}
	return forms
}
