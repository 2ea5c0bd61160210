package columns

import (
	"encoding/json"
	"errors"
	"math"
	"slices"
	"testing"
)

// The cases lie in tests/vectors/operations.

// given is a column in a vector.
type given struct {
	Dictionary, Texts, JSON []*string
	Numbers                 []*float64
}

func (g given) column() Column {
	switch {
	case g.Dictionary != nil:
		return dictionaryOf(g.Dictionary)
	case g.Texts != nil:
		return newTexts(g.Texts)
	case g.JSON != nil:
		return &JSONs{newTexts(g.JSON).cells}
	default:
		return &Numbers{Values: floatsOf(g.Numbers)}
	}
}

// newTexts makes a column of plain strings; nil is null.
func newTexts(texts []*string) *Texts {
	column := &Texts{}
	for _, text := range texts {
		at := nullExtent
		if text != nil {
			at = column.store([]byte(*text))
		}
		column.extents = append(column.extents, at)
	}
	return column
}

func dictionaryOf(texts []*string) *Dictionary {
	column := &Dictionary{Codes: []int32{}}
	for _, text := range texts {
		code := -1
		if text != nil {
			if code = slices.Index(column.Values, *text); code < 0 {
				code = len(column.Values)
				column.Values = append(column.Values, *text)
			}
		}
		column.Codes = append(column.Codes, int32(code))
	}
	return column
}

func floatsOf(numbers []*float64) []float64 {
	floats := make([]float64, len(numbers))
	for i, number := range numbers {
		floats[i] = math.NaN()
		if number != nil {
			floats[i] = *number
		}
	}
	return floats
}

// eachVector runs the cases of one file.
func eachVector[V any](t *testing.T, operation string, check func(t *testing.T, vector V)) {
	for _, vector := range vectorsIn[json.RawMessage](t, "operations") {
		if vector.file != operation {
			continue
		}
		var named struct{ Name string }
		var value V
		if err := errors.Join(json.Unmarshal(vector.value, &named), json.Unmarshal(vector.value, &value)); err != nil {
			t.Fatal(err)
		}
		t.Run(operation+"/"+named.Name, func(t *testing.T) { check(t, value) })
	}
}

func TestCombine(t *testing.T) {
	type vector struct {
		Columns [][]*string
		Codes   []int32
		Tuples  [][]*string
	}
	eachVector(t, "combine", func(t *testing.T, v vector) {
		columns := make([]*Dictionary, len(v.Columns))
		for i, texts := range v.Columns {
			columns[i] = dictionaryOf(texts)
		}
		codes, tuples, err := Combine(columns)
		if err != nil || !slices.Equal(codes, v.Codes) || len(tuples) != len(v.Tuples)*len(columns) {
			t.Fatalf("codes %v tuples %v error %v, want codes %v", codes, tuples, err, v.Codes)
		}
		for i, code := range tuples {
			column, want := columns[i%len(columns)], v.Tuples[i/len(columns)][i%len(columns)]
			if (code < 0) != (want == nil) || want != nil && column.Values[code] != *want {
				t.Errorf("place %d of the tuples is code %d", i, code)
			}
		}
	})
}

func TestCombineOfManyValuesEqualsThatOfFew(t *testing.T) {
	wide := &Dictionary{Values: make([]string, smallTable)}
	narrow := &Dictionary{Values: make([]string, 7)}
	for row := range 1000 {
		wide.Codes = append(wide.Codes, int32(row*row%7)-1)
		narrow.Codes = append(narrow.Codes, int32(row*row%7)-1)
	}
	other := &Dictionary{Values: make([]string, 3), Codes: make([]int32, 1000)}
	for row := range other.Codes {
		other.Codes[row] = int32(row%4) - 1
	}
	manyCodes, manyTuples, _ := Combine([]*Dictionary{wide, other})
	fewCodes, fewTuples, _ := Combine([]*Dictionary{narrow, other})
	if !slices.Equal(manyCodes, fewCodes) || !slices.Equal(manyTuples, fewTuples) {
		t.Error("the ways to combine differ")
	}
}

func TestConcatenate(t *testing.T) {
	type vector struct {
		Columns []given
		Result  given
		Values  []string
	}
	eachVector(t, "concatenate", func(t *testing.T, v vector) {
		columns := make([]Column, len(v.Columns))
		for i := range v.Columns {
			columns[i] = v.Columns[i].column()
		}
		joined, err := Concatenate(columns)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "result", plain(joined), plain(v.Result.column()))
		if dictionary, ok := joined.(*Dictionary); ok && !slices.Equal(dictionary.Values, v.Values) {
			t.Errorf("values %v, want %v", dictionary.Values, v.Values)
		}
	})
}

func TestConcatenateRefusesColumnsOfTwoKinds(t *testing.T) {
	if _, err := Concatenate([]Column{&Numbers{}, &Texts{}}); err == nil {
		t.Error("no error")
	}
	if _, err := Concatenate(nil); err == nil {
		t.Error("no error for no columns")
	}
}

func TestSelect(t *testing.T) {
	type vector struct {
		Length     int
		Conditions []struct {
			Kind           string
			Values         []*float64
			Min, Max       float64
			Codes          []int32
			Allowed, Flags []int
		}
		Rows []int32
	}
	eachVector(t, "select", func(t *testing.T, v vector) {
		var conditions []Condition
		for _, c := range v.Conditions {
			switch c.Kind {
			case "range":
				conditions = append(conditions, Range{Values: floatsOf(c.Values), Min: c.Min, Max: c.Max})
			case "codes":
				conditions = append(conditions, Codes{Codes: c.Codes, Allowed: bytesOf(c.Allowed)})
			case "flags":
				conditions = append(conditions, Flags{Flags: bytesOf(c.Flags)})
			}
		}
		if rows := Select(v.Length, conditions); !slices.Equal(rows, v.Rows) {
			t.Errorf("rows %v, want %v", rows, v.Rows)
		}
	})
}

func bytesOf(numbers []int) []uint8 {
	bytes := make([]uint8, len(numbers))
	for i, number := range numbers {
		bytes[i] = uint8(number)
	}
	return bytes
}

func TestOrder(t *testing.T) {
	type vector struct {
		Rows, Result []int32
		Keys         []*float64
	}
	eachVector(t, "order", func(t *testing.T, v vector) {
		given := slices.Clone(v.Rows)
		if rows := Order(v.Rows, floatsOf(v.Keys)); !slices.Equal(rows, v.Result) {
			t.Errorf("rows %v, want %v", rows, v.Result)
		}
		if !slices.Equal(v.Rows, given) {
			t.Error("the rows given were changed")
		}
	})
}

func TestTally(t *testing.T) {
	type vector struct {
		Rows, Codes []int32
		Size        int
		Counts      []float64
	}
	eachVector(t, "tally", func(t *testing.T, v vector) {
		if counts := Tally(v.Rows, v.Codes, v.Size); !slices.Equal(counts, v.Counts) {
			t.Errorf("counts %v, want %v", counts, v.Counts)
		}
	})
}

func TestSums(t *testing.T) {
	type vector struct {
		Rows, Codes   []int32
		Size          int
		Numbers, Sums []*float64
	}
	eachVector(t, "sums", func(t *testing.T, v vector) {
		sums, err := Sums(v.Rows, v.Codes, v.Size, floatsOf(v.Numbers))
		if err != nil {
			t.Fatal(err)
		}
		same(t, "sums", plain(&Numbers{Values: sums}), plain(&Numbers{Values: floatsOf(v.Sums)}))
	})
}

func TestSumsRefuseARowThatIsNotThere(t *testing.T) {
	for _, row := range []int32{-1, 1} {
		if _, err := Sums([]int32{row}, []int32{0}, 1, []float64{1}); err == nil {
			t.Errorf("row %d is in no sum, and nothing says so", row)
		}
	}
}

func TestHistogram(t *testing.T) {
	type vector struct {
		Rows, Codes []int32
		Times       []*float64
		Groups      int
		Buckets     Buckets
		Counts      []float64
	}
	eachVector(t, "histogram", func(t *testing.T, v vector) {
		counts := Histogram(v.Rows, floatsOf(v.Times), v.Codes, v.Groups, v.Buckets)
		if !slices.Equal(counts, v.Counts) {
			t.Errorf("counts %v, want %v", counts, v.Counts)
		}
	})
}

func TestRecode(t *testing.T) {
	type vector struct {
		Codes, Map, Result []int32
	}
	eachVector(t, "recode", func(t *testing.T, v vector) {
		if codes := Recode(v.Codes, v.Map); !slices.Equal(codes, v.Result) {
			t.Errorf("codes %v, want %v", codes, v.Result)
		}
	})
}

func TestJoinBars(t *testing.T) {
	type vector struct {
		Keys, Roles, Open []int32
		Times             []*float64
		Close             *float64
		Starts, Ends      []*float64
	}
	eachVector(t, "join-bars", func(t *testing.T, v vector) {
		joined, err := JoinBars(v.Keys, v.Roles, floatsOf(v.Times), floatsOf([]*float64{v.Close})[0])
		if err != nil {
			t.Fatal(err)
		}
		same(t, "starts", plain(&Numbers{joined.Starts}), plain(&Numbers{floatsOf(v.Starts)}))
		same(t, "ends", plain(&Numbers{joined.Ends}), plain(&Numbers{floatsOf(v.Ends)}))
		if !slices.Equal(joined.Open, v.Open) {
			t.Errorf("open %v, want %v", joined.Open, v.Open)
		}
	})
}

func TestSubstitute(t *testing.T) {
	type vector struct {
		Texts, Result []*string
		Substitutes   map[string]string
	}
	eachVector(t, "substitute", func(t *testing.T, v vector) {
		given := newTexts(v.Texts)
		before := plain(given)
		result, err := Substitute(given, v.Substitutes)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "result", plain(result), plain(newTexts(v.Result)))
		same(t, "the column itself", plain(given), before)
	})
}

func TestJoin(t *testing.T) {
	type vector struct {
		Length int
		Parts  []json.RawMessage
		Result []string
	}
	eachVector(t, "join", func(t *testing.T, v vector) {
		var parts []any
		for _, text := range v.Parts {
			var literal string
			var column given
			if json.Unmarshal(text, &literal) == nil {
				parts = append(parts, literal)
			} else if err := json.Unmarshal(text, &column); err == nil {
				parts = append(parts, column.column())
			}
		}
		joined, err := Join(v.Length, parts)
		if err != nil {
			t.Fatal(err)
		}
		want := []any{}
		for _, text := range v.Result {
			want = append(want, text)
		}
		same(t, "result", plain(joined), want)
	})
}

func TestCoalesce(t *testing.T) {
	type vector struct {
		First, Second, Result given
	}
	eachVector(t, "coalesce", func(t *testing.T, v vector) {
		merged, err := Coalesce(v.First.column(), v.Second.column())
		if err != nil {
			t.Fatal(err)
		}
		same(t, "result", plain(merged), plain(v.Result.column()))
	})
}

func TestTextsOf(t *testing.T) {
	type vector struct {
		Column given
		Rows   []int32
		Result []*string
	}
	eachVector(t, "texts", func(t *testing.T, v vector) {
		texts, err := TextsOf(v.Column.column(), v.Rows)
		if err != nil {
			t.Fatal(err)
		}
		same(t, "result", texts, v.Result)
	})
}
