package columns

import (
	"math"
	"slices"
)

// Order returns the same rows, stably sorted by their keys ascending, NaN last. Rows already in order cost one pass.
func Order(rows []int32, keys []float64) []int32 {
	if isOrdered(rows, keys) {
		return slices.Clone(rows)
	}
	ranks, differing := make([]uint64, len(rows)), uint64(0)
	order, other := make([]int32, len(rows)), make([]int32, len(rows))
	for i, row := range rows {
		ranks[i], order[i] = rankOf(row, keys), int32(i) // #nosec G115 -- rows are fewer
		differing |= ranks[i] ^ ranks[0]
	}
	// From the lowest byte on, as each pass keeps the order of those before it. Times of one day differ in few bytes, and codes
	// in two.
	for shift := 0; shift < 64; shift += 8 {
		if differing>>shift&0xff != 0 {
			orderByByte(order, other, ranks, shift)
			order, other = other, order
		}
	}
	for place, i := range order {
		order[place] = rows[i]
	}
	return order
}

// orderByByte puts numbers of ranks into another list, stably sorted by one byte of these.
func orderByByte(from, into []int32, ranks []uint64, shift int) {
	var places [257]int
	for _, rank := range ranks {
		places[rank>>shift&0xff+1]++
	}
	for value := 1; value < len(places); value++ {
		places[value] += places[value-1]
	}
	for _, i := range from {
		place := &places[ranks[i]>>shift&0xff]
		into[*place] = i
		*place++
	}
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
