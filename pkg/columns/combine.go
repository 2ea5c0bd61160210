package columns

import (
	"errors"
	"math"
)

// smallTable is how many pairs of codes are looked up in a list instead of a map.
const smallTable = 1 << 20

// Combine numbers the distinct combinations of some columns by first appearance. codes has one number a row, tuples
// len(columns) codes a combination, one combination after another. The columns must be of one length.
func Combine(columns []*Dictionary) (codes, tuples []int32, err error) {
	if len(columns) == 0 {
		return nil, nil, nil
	}
	rows := columns[0].Len()
	for _, column := range columns {
		if column.Len() != rows {
			return nil, nil, errors.New("combine columns: they differ in length")
		}
	}
	codes = make([]int32, rows)
	count := 1
	for _, column := range columns {
		count = refine(codes, count, column)
	}
	if rows == 0 {
		return codes, nil, nil
	}
	tuples = make([]int32, count*len(columns))
	known := 0
	for row := 0; known < count; row++ {
		if int(codes[row]) != known {
			continue
		}
		for i, column := range columns {
			tuples[known*len(columns)+i] = column.Codes[row]
		}
		known++
	}
	return codes, tuples, nil
}

// refine splits the groups that codes name by another column and returns how many there are now.
func refine(codes []int32, groups int, column *Dictionary) int {
	width := len(column.Values) + 1
	count := int32(0)
	if groups <= smallTable/width {
		table := make([]int32, groups*width)
		for row, code := range codes {
			place := &table[int(code)*width+int(column.Codes[row])+1]
			if *place == 0 {
				count++
				*place = count
			}
			codes[row] = *place - 1
		}
		return int(count)
	}
	table := make(map[uint64]int32)
	for row, code := range codes {
		// #nosec G115 -- their bits, not their numbers
		pair := uint64(code)<<32 | uint64(uint32(column.Codes[row]))&math.MaxUint32
		place, known := table[pair]
		if !known {
			place = count
			table[pair] = place
			count++
		}
		codes[row] = place
	}
	return int(count)
}
