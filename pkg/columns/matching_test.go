package columns

import (
	"errors"
	"slices"
	"testing"
)

func TestMatching(t *testing.T) {
	type vector struct {
		Pattern, Error string
		Values         []string
		Texts          []*string
		Flags          []int
	}
	eachVector(t, "matching", func(t *testing.T, v vector) {
		var values any = v.Values
		if v.Texts != nil {
			values = newTexts(v.Texts)
		}
		flags, err := Matching(v.Pattern, values)
		var wrong *PatternError
		if v.Error != "" {
			if !errors.As(err, &wrong) || wrong.Error() != v.Error {
				t.Errorf("error %v, want %s", err, v.Error)
			}
			return
		}
		if err != nil || !slices.Equal(flags, bytesOf(v.Flags)) {
			t.Errorf("flags %v error %v, want %v", flags, err, v.Flags)
		}
	})
}
