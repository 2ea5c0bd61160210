package columns

import "math"

// Tally counts how many of the rows have each code; index = code + 1, so index 0 counts nulls. Codes from size on are left out.
func Tally(rows, codes []int32, size int) []float64 {
	counts := make([]float64, size+1)
	for _, row := range rows {
		if place := int(codeAt(codes, row)) + 1; place <= size {
			counts[place]++
		}
	}
	return counts
}

// Buckets are Count ranges of Interval ms from Start on.
type Buckets struct {
	Start, Interval float64
	Count           int
}

// Histogram counts rows by bucket, Buckets.Count numbers a group one after another; rows outside of all buckets or groups
// are left out. Without codes there is one group.
func Histogram(rows []int32, times []float64, codes []int32, groups int, buckets Buckets) []float64 {
	counts := make([]float64, max(0, groups)*max(0, buckets.Count))
	for _, row := range rows {
		if row < 0 || int(row) >= len(times) {
			continue
		}
		group := 0
		if codes != nil {
			group = int(codeAt(codes, row))
		}
		bucket := math.Floor((times[row] - buckets.Start) / buckets.Interval)
		if group >= 0 && group < groups && bucket >= 0 && bucket < float64(buckets.Count) {
			counts[group*buckets.Count+int(bucket)]++
		}
	}
	return counts
}

func codeAt(codes []int32, row int32) int32 {
	if row < 0 || int(row) >= len(codes) {
		return -1
	}
	return max(-1, codes[row])
}
