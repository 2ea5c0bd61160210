package redact

import (
	"encoding/base64"
	"encoding/hex"
	"strings"
)

// formsOfSecrets are the ways in which secrets may stand in a text whose escapes were taken off.
func formsOfSecrets(secrets map[string]string) map[string]bool {
	forms := map[string]bool{}
	for _, secret := range secrets {
		if secret = strings.TrimSpace(secret); len(secret) >= shortest {
			addForms(forms, secret)
			for _, part := range partsOf(secret) {
				addForms(forms, part)
			}
		}
	}
	return forms
}

// partsOf are what a header's value may hold beside its scheme or names, as in `Bearer …`, `a=…; b=…` and `Token token="…"`: a
// server quotes that alone. What has several lines, as keys in PEM form have, is no header's.
func partsOf(secret string) []string {
	if strings.ContainsAny(secret, "\r\n") {
		return nil
	}
	var parts []string
	for _, part := range strings.FieldsFunc(secret, func(r rune) bool { return strings.ContainsRune(" \t;,\"", r) }) {
		if _, value, _ := strings.Cut(part, "="); strings.Trim(value, "=") != "" {
			part = value
		}
		if len(part) >= shortestPart && part != secret {
			parts = append(parts, part)
		}
	}
	return parts
}

// addForms adds a secret, which may itself hold escapes, as cookies do; in lower case, as texts are searched.
func addForms(forms map[string]bool, secret string) {
	for l := range layersOf(secret) {
		words := strings.Fields(l.text)
		// As one line, as a form in a URL and with its lines joined.
		written := []string{l.text, strings.Join(words, " "), strings.Join(words, "+"), strings.Join(words, ""), hex.EncodeToString([]byte(l.text))}
		for _, form := range append(written, base64Forms(l.text)...) {
			if len(form) >= shortest {
				forms[lowered(form)] = true
			}
		}
	}
}

// lowered is a text in lower case, byte by byte, so that each byte stays in its place: some servers write what they quote in
// capitals.
func lowered(text string) string {
	lower := []byte(text)
	for at, c := range lower {
		if 'A' <= c && c <= 'Z' {
			lower[at] = c + ('a' - 'A')
		}
	}
	return string(lower)
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
