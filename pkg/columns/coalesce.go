package columns

import (
	"fmt"
	"math"
	"slices"
)

// Coalesce takes what first has, and where that is null (or an empty text) what second has: first itself where it lacks no text.
// Both are *Texts, of which none is copied, or both *Numbers.
func Coalesce(first, second Column) (Column, error) {
	if first.Len() != second.Len() {
		return nil, fmt.Errorf("coalesce columns: they have %d and %d rows", first.Len(), second.Len())
	}
	switch first := first.(type) {
	case *Texts:
		if second, ok := second.(*Texts); ok {
			return coalesceTexts(first, second), nil
		}
	case *Numbers:
		if second, ok := second.(*Numbers); ok {
			return coalesceNumbers(first, second), nil
		}
	}
	return nil, fmt.Errorf("coalesce columns: a %T and a %T", first, second)
}

func coalesceTexts(first, second *Texts) *Texts {
	if !slices.ContainsFunc(first.extents, func(at extent) bool { return at.length <= 0 }) {
		return first // so that the texts of the second can go
	}
	merged := &Texts{}
	merged.adopt(&first.cells)
	shift := merged.adopt(&second.cells)
	merged.extents = slices.Clone(first.extents)
	for row, at := range merged.extents {
		if at.length <= 0 {
			merged.extents[row] = second.extents[row].shifted(shift)
		}
	}
	return merged
}

func coalesceNumbers(first, second *Numbers) *Numbers {
	merged := &Numbers{Values: slices.Clone(first.Values)}
	for row, value := range merged.Values {
		if math.IsNaN(value) {
			merged.Values[row] = second.Values[row]
		}
	}
	return merged
}
