package columns

import (
	"fmt"
	"regexp"
)

// Matching returns 1 where the RE2 pattern is found in the value, unanchored; values are []string or *Texts, whose nulls
// count as the empty string. The error of a wrong pattern is a *PatternError.
func Matching(pattern string, values any) ([]uint8, error) {
	compiled, err := regexp.Compile(pattern)
	if err != nil {
		return nil, &PatternError{err}
	}
	switch values := values.(type) {
	case []string:
		return flags(len(values), func(i int) bool { return compiled.MatchString(values[i]) }), nil
	case *Texts:
		return flags(values.Len(), func(i int) bool {
			text, _ := values.At(i)
			return compiled.MatchString(text)
		}), nil
	default:
		return nil, fmt.Errorf("match a pattern: a %T has no texts", values)
	}
}

// PatternError says in RE2's own words what is wrong with a pattern.
type PatternError struct{ reason error }

func (e *PatternError) Error() string { return e.reason.Error() }
func (e *PatternError) Unwrap() error { return e.reason }

func flags(length int, holds func(i int) bool) []uint8 {
	flags := make([]uint8, length)
	for i := range flags {
		if holds(i) {
			flags[i] = 1
		}
	}
	return flags
}
