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
	var characters strings.Builder
	pairs := make([]string, 0, 2*len(substitutes))
	for character, text := range substitutes {
		if utf8.RuneCountInString(character) != 1 {
			return nil, fmt.Errorf("substitute: %q is not one character", character)
		}
		characters.WriteString(character)
		pairs = append(pairs, character, text)
	}
	replacer := strings.NewReplacer(pairs...)
	result := column
	for row := range column.Len() {
		text, _ := column.At(row)
		if !strings.ContainsAny(text, characters.String()) {
			continue
		}
		if result == column {
			result = &Texts{}
			result.adopt(&column.cells)
			result.extents = slices.Clone(column.extents)
		}
		result.extents[row] = result.store(unsafeBytes(replacer.Replace(text)))
	}
	return result, nil
}
