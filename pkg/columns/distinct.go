package columns

import "math"

// Distinct returns each distinct number once, in the order in which they come, and by row which one it is; -1 for NaN.
func Distinct(numbers []float64) (codes []int32, values []float64) {
	known := make(map[float64]int32)
	codes = make([]int32, len(numbers))
	for row, number := range numbers {
		if math.IsNaN(number) {
			codes[row] = -1
			continue
		}
		code, seen := known[number]
		if !seen {
			code = int32(len(values)) // #nosec G115 -- at most as many as there are rows
			known[number] = code
			values = append(values, number)
		}
		codes[row] = code
	}
	return codes, values
}
