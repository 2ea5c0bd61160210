package columns

import (
	"cmp"
	"math"
	"slices"
)

// Order returns the same rows, stably sorted by their keys ascending, NaN last. Rows already in order cost one pass.
func Order(rows []int32, keys []float64) []int32 {
	if isOrdered(rows, keys) {
		return slices.Clone(rows)
	}
	type ranked struct {
		rank uint64
		at   int32
	}
	order := make([]ranked, len(rows))
	for i, row := range rows {
		order[i] = ranked{rank: rankOf(row, keys), at: int32(i)}
	}
	slices.SortFunc(order, func(a, b ranked) int {
		if a.rank != b.rank {
			return cmp.Compare(a.rank, b.rank)
		}
		return cmp.Compare(a.at, b.at)
	})
	result := make([]int32, len(rows))
	for i := range order {
		result[i] = rows[order[i].at]
	}
	return result
}

func isOrdered(rows []int32, keys []float64) bool {
	last := uint64(0)
	for _, row := range rows {
		rank := rankOf(row, keys)
		if rank < last {
			return false
		}
		last = rank
	}
	return true
}

// rankOf is a key as an unsigned number of the same order: the sign bit turned for positive numbers, all bits for negative ones.
func rankOf(row int32, keys []float64) uint64 {
	if row < 0 || int(row) >= len(keys) || math.IsNaN(keys[row]) {
		return math.MaxUint64
	}
	// Adding 0 makes -0 and 0 the same.
	bits := math.Float64bits(keys[row] + 0)
	if bits>>63 != 0 {
		return ^bits
	}
	return bits | 1<<63
}
