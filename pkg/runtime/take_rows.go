package runtime

import (
	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

func (i *isolate) take(call sobek.FunctionCall) sobek.Value {
	column, rows := i.column(call.Argument(0), "column"), i.int32s(call.Argument(1), "rows")
	taken := column.Take(rows)
	if dictionary, ok := taken.(*columns.Dictionary); ok {
		// The array of values as it is: making it anew would cost a visit to each.
		return i.objectOf(map[string]any{
			"kind": "dictionary", "codes": i.newInt32Array(dictionary.Codes), "values": i.object(call.Argument(0), "column").Get("values"),
		})
	}
	return i.columnObject(taken)
}

func (i *isolate) distinct(call sobek.FunctionCall) sobek.Value {
	codes, values := columns.Distinct(i.float64s(call.Argument(0), "numbers"))
	return i.objectOf(map[string]any{"codes": i.newInt32Array(codes), "values": i.newFloat64Array(values)})
}

func (i *isolate) firstOfEach(call sobek.FunctionCall) sobek.Value {
	rows, keys := i.int32s(call.Argument(0), "rows"), i.object(call.Argument(1), "keys")
	var given any
	switch {
	case isTypedArray[[]float64](keys):
		given = i.float64s(keys, "keys")
	case isTypedArray[[]int32](keys):
		given = i.int32s(keys, "keys")
	default:
		given = held[*columns.Texts](i, keys, "keys")
	}
	first, err := columns.FirstOfEach(rows, given)
	i.refuse(err)
	return i.newInt32Array(first)
}
