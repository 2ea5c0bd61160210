package columns

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Unsaid returns the codes of the words, -1 (null) where the row's text has the word already: without regard to case, and as
// words of its own, so that neither `stag` is in `staging` nor `anna` in `anna_test`. What is of joiners alone is in no text.
func Unsaid(words *Dictionary, texts *Texts) ([]int32, error) {
	if texts.Len() != words.Len() {
		return nil, fmt.Errorf("unsaid: there are %d texts, not %d", texts.Len(), words.Len())
	}
	lower := make([]string, len(words.Values))
	unsaid := make([]int32, words.Len())
	for row, code := range words.Codes {
		unsaid[row] = code
		word, known := words.At(row)
		if !known || strings.Trim(word, joiners) == "" {
			continue
		}
		if lower[code] == "" {
			lower[code] = strings.ToLower(word)
		}
		if text, _ := texts.At(row); hasWords(strings.ToLower(text), lower[code]) {
			unsaid[row] = -1
		}
	}
	return unsaid, nil
}

// joiners make one name of the letters on both sides of them, as in `web1.example.com`.
const joiners = "-_.:@/\\"

// hasWords takes both in small letters.
func hasWords(text, words string) bool {
	for from := 0; ; {
		at := strings.Index(text[from:], words)
		if at < 0 {
			return false
		}
		begin, end := from+at, from+at+len(words)
		before, sizeBefore := utf8.DecodeLastRuneInString(strings.TrimRight(text[:begin], joiners))
		after, sizeAfter := utf8.DecodeRuneInString(strings.TrimLeft(text[end:], joiners))
		if (sizeBefore == 0 || !isWordLetter(before)) && (sizeAfter == 0 || !isWordLetter(after)) {
			return true
		}
		from = begin + 1
	}
}

// isWordLetter counts whatever is beyond ASCII as a letter.
func isWordLetter(char rune) bool {
	return char >= 'a' && char <= 'z' || char >= '0' && char <= '9' || char > 0x7f
}
