package columns

import (
	"math"
	"testing"
)

func TestArithmeticGoesByRowAndNullStaysNull(t *testing.T) {
	null := math.NaN()
	column := &Numbers{Values: []float64{1, null, 3}}
	other := &Numbers{Values: []float64{10, 20}}
	filled, err := Fill(column, []int32{2, 1}, other)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		got  *Numbers
		want []any
	}{
		"add a number":    {Add(column, Number(5)), []any{6.0, nil, 8.0}},
		"add a column":    {Add(column, other), []any{11.0, nil, nil}},
		"sequence":        {Sequence(-1, 2.5, 3), []any{-1.0, 1.5, 4.0}},
		"empty sequence":  {Sequence(1, 1, 0), []any{}},
		"scale":           {Scale(column, -2), []any{-2.0, nil, -6.0}},
		"clamp":           {Clamp(column, Number(2), Number(2.5)), []any{2.0, nil, 2.5}},
		"clamp by column": {Clamp(column, other, Number(math.Inf(1))), []any{10.0, nil, 3.0}},
		"fill":            {filled, []any{1.0, 20.0, nil}},
	} {
		same(t, name, plain(c.got), c.want)
	}
	same(t, "the column itself", plain(column), []any{1.0, nil, 3.0})
	if _, err := Fill(column, []int32{3}, Number(1)); err == nil {
		t.Error("no error for a row that does not exist")
	}
}

func TestCutBarsEndsEachBarWhereTheNextOfItsKeyStarts(t *testing.T) {
	null := math.NaN()
	rows := []int32{4, 0, 1, 2, 3}
	keys := []int32{0, 1, 0, -1, -1}
	starts := []float64{2, 3, 5, 9, 1}
	got, err := CutBars(rows, keys, starts, []float64{8, 4, null, 10, null})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "ends", plain(&Numbers{got}), []any{5.0, 4.0, nil, 10.0, 9.0})
	if _, err := CutBars(rows, keys, starts, nil); err == nil {
		t.Error("no error for ends that are missing")
	}
}
