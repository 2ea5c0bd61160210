package columns

import (
	"slices"
	"unicode/utf16"
)

const (
	// The most of a line in a sentence, in UTF-16 code units, as JavaScript counts.
	longestLine = 200
	ellipsis    = "…"
)

// OneLines makes each text one line, with an ellipsis in place of what it has beyond 200 characters. It returns the texts
// themselves where that changes none.
func OneLines(texts []string) []string {
	lines := texts
	var scratch []byte
	for n, text := range texts {
		var line []byte
		line, scratch = oneLine(scratch, unsafeBytes(text))
		if unsafeString(line) == text && len(text) <= longestLine {
			continue
		}
		if unchanged := &lines[0] == &texts[0]; unchanged {
			lines = slices.Clone(texts)
		}
		lines[n] = cutLine(string(line))
	}
	return lines
}

// cutLine leaves no half of a character behind.
func cutLine(line string) string {
	units, end := 0, 0
	for at, char := range line {
		if units < longestLine {
			end = at
		}
		units += utf16.RuneLen(char)
	}
	if units <= longestLine {
		return line
	}
	return line[:end] + ellipsis
}
