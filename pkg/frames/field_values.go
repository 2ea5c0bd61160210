package frames

import (
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"time"
	"unsafe"

	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

// What fits into nanoseconds since 1970, in which Grafana's frames travel; ms.
const (
	earliestTime = math.MinInt64 / 1_000_000
	latestTime   = math.MaxInt64 / 1_000_000
)

var errNull = errors.New("there is a null in a field that has none")

func fieldValues(spec FieldSpec, rows []int32) (any, error) {
	switch spec.Type {
	case "time":
		return timeValues(spec, rows)
	case "number":
		return numberValues(spec, rows)
	case "string":
		return stringValues(spec, rows)
	case "json":
		return jsonValues(spec, rows)
	default:
		return nil, fmt.Errorf("there is no field type %q", spec.Type)
	}
}

func timeValues(spec FieldSpec, rows []int32) (any, error) {
	numbers, err := numbersOf(spec.Values)
	if err != nil {
		return nil, err
	}
	hasNull := false
	times, err := gather(rows, len(numbers), func(row int) time.Time {
		hasNull = hasNull || math.IsNaN(numbers[row])
		return timeOf(numbers[row])
	})
	if err != nil {
		return nil, err
	}
	if !spec.Nullable {
		if hasNull {
			return nil, errNull
		}
		return times, nil
	}
	return pointers(times, time.Time.IsZero), nil
}

// timeOf is the zero time for null.
func timeOf(ms float64) time.Time {
	if math.IsNaN(ms) {
		return time.Time{}
	}
	return time.UnixMilli(int64(min(max(ms, earliestTime), latestTime))).UTC()
}

func numberValues(spec FieldSpec, rows []int32) (any, error) {
	numbers, err := numbersOf(spec.Values)
	if err != nil {
		return nil, err
	}
	if rows == nil && !spec.Nullable {
		return numbers, nil
	}
	gathered, err := gather(rows, len(numbers), func(row int) float64 { return numbers[row] })
	if err != nil || !spec.Nullable {
		return gathered, err
	}
	return pointers(gathered, math.IsNaN), nil
}

func stringValues(spec FieldSpec, rows []int32) (any, error) {
	// Rows of a dictionary may point to its values, which are few.
	if column, ok := spec.Values.(*columns.Dictionary); ok && spec.Nullable {
		return gather(rows, column.Len(), func(row int) *string {
			if code := column.Codes[row]; code >= 0 && int(code) < len(column.Values) {
				return &column.Values[code]
			}
			return nil
		})
	}
	if texts, ok := spec.Values.([]*string); ok && spec.Nullable {
		return gather(rows, len(texts), func(row int) *string { return texts[row] })
	}
	length, textAt, err := textsIn(spec.Values)
	if err != nil {
		return nil, err
	}
	if !spec.Nullable {
		return gather(rows, length, func(row int) string { text, _ := textAt(row); return text })
	}
	count := rowCount(rows, length)
	texts := make([]string, 0, count)
	return gather(rows, length, func(row int) *string {
		text, ok := textAt(row)
		if !ok {
			return nil
		}
		texts = append(texts, text)
		return &texts[len(texts)-1]
	})
}

func jsonValues(spec FieldSpec, rows []int32) (any, error) {
	length, textAt, err := textsIn(spec.Values)
	if err != nil {
		return nil, err
	}
	_, known := spec.Values.(*columns.JSONs)
	if column, ok := spec.Values.(*columns.Dictionary); ok {
		known = true
		for _, value := range column.Values {
			if !json.Valid(bytesOf(value)) {
				return nil, errNotJSON
			}
		}
	}
	valid := true
	values, err := gather(rows, length, func(row int) json.RawMessage {
		text, ok := textAt(row)
		if !ok {
			return nil
		}
		valid = valid && (known || json.Valid(bytesOf(text)))
		return bytesOf(text)
	})
	switch {
	case err != nil:
		return nil, err
	case !valid:
		return nil, errNotJSON
	case spec.Nullable:
		return pointers(values, func(value json.RawMessage) bool { return value == nil }), nil
	}
	for i, value := range values {
		if value == nil {
			values[i] = json.RawMessage("null")
		}
	}
	return values, nil
}

var errNotJSON = errors.New("there is a text that is no JSON")

func numbersOf(values any) ([]float64, error) {
	switch values := values.(type) {
	case []float64:
		return values, nil
	case *columns.Numbers:
		return values.Values, nil
	default:
		return nil, fmt.Errorf("a %T has no numbers", values)
	}
}

// textsIn is the number of rows, and the text of each; false for null.
func textsIn(values any) (int, func(row int) (string, bool), error) {
	switch values := values.(type) {
	case *columns.Dictionary:
		return values.Len(), values.At, nil
	case *columns.Texts:
		return values.Len(), values.At, nil
	case *columns.JSONs:
		return values.Len(), values.At, nil
	case []*string:
		return len(values), func(row int) (string, bool) {
			if values[row] == nil {
				return "", false
			}
			return *values[row], true
		}, nil
	default:
		return 0, nil, fmt.Errorf("a %T has no texts", values)
	}
}

func rowCount(rows []int32, length int) int {
	if rows == nil {
		return length
	}
	return len(rows)
}

// gather takes the rows, or all of them when rows is nil.
func gather[T any](rows []int32, length int, at func(row int) T) ([]T, error) {
	values := make([]T, rowCount(rows, length))
	if rows == nil {
		for row := range values {
			values[row] = at(row)
		}
		return values, nil
	}
	for i, row := range rows {
		if row < 0 || int(row) >= length {
			return nil, fmt.Errorf("there is no row %d among %d", row, length)
		}
		values[i] = at(int(row))
	}
	return values, nil
}

// pointers points to the values; nil for those that stand for null.
func pointers[T any](values []T, isNull func(T) bool) []*T {
	pointers := make([]*T, len(values))
	for i := range values {
		if !isNull(values[i]) {
			pointers[i] = &values[i]
		}
	}
	return pointers
}

// bytesOf shares the text's memory.
func bytesOf(text string) []byte { return unsafe.Slice(unsafe.StringData(text), len(text)) }
