package columns

import (
	"fmt"
	"math"
	"slices"
)

// An operand is the same number in every row, or one a row; a row beyond its end has none (NaN).

// Number is the same in every row.
type Number float64

// Operand is a Number or *Numbers.
type Operand interface {
	in(row int) float64
}

func (n Number) in(int) float64 { return float64(n) }

func (n *Numbers) in(row int) float64 {
	if row >= len(n.Values) {
		return math.NaN()
	}
	return n.Values[row]
}

// Sequence counts up from the first number by a step.
func Sequence(first, step float64, count int) *Numbers {
	values := make([]float64, count)
	for place := range values {
		values[place] = first + float64(place)*step
	}
	return &Numbers{Values: values}
}

// Add sums by row; null where either is.
func Add(column *Numbers, other Operand) *Numbers {
	return mapped(column, func(row int, value float64) float64 { return value + other.in(row) })
}

// Scale multiplies every number.
func Scale(column *Numbers, factor float64) *Numbers {
	return mapped(column, func(_ int, value float64) float64 { return value * factor })
}

// Clamp puts the bound in place of numbers that lie beyond it; null stays null, and a bound that is null bounds nothing.
func Clamp(column *Numbers, lowest, highest Operand) *Numbers {
	return mapped(column, func(row int, value float64) float64 {
		if low := lowest.in(row); value < low {
			value = low
		}
		if high := highest.in(row); value > high {
			value = high
		}
		return value
	})
}

func mapped(column *Numbers, change func(row int, value float64) float64) *Numbers {
	result := make([]float64, len(column.Values))
	for row, value := range column.Values {
		result[row] = change(row, value)
	}
	return &Numbers{Values: result}
}

// Fill puts a number, or what another column has there, into some rows.
func Fill(column *Numbers, rows []int32, value Operand) (*Numbers, error) {
	filled := slices.Clone(column.Values)
	for _, row := range rows {
		if row < 0 || int(row) >= len(filled) {
			return nil, fmt.Errorf("fill rows: there is no row %d among %d", row, len(filled))
		}
		filled[row] = value.in(int(row))
	}
	return &Numbers{Values: filled}, nil
}
