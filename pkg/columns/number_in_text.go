package columns

import (
	"bytes"
	"strconv"
)

// numberInText reads a decimal number as people write it: a sign, digits, perhaps a fraction and an exponent, white space around it.
func numberInText(text []byte) (float64, bool) {
	if whole, ok := wholeNumber(text); ok {
		return whole, true
	}
	text = bytes.Trim(text, space)
	rest := text
	if len(rest) > 0 && (rest[0] == '+' || rest[0] == '-') {
		rest = rest[1:]
	}
	rest, ok := afterDigits(rest)
	if ok && len(rest) > 0 && rest[0] == '.' {
		rest, ok = afterDigits(rest[1:])
	}
	if ok && len(rest) > 0 && (rest[0] == 'e' || rest[0] == 'E') {
		rest = rest[1:]
		if len(rest) > 0 && (rest[0] == '+' || rest[0] == '-') {
			rest = rest[1:]
		}
		rest, ok = afterDigits(rest)
	}
	if !ok || len(rest) > 0 {
		return 0, false
	}
	value, err := strconv.ParseFloat(unsafeString(text), 64)
	return value, err == nil
}

// wholeNumber reads what has digits only, few enough for a float64 to be exact.
func wholeNumber(text []byte) (float64, bool) {
	if len(text) == 0 || len(text) > 15 {
		return 0, false
	}
	whole := int64(0)
	for _, c := range text {
		if c < '0' || c > '9' {
			return 0, false
		}
		whole = 10*whole + int64(c-'0')
	}
	return float64(whole), true
}

// afterDigits is what follows one or more digits.
func afterDigits(text []byte) ([]byte, bool) {
	digits := countIn(text, '0', '9')
	return text[digits:], digits > 0
}
