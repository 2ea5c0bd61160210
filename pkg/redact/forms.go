package redact

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"net/url"
	"regexp"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// formsOfCookie are the ways in which a cookie may stand in a text, decoded too.
func formsOfCookie(cookie string) map[string]bool {
	forms := map[string]bool{}
	addForms(forms, cookie)
	if decoded, err := url.QueryUnescape(cookie); err == nil {
		addForms(forms, decoded)
	}
	return forms
}

// formsOfSecrets are the ways in which secrets may stand in a text.
func formsOfSecrets(secrets map[string]string) map[string]bool {
	forms := map[string]bool{}
	for _, secret := range secrets {
		if secret = strings.TrimSpace(secret); len(secret) >= shortest {
			addForms(forms, secret)
		}
	}
	return forms
}

func addForms(forms map[string]bool, secret string) {
	for _, written := range []string{secret, strings.Join(strings.Fields(secret), " ")} {
		for _, encoded := range urlForms(written) {
			for _, escaped := range jsonForms(encoded) {
				forms[escaped] = true
			}
		}
		// A body that another service quotes within a message is JSON within JSON.
		for _, escaped := range jsonForms(written) {
			for _, again := range jsonForms(escaped) {
				forms[again] = true
			}
		}
		forms[html.EscapeString(written)] = true
	}
	for _, format := range []string{"%%%02X", "%%%02x", "%02x", "%02X"} {
		forms[each([]byte(secret), format)] = true
	}
	for _, format := range []string{`\u%04x`, `\u%04X`} {
		forms[each(utf16.Encode([]rune(secret)), format)] = true
	}
	for _, format := range []string{"&#%d;", "&#x%x;", "&#x%X;"} {
		forms[each([]rune(secret), format)] = true
	}
	for _, encoded := range base64Forms(secret) {
		forms[encoded] = true
	}
}

func each[T byte | uint16 | rune](parts []T, format string) string {
	var written strings.Builder
	for _, part := range parts {
		fmt.Fprintf(&written, format, part)
	}
	return written.String()
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
