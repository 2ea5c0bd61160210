package runtime

import (
	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

// mostInSequence is far more than any series has points.
const mostInSequence = 1 << 20

func (i *isolate) sequence(call sobek.FunctionCall) sobek.Value {
	first, step := i.number(call.Argument(0), "first"), i.number(call.Argument(1), "step")
	count := i.count(call.Argument(2), "count")
	if count > mostInSequence {
		panic(i.typeError("count must be at most %d", mostInSequence))
	}
	return i.columnObject(columns.Sequence(first, step, int(count)))
}

func (i *isolate) add(call sobek.FunctionCall) sobek.Value {
	return i.columnObject(columns.Add(i.numbers(call.Argument(0), "column"), i.operand(call.Argument(1), "other")))
}

func (i *isolate) scale(call sobek.FunctionCall) sobek.Value {
	return i.columnObject(columns.Scale(i.numbers(call.Argument(0), "column"), i.number(call.Argument(1), "factor")))
}

func (i *isolate) clamp(call sobek.FunctionCall) sobek.Value {
	column := i.numbers(call.Argument(0), "column")
	return i.columnObject(columns.Clamp(column, i.operand(call.Argument(1), "lowest"), i.operand(call.Argument(2), "highest")))
}

func (i *isolate) fill(call sobek.FunctionCall) sobek.Value {
	column, rows := i.numbers(call.Argument(0), "column"), i.int32s(call.Argument(1), "rows")
	return i.made(columns.Fill(column, rows, i.operand(call.Argument(2), "value")))
}

func (i *isolate) cutBars(call sobek.FunctionCall) sobek.Value {
	rows, keys := i.int32s(call.Argument(0), "rows"), i.int32s(call.Argument(1), "keys")
	starts, ends := i.float64s(call.Argument(2), "starts"), i.float64s(call.Argument(3), "ends")
	cut, err := columns.CutBars(rows, keys, starts, ends)
	i.refuse(err)
	return i.newFloat64Array(cut)
}

func (i *isolate) numbers(value sobek.Value, what string) *columns.Numbers {
	return &columns.Numbers{Values: i.float64s(i.object(value, what).Get("values"), what+".values")}
}

// operand reads a number, or a column of numbers.
func (i *isolate) operand(value sobek.Value, what string) columns.Operand {
	if value != nil && sobek.IsNumber(value) {
		return columns.Number(value.ToFloat())
	}
	return i.numbers(value, what)
}
