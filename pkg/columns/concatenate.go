package columns

import (
	"errors"
	"fmt"
	"slices"
)

// Concatenate puts columns of one kind one after another. The values of dictionaries are unified; the texts themselves are
// shared with the given columns, not copied.
func Concatenate(columns []Column) (Column, error) {
	if len(columns) == 0 {
		return nil, errors.New("concatenate columns: there are none")
	}
	if len(columns) == 1 {
		return columns[0], nil
	}
	switch columns[0].(type) {
	case *Dictionary:
		return concatenateAs(columns, concatenateDictionaries)
	case *Numbers:
		return concatenateAs(columns, concatenateNumbers)
	case *Texts:
		return concatenateAs(columns, func(texts []*Texts) *Texts {
			joined := &Texts{}
			for _, column := range texts {
				joined.extend(&column.cells)
			}
			return joined
		})
	case *JSONs:
		return concatenateAs(columns, func(values []*JSONs) *JSONs {
			joined := &JSONs{}
			for _, column := range values {
				joined.extend(&column.cells)
			}
			return joined
		})
	default:
		return nil, fmt.Errorf("concatenate columns: %T is no column", columns[0])
	}
}

// ConcatenateEach does so with the columns of each name, which every piece has.
func ConcatenateEach(names []string, pieces []map[string]Column) (map[string]Column, error) {
	joined := make(map[string]Column, len(names))
	for _, name := range names {
		parts := make([]Column, len(pieces))
		for n, piece := range pieces {
			parts[n] = piece[name]
		}
		whole, err := Concatenate(parts)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		joined[name] = whole
	}
	return joined, nil
}

func concatenateAs[C Column](columns []Column, concatenate func([]C) C) (Column, error) {
	typed := make([]C, len(columns))
	for i, column := range columns {
		same, ok := column.(C)
		if !ok {
			return nil, fmt.Errorf("concatenate columns: a %T cannot follow a %T", column, columns[0])
		}
		typed[i] = same
	}
	return concatenate(typed), nil
}

func concatenateDictionaries(columns []*Dictionary) *Dictionary {
	joined := &Dictionary{Codes: make([]int32, 0, totalLength(columns))}
	index := map[string]int32{}
	for _, column := range columns {
		recode := make([]int32, len(column.Values)+1)
		recode[0] = -1
		for i, value := range column.Values {
			code, known := index[value]
			if !known {
				code = int32(len(joined.Values)) // #nosec G115 -- fewer than bytes in memory
				index[value] = code
				joined.Values = append(joined.Values, value)
			}
			recode[i+1] = code
		}
		for _, code := range column.Codes {
			joined.Codes = append(joined.Codes, recode[code+1])
		}
	}
	return joined
}

func concatenateNumbers(columns []*Numbers) *Numbers {
	joined := make([]float64, 0, totalLength(columns))
	for _, column := range columns {
		joined = append(joined, column.Values...)
	}
	return &Numbers{Values: joined}
}

func totalLength[C Column](columns []C) int {
	total := 0
	for _, column := range columns {
		total += column.Len()
	}
	return total
}

func (c *cells) extend(other *cells) {
	shift := c.adopt(other)
	c.extents = slices.Grow(c.extents, len(other.extents))
	for _, at := range other.extents {
		c.extents = append(c.extents, at.shifted(shift))
	}
}
