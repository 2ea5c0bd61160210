package columns

import (
	"fmt"
	"math"
)

// Take makes a column of some rows, in their order; null for a row that does not exist (-1). A dictionary keeps its values.
func Take(column Column, rows []int32) (Column, error) {
	switch column := column.(type) {
	case *Dictionary:
		return &Dictionary{Codes: taken(column.Codes, rows, -1), Values: column.Values}, nil
	case *Numbers:
		return &Numbers{Values: taken(column.Values, rows, math.NaN())}, nil
	case *Texts:
		return &Texts{column.take(rows)}, nil
	case *JSONs:
		return &JSONs{column.take(rows)}, nil
	default:
		return nil, fmt.Errorf("take rows: a %T is no column", column)
	}
}

func taken[T any](cells []T, rows []int32, null T) []T {
	result := make([]T, len(rows))
	for i, row := range rows {
		result[i] = null
		if row >= 0 && int(row) < len(cells) {
			result[i] = cells[row]
		}
	}
	return result
}

// take shares the texts where at least half of them are taken; otherwise it copies them, so that the rest can be freed.
func (c *cells) take(rows []int32) cells {
	result := cells{places: taken(c.places, rows, nullPlace)}
	all, wanted := 0, 0
	for _, chunk := range c.chunks {
		all += len(chunk)
	}
	for _, at := range result.places {
		wanted += int(max(0, at.length))
	}
	if 2*wanted >= all {
		result.adopt(c)
		return result
	}
	for i, at := range result.places {
		if at.length > 0 {
			result.places[i] = result.store(c.chunks[at.chunk][at.start : at.start+at.length])
		}
	}
	return result
}
