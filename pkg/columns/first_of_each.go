package columns

import (
	"fmt"
	"math"
	"slices"
)

// FirstOfEach returns the rows whose key no row before them has, in their order. Keys are []float64, []int32 or *Texts; a row
// without a key (NaN, below 0, null, or beyond the keys) is like no other.
func FirstOfEach(rows []int32, keys any) ([]int32, error) {
	switch keys := keys.(type) {
	case []float64:
		if areRising(rows, keys) {
			return slices.Clone(rows), nil
		}
		return firstOfEach(rows, len(keys), func(row int32) (float64, bool) {
			return keys[row], !math.IsNaN(keys[row])
		}), nil
	case []int32:
		return firstOfEachCode(rows, keys), nil
	case *Texts:
		return firstOfEach(rows, keys.Len(), func(row int32) (string, bool) { return keys.At(int(row)) }), nil
	default:
		return nil, fmt.Errorf("first of each: a %T has no keys", keys)
	}
}

func firstOfEach[K comparable](rows []int32, length int, keyOf func(row int32) (K, bool)) []int32 {
	seen := make(map[K]struct{}, len(rows))
	first := make([]int32, 0, len(rows))
	for _, row := range rows {
		if row >= 0 && int(row) < length {
			if key, known := keyOf(row); known {
				before := len(seen)
				seen[key] = struct{}{}
				if len(seen) == before {
					continue
				}
			}
		}
		first = append(first, row)
	}
	return first
}

// firstOfEachCode takes codes to be those of a dictionary: from 0 on, without large gaps.
func firstOfEachCode(rows, codes []int32) []int32 {
	highest := int32(-1)
	for _, code := range codes {
		highest = max(highest, code)
	}
	if int(highest) > 4*len(codes) {
		return firstOfEach(rows, len(codes), func(row int32) (int32, bool) { return codes[row], codes[row] >= 0 })
	}
	seen := make([]bool, highest+1)
	first := make([]int32, 0, len(rows))
	for _, row := range rows {
		if code := codeAt(codes, row); code >= 0 {
			if seen[code] {
				continue
			}
			seen[code] = true
		}
		first = append(first, row)
	}
	return first
}

// areRising: each key is greater than the one before it, as ids are that a vendor gives out, so that none is there twice.
func areRising(rows []int32, keys []float64) bool {
	last := math.Inf(-1)
	for _, row := range rows {
		if row < 0 || int(row) >= len(keys) || !(keys[row] > last) {
			return false
		}
		last = keys[row]
	}
	return true
}
