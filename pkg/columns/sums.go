package columns

import "fmt"

// Sums adds up the numbers of the rows of each code; index = code + 1, so index 0 is of nulls. NaN where one of them is NaN. Codes
// from size on are left out.
func Sums(rows, codes []int32, size int, numbers []float64) ([]float64, error) {
	sums := make([]float64, size+1)
	for _, row := range rows {
		if row < 0 || int(row) >= len(numbers) {
			return nil, fmt.Errorf("sums: there is no row %d among %d", row, len(numbers))
		}
		if place := int(codeAt(codes, row)) + 1; place <= size {
			sums[place] += numbers[row]
		}
	}
	return sums, nil
}
