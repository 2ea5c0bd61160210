package frames

import (
	"encoding/json"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

func FuzzAFrameArrivesAsIfTheSDKHadWrittenIt(f *testing.F) {
	for seed := range uint64(300) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		spec, frame := madeFrame(rand.New(rand.NewPCG(seed, 0)))
		if got, want := written(t, arrived(t, spec)), written(t, bySDK(t, frame)); got != want {
			t.Errorf("got\n%s, want\n%s", got, want)
		}
	})
}

// madeFrame is any frame, as the engine asks for it and as the SDK has it.
func madeFrame(random *rand.Rand) (Spec, *data.Frame) {
	length := []int{0, 1, 7, 8, 9, 63, 64, 65, random.IntN(300)}[random.IntN(9)]
	spec := Spec{Name: madeText(random), RefID: madeText(random)}
	frame := data.NewFrame(spec.Name)
	frame.RefID = spec.RefID
	if random.IntN(2) == 0 {
		frame.Meta = &data.FrameMeta{ExecutedQueryString: madeText(random), Notices: []data.Notice{{Text: madeText(random)}}}
		spec.Meta, _ = json.Marshal(frame.Meta)
	}
	rows := make([]int, length)
	for n := range rows {
		rows[n] = n
	}
	if random.IntN(2) == 0 && length > 0 {
		rows = make([]int, random.IntN(2*length))
		spec.Rows = make([]int32, len(rows))
		for n := range rows {
			rows[n] = random.IntN(length)
			spec.Rows[n] = int32(rows[n])
		}
	}
	for range random.IntN(7) {
		asked, field := madeField(random, length, rows)
		spec.Fields, frame.Fields = append(spec.Fields, asked), append(frame.Fields, field)
	}
	return spec, frame
}

func madeField(random *rand.Rand, length int, rows []int) (FieldSpec, *data.Field) {
	spec := FieldSpec{Name: madeText(random), Nullable: random.IntN(2) == 0}
	nullEvery := []int{1, 3, 1000}[random.IntN(3)]
	var values any
	switch random.IntN(4) {
	case 0:
		spec.Type = "number"
		numbers := madeNumbers(random, length, nullEvery)
		spec.Values = &columns.Numbers{Values: numbers}
		values = taken(rows, spec.Nullable, func(row int) (float64, bool) { return numbers[row], !math.IsNaN(numbers[row]) })
	case 1:
		spec.Type = "time"
		if !spec.Nullable {
			nullEvery = 0
		}
		numbers := madeNumbers(random, length, nullEvery)
		spec.Values = numbers
		values = taken(rows, spec.Nullable, func(row int) (time.Time, bool) {
			return time.UnixMilli(int64(numbers[row])), !math.IsNaN(numbers[row])
		})
	case 2:
		spec.Type = "string"
		texts := madeTexts(random, length, nullEvery, func(text string) string { return text })
		spec.Values = asColumn(random, texts)
		values = taken(rows, spec.Nullable, func(row int) (string, bool) { return plainTexts(texts).At(row) })
	default:
		spec.Type = "json"
		texts := madeTexts(random, length, nullEvery, func(text string) string {
			quoted, _ := json.Marshal(text)
			return string(quoted)
		})
		spec.Values = asColumn(random, texts)
		values = taken(rows, spec.Nullable, func(row int) (json.RawMessage, bool) {
			text, ok := plainTexts(texts).At(row)
			if !ok {
				return json.RawMessage("null"), false
			}
			return json.RawMessage(text), true
		})
	}
	if random.IntN(3) == 0 {
		spec.Labels = map[string]string{madeText(random): madeText(random)}
	}
	field := data.NewField(spec.Name, spec.Labels, values)
	if random.IntN(3) == 0 {
		field.Config = &data.FieldConfig{DisplayName: madeText(random), Unit: "ms"}
		spec.Config, _ = json.Marshal(field.Config)
	}
	return spec, field
}

func taken[T any](rows []int, nullable bool, at func(row int) (T, bool)) any {
	values, pointers := make([]T, len(rows)), make([]*T, len(rows))
	for n, row := range rows {
		value, ok := at(row)
		values[n] = value
		if ok {
			pointers[n] = &value
		}
	}
	if nullable {
		return pointers
	}
	return values
}

func madeNumbers(random *rand.Rand, length, nullEvery int) []float64 {
	numbers := make([]float64, length)
	for n := range numbers {
		numbers[n] = float64(random.IntN(1 << 41))
		if nullEvery > 0 && random.IntN(nullEvery) == 0 {
			numbers[n] = math.NaN()
		}
	}
	return numbers
}

func madeTexts(random *rand.Rand, length, nullEvery int, written func(string) string) []*string {
	texts := make([]*string, length)
	for n := range texts {
		if random.IntN(nullEvery) != 0 || nullEvery == 1 && random.IntN(20) == 0 {
			text := written(madeText(random))
			texts[n] = &text
		}
	}
	return texts
}

// asColumn is the texts as they are, or as a dictionary of them.
func asColumn(random *rand.Rand, texts []*string) any {
	if random.IntN(2) == 0 {
		return texts
	}
	dictionary := &columns.Dictionary{Codes: make([]int32, len(texts))}
	for n, text := range texts {
		dictionary.Codes[n] = -1
		if text == nil {
			continue
		}
		if !slices.Contains(dictionary.Values, *text) {
			dictionary.Values = append(dictionary.Values, *text)
		}
		dictionary.Codes[n] = int32(slices.Index(dictionary.Values, *text))
	}
	return dictionary
}

func madeText(random *rand.Rand) string {
	return strings.Repeat([]string{"", "a", "é", "漢字", "\"\\", "<&>", "\n", "𝄞"}[random.IntN(8)], random.IntN(5))
}
