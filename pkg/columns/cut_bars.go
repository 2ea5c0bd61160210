package columns

import (
	"fmt"
	"math"
)

// CutBars lets bars of one key end where the next of them starts, so that none overlap. The rows are in the order of their
// starts; rows without a key (-1) count as of one key. An end that is NaN becomes the next start too.
func CutBars(rows, keys []int32, starts, ends []float64) ([]float64, error) {
	length := len(starts)
	if len(keys) != length || len(ends) != length {
		return nil, fmt.Errorf("cut bars: there are %d keys and %d ends for %d starts", len(keys), len(ends), length)
	}
	result := make([]float64, length)
	copy(result, ends)
	next := map[int32]float64{}
	for i := len(rows) - 1; i >= 0; i-- {
		row := rows[i]
		if row < 0 || int(row) >= length {
			return nil, fmt.Errorf("cut bars: there is no row %d among %d", row, length)
		}
		if start, known := next[keys[row]]; known && (math.IsNaN(ends[row]) || ends[row] > start) {
			result[row] = start
		}
		next[keys[row]] = starts[row]
	}
	return result, nil
}
