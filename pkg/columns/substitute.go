package columns

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"
)

// Substitute writes other texts in place of some characters. Rows without any of them share the memory of the column,
// which is the answer itself when there is no other row.
func Substitute(column *Texts, substitutes map[string]string) (*Texts, error) {
	var firstBytes [256]bool
	pairs := make([]string, 0, 2*len(substitutes))
	for character, text := range substitutes {
		if utf8.RuneCountInString(character) != 1 {
			return nil, fmt.Errorf("substitute: %q is not one character", character)
		}
		firstBytes[character[0]] = true
		pairs = append(pairs, character, text)
	}
	replacer := strings.NewReplacer(pairs...)
	result := column
	for row := range column.Len() {
		text, _ := column.At(row)
		if !hasAny(text, &firstBytes) {
			continue
		}
		if result == column {
			result = &Texts{}
			result.adopt(&column.cells)
			result.places = slices.Clone(column.places)
		}
		result.places[row] = result.store(unsafeBytes(replacer.Replace(text)))
	}
	return result, nil
}

func hasAny(text string, bytes *[256]bool) bool {
	for n := range len(text) {
		if bytes[text[n]] {
			return true
		}
	}
	return false
}
