package columns

import (
	"fmt"
	"math"
)

// FirstOfEach returns the rows whose key no row before them has, in their order. Keys are []float64, []int32 or *Texts; a row
// without a key (NaN, below 0, null, or beyond the keys) is like no other.
func FirstOfEach(rows []int32, keys any) ([]int32, error) {
	switch keys := keys.(type) {
	case []float64:
		return firstOfEach(rows, len(keys), func(row int32) (float64, bool) {
			return keys[row], !math.IsNaN(keys[row])
		}), nil
	case []int32:
		return firstOfEach(rows, len(keys), func(row int32) (int32, bool) {
			return keys[row], keys[row] >= 0
		}), nil
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
