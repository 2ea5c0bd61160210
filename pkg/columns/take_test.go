package columns

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func texts(given ...string) *Texts {
	column := &Texts{}
	for _, text := range given {
		column.extents = append(column.extents, column.store([]byte(text)))
	}
	return column
}

func TestTakeGivesRowsOfEveryKindInTheOrderAskedForAndNullForNoRow(t *testing.T) {
	rows := []int32{2, 0, -1, 2, 3}
	for name, column := range map[string]Column{
		"dictionary": &Dictionary{Codes: []int32{1, 0, 1}, Values: []string{"b", "a"}},
		"texts":      texts("a", "b", "a"),
		"json":       &JSONs{texts("a", "b", "a").cells},
	} {
		same(t, name, plain(column.Take(rows)), []any{"a", "a", nil, "a", nil})
	}
	numbers := &Numbers{Values: []float64{1, 2, 3}}
	same(t, "numbers", plain(numbers.Take(rows)), []any{3.0, 1.0, nil, 3.0, nil})
}

func TestTakeSharesTextsWhereMostAreTakenAndFreesTheRestWhereFewAre(t *testing.T) {
	all := &Texts{}
	for range 1000 {
		all.extents = append(all.extents, all.store([]byte(strings.Repeat("x", 1000))))
	}
	few := all.Take([]int32{7})
	if bytes := few.(*Texts).Bytes(); bytes > 10_000 {
		t.Errorf("one row of a thousand keeps %d bytes", bytes)
	}
	most := all.Take(Select(900, nil))
	if &most.(*Texts).chunks[0][0] != &all.chunks[0][0] {
		t.Error("texts were copied")
	}
}

func TestFirstOfEachKeepsTheFirstRowOfAKeyAndEveryRowWithoutOne(t *testing.T) {
	rows := []int32{4, 0, 1, 2, 3, 9}
	for name, keys := range map[string]any{
		"numbers": []float64{1.5, 2, 1.5, math.NaN(), math.NaN()},
		"codes":   []int32{0, 1, 0, -1, -1},
		"gaps":    []int32{math.MaxInt32, 1, math.MaxInt32, -1, -1},
		"texts":   &Texts{cells{extents: append(texts("a", "", "a").extents, nullExtent, nullExtent), chunks: [][]byte{[]byte("aa")}}},
	} {
		got, err := FirstOfEach(rows, keys)
		if want := []int32{4, 0, 1, 3, 9}; err != nil || !slices.Equal(got, want) {
			t.Errorf("%s: %v %v, want %v", name, got, err, want)
		}
	}
	rising := []int32{0, 2, 4}
	got, err := FirstOfEach(rising, []float64{1, 1, 2, 2, 3})
	if err != nil || !slices.Equal(got, rising) {
		t.Errorf("rising: %v %v, want %v", got, err, rising)
	}
	got[0] = 9
	if rising[0] != 0 {
		t.Error("the rows given were changed")
	}
	if _, err := FirstOfEach(rows, []string{}); err == nil {
		t.Error("no error for keys that are none")
	}
}

func TestSelectKnowsRowsByTheirNumbers(t *testing.T) {
	got := Select(4, []Condition{Rows{[]int32{3, 1, 3, -1, 9}}})
	if want := []int32{1, 3}; !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
	if got := Select(4, []Condition{Rows{}, Rows{[]int32{1}}}); len(got) > 0 {
		t.Error(got)
	}
}
