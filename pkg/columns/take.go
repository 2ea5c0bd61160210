package columns

import "math"

// Take keeps all values of the dictionary.
func (d *Dictionary) Take(rows []int32) Column {
	return &Dictionary{Codes: taken(d.Codes, rows, -1), Values: d.Values}
}

// Take is Column's.
func (n *Numbers) Take(rows []int32) Column {
	return &Numbers{Values: taken(n.Values, rows, math.NaN())}
}

// Take is Column's.
func (t *Texts) Take(rows []int32) Column { return &Texts{t.take(rows)} }

// Take is Column's.
func (j *JSONs) Take(rows []int32) Column { return &JSONs{j.take(rows)} }

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
	result := cells{extents: taken(c.extents, rows, nullExtent)}
	all, wanted := 0, 0
	for _, chunk := range c.chunks {
		all += len(chunk)
	}
	for _, at := range result.extents {
		wanted += int(max(0, at.length))
	}
	if 2*wanted >= all {
		result.adopt(c)
		return result
	}
	for i, at := range result.extents {
		if at.length > 0 {
			result.extents[i] = result.store(c.chunks[at.chunk][at.start : at.start+at.length])
		}
	}
	return result
}
