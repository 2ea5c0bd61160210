package frames

import (
	"encoding/json"
	"errors"
	"fmt"
	"unsafe"

	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

// vector is a field's values on their way into the body of an Arrow batch.
type vector interface {
	length() int
	// measure counts before anything is written, so that everything has its place.
	measure(rows []int32, count int) (measured, error)
	// write fills the buffers that were measured; they are all zero.
	write(rows []int32, count int, validity []byte, buffers [][]byte)
}

// measured are the nulls among the rows, and the bytes of the buffers beside the validity of each row.
type measured struct {
	nulls   int
	buffers []int
}

var (
	errNull    = errors.New("there is a null in a field that has none")
	errTooLong = errors.New("it has more than 2 GiB of text")
	errNotJSON = errors.New("there is a text that is no JSON")
)

func vectorOf(spec FieldSpec) (vector, error) {
	switch spec.Type {
	case "time":
		values, err := numbersOf(spec.Values)
		return &times{values, spec.Nullable}, err
	case "number":
		values, err := numbersOf(spec.Values)
		return &numbers{values, spec.Nullable}, err
	case "string":
		values, err := textsOf(spec.Values)
		return &texts{values: values, nullable: spec.Nullable}, err
	case "json":
		values, err := textsOf(spec.Values)
		if err != nil {
			return nil, err
		}
		return &texts{values: values, nullable: spec.Nullable, null: "null"}, checkJSON(values)
	default:
		return nil, fmt.Errorf("there is no field type %q", spec.Type)
	}
}

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

func textsOf(values any) (textColumn, error) {
	switch values := values.(type) {
	case *columns.Dictionary:
		return values, nil
	case *columns.Texts:
		return values, nil
	case *columns.JSONs:
		return values, nil
	case []*string:
		return plainTexts(values), nil
	default:
		return nil, fmt.Errorf("a %T has no texts", values)
	}
}

// checkJSON looks at every text that is not known to be JSON.
func checkJSON(values textColumn) error {
	switch values := values.(type) {
	case *columns.JSONs:
		return nil
	case *columns.Dictionary:
		for _, value := range values.Values {
			if !isJSON(value) {
				return errNotJSON
			}
		}
		return nil
	}
	for row := range values.Len() {
		if text, ok := values.At(row); ok && !isJSON(text) {
			return errNotJSON
		}
	}
	return nil
}

func isJSON(text string) bool { return json.Valid(unsafe.Slice(unsafe.StringData(text), len(text))) }

// rowAt is the n-th row to take.
func rowAt(rows []int32, n int) int {
	if rows == nil {
		return n
	}
	return int(rows[n])
}

func setBit(bits []byte, n int) { bits[n>>3] |= 1 << (n & 7) }
