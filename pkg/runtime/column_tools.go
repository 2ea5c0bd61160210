package runtime

import (
	"unsafe"

	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

// The most cells that an operation may make, whatever sizes it is asked for: far beyond any honest answer, and short of
// the memory of any machine.
const mostCells = 1 << 26

// columnTools is `ColumnTools` of src/engine/seam/column-tools.ts.
func (i *isolate) columnTools() *sobek.Object {
	return i.objectOf(map[string]any{
		"combine":         i.native("columns.combine", i.combine),
		"concatenate":     i.native("columns.concatenate", i.concatenate),
		"concatenateEach": i.native("columns.concatenateEach", i.concatenateEach),
		"select":          i.native("columns.select", i.selectRows),
		"order":           i.native("columns.order", i.order),
		"tally":           i.native("columns.tally", i.tally),
		"sums":            i.native("columns.sums", i.sums),
		"histogram":       i.native("columns.histogram", i.histogram),
		"join":            i.native("columns.join", i.join),
		"coalesce":        i.native("columns.coalesce", i.coalesce),
		"recode":          i.native("columns.recode", i.recode),
		"oneLines":        i.native("columns.oneLines", i.oneLines),
		"substitute":      i.native("columns.substitute", i.substitute),
		"joinBars":        i.native("columns.joinBars", i.joinBars),
		"texts":           i.native("columns.texts", i.textsOf),
		"take":            i.native("columns.take", i.take),
		"firstOfEach":     i.native("columns.firstOfEach", i.firstOfEach),
		"sequence":        i.native("columns.sequence", i.sequence),
		"add":             i.native("columns.add", i.add),
		"scale":           i.native("columns.scale", i.scale),
		"clamp":           i.native("columns.clamp", i.clamp),
		"fill":            i.native("columns.fill", i.fill),
		"cutBars":         i.native("columns.cutBars", i.cutBars),
		"jsonObject":      i.native("columns.jsonObject", i.jsonObject),
		"jsonPairs":       i.native("columns.jsonPairs", i.jsonPairs),
		"jsonArray":       i.native("columns.jsonArray", i.jsonArray),
		"unsaid":          i.native("columns.unsaid", i.unsaid),
		"distinct":        i.native("columns.distinct", i.distinct),
	})
}

func (i *isolate) combine(call sobek.FunctionCall) sobek.Value {
	var dictionaries []*columns.Dictionary
	for _, item := range i.list(call.Argument(0), "columns") {
		dictionaries = append(dictionaries, i.dictionary(item, "a column"))
	}
	codes, tuples, err := columns.Combine(dictionaries)
	i.refuse(err)
	return i.objectOf(map[string]any{"codes": i.newInt32Array(codes), "tuples": i.newInt32Array(tuples)})
}

func (i *isolate) concatenate(call sobek.FunctionCall) sobek.Value {
	var parts []columns.Column
	for _, item := range i.list(call.Argument(0), "columns") {
		parts = append(parts, i.column(item, "a column"))
	}
	return i.made(columns.Concatenate(parts))
}

func (i *isolate) concatenateEach(call sobek.FunctionCall) sobek.Value {
	names := i.texts(call.Argument(0), "names")
	var pieces []map[string]columns.Column
	for _, item := range i.list(call.Argument(1), "pieces") {
		pieces = append(pieces, i.columnsOf(i.object(item, "a piece"), names))
	}
	joined, err := columns.ConcatenateEach(names, pieces)
	i.refuse(err)
	made := make(map[string]any, len(joined))
	for name, column := range joined {
		made[name] = i.columnObject(column)
	}
	return i.objectOf(made)
}

func (i *isolate) order(call sobek.FunctionCall) sobek.Value {
	rows, keys := i.int32s(call.Argument(0), "rows"), i.object(call.Argument(1), "keys")
	if isTypedArray[[]float64](keys) {
		return i.newInt32Array(columns.Order(rows, i.float64s(keys, "keys")))
	}
	return i.newInt32Array(columns.OrderTexts(rows, held[*columns.Texts](i, keys, "keys")))
}

func (i *isolate) tally(call sobek.FunctionCall) sobek.Value {
	rows, codes := i.int32s(call.Argument(0), "rows"), i.int32s(call.Argument(1), "codes")
	return i.newFloat64Array(columns.Tally(rows, codes, i.cells(call.Argument(2), "size")))
}

func (i *isolate) sums(call sobek.FunctionCall) sobek.Value {
	rows, codes := i.int32s(call.Argument(0), "rows"), i.int32s(call.Argument(1), "codes")
	size, numbers := i.cells(call.Argument(2), "size"), i.float64s(call.Argument(3), "numbers")
	sums, err := columns.Sums(rows, codes, size, numbers)
	i.refuse(err)
	return i.newFloat64Array(sums)
}

func (i *isolate) histogram(call sobek.FunctionCall) sobek.Value {
	rows, times := i.int32s(call.Argument(0), "rows"), i.float64s(call.Argument(1), "times")
	var codes []int32
	if given := call.Argument(2); !missing(given) {
		if codes = i.int32s(given, "codes"); codes == nil {
			codes = []int32{} // nil would mean one group
		}
	}
	groups := i.cells(call.Argument(3), "groups")
	given := i.object(call.Argument(4), "buckets")
	buckets := columns.Buckets{
		Start:    i.number(given.Get("start"), "start"),
		Interval: i.number(given.Get("interval"), "interval"),
		Count:    i.cells(given.Get("count"), "count"),
	}
	if groups*buckets.Count > mostCells {
		panic(i.typeError("groups and buckets must be fewer"))
	}
	return i.newFloat64Array(columns.Histogram(rows, times, codes, groups, buckets))
}

func (i *isolate) join(call sobek.FunctionCall) sobek.Value {
	return i.made(columns.Join(i.cells(call.Argument(0), "length"), i.parts(call.Argument(1))))
}

func (i *isolate) coalesce(call sobek.FunctionCall) sobek.Value {
	return i.made(columns.Coalesce(i.column(call.Argument(0), "first"), i.column(call.Argument(1), "second")))
}

func (i *isolate) recode(call sobek.FunctionCall) sobek.Value {
	return i.newInt32Array(columns.Recode(i.int32s(call.Argument(0), "codes"), i.int32s(call.Argument(1), "map")))
}

func (i *isolate) oneLines(call sobek.FunctionCall) sobek.Value {
	texts := i.texts(call.Argument(0), "texts")
	lines := columns.OneLines(texts)
	if unsafe.SliceData(lines) == unsafe.SliceData(texts) {
		// The array as it is: making it anew would cost a visit to each.
		return call.Argument(0)
	}
	return i.newTexts(lines)
}

func (i *isolate) substitute(call sobek.FunctionCall) sobek.Value {
	column := held[*columns.Texts](i, i.object(call.Argument(0), "column"), "column")
	given := i.object(call.Argument(1), "substitutes")
	substitutes := map[string]string{}
	for _, character := range given.Keys() {
		substitutes[character] = i.text(given.Get(character), "a substitute")
	}
	return i.made(columns.Substitute(column, substitutes))
}

func (i *isolate) unsaid(call sobek.FunctionCall) sobek.Value {
	words := i.dictionary(call.Argument(0), "words")
	texts := held[*columns.Texts](i, i.object(call.Argument(1), "texts"), "texts")
	codes, err := columns.Unsaid(words, texts)
	i.refuse(err)
	return i.newInt32Array(codes)
}

func (i *isolate) joinBars(call sobek.FunctionCall) sobek.Value {
	keys, roles := i.int32s(call.Argument(0), "keys"), i.int32s(call.Argument(1), "roles")
	times, closed := i.float64s(call.Argument(2), "times"), i.number(call.Argument(3), "close")
	joined, err := columns.JoinBars(keys, roles, times, closed)
	i.refuse(err)
	return i.objectOf(map[string]any{
		"starts": i.newFloat64Array(joined.Starts), "ends": i.newFloat64Array(joined.Ends), "open": i.newInt32Array(joined.Open),
	})
}

func (i *isolate) textsOf(call sobek.FunctionCall) sobek.Value {
	column := i.column(call.Argument(0), "column")
	texts, err := columns.TextsOf(column, i.int32s(call.Argument(1), "rows"))
	i.refuse(err)
	items := make([]any, len(texts))
	for n, text := range texts {
		items[n] = sobek.Null()
		if text != nil {
			items[n] = *text
		}
	}
	return i.vm.NewArray(items...)
}

func (i *isolate) zonedTimes(call sobek.FunctionCall) sobek.Value {
	times, known := columns.ZonedTimes(i.dictionary(call.Argument(0), "texts"), i.text(call.Argument(1), "zone"))
	if !known {
		return sobek.Null()
	}
	return i.newFloat64Array(times)
}

// cells reads a size.
func (i *isolate) cells(value sobek.Value, what string) int {
	size := i.count(value, what)
	if size > mostCells {
		panic(i.typeError("%s must be smaller", what))
	}
	return int(size)
}

// made is a column as an operation has made it.
func (i *isolate) made(column columns.Column, err error) *sobek.Object {
	i.refuse(err)
	return i.columnObject(column)
}

// refuse throws what an operation cannot do as a TypeError.
func (i *isolate) refuse(err error) {
	if err != nil {
		panic(i.typeError("%v", err))
	}
}
