//go:build js && wasm

// Command columns-wasm gives pkg/columns to Jest, so that unit tests run the column operations that ship.
package main

import (
	"bytes"
	"errors"
	"maps"
	"slices"
	"syscall/js"
	"unsafe"

	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

// Functions by their names in src/engine/testing/native-columns.ts; what they take and give is read off their types.
var operations = map[string]any{
	"combine":         combine,
	"concatenate":     columns.Concatenate,
	"concatenateEach": concatenateEach,
	"select":          columns.Select,
	"order":           order,
	"tally":           columns.Tally,
	"sums":            columns.Sums,
	"histogram":       columns.Histogram,
	"join":            columns.Join,
	"coalesce":        columns.Coalesce,
	"recode":          columns.Recode,
	"oneLines":        columns.OneLines,
	"substitute":      columns.Substitute,
	"joinBars":        columns.JoinBars,
	"texts":           columns.TextsOf,
	"take":            columns.Column.Take,
	"firstOfEach":     columns.FirstOfEach,
	"sequence":        columns.Sequence,
	"add":             columns.Add,
	"scale":           columns.Scale,
	"clamp":           columns.Clamp,
	"fill":            columns.Fill,
	"cutBars":         columns.CutBars,
	"jsonObject":      columns.JSONObjects,
	"jsonPairs":       columns.JSONPairs,
	"jsonArray":       columns.JSONArrays,
	"unsaid":          columns.Unsaid,
	"distinct":        distinct,
	"zonedTimes":      zonedTimes,
	"matching":        matching,
	"decode":          decode,
}

// By their numbers in calls.js.
var called []func(given []any) any

func main() {
	names := slices.Sorted(maps.Keys(operations))
	list := make([]any, len(names))
	for i, name := range names {
		list[i] = name
		called = append(called, function(operations[name]))
	}
	js.Global().Set("nativeNames", list)
	select {}
}

var (
	given []byte
	// Kept until the next call, so that JavaScript can read it.
	result writer
)

// allocate gives room for what the next call is given.
//
//go:wasmexport allocate
func allocate(size int32) unsafe.Pointer {
	given = make([]byte, size)
	return unsafe.Pointer(unsafe.SliceData(given))
}

//go:wasmexport call
func call(operation int32) unsafe.Pointer {
	read := reader{rest: given}
	result.written = result.written[:0]
	result.value(called[operation](read.value().([]any)))
	return unsafe.Pointer(unsafe.SliceData(result.written))
}

// null is what undefined is not.
type null struct{}

func combine(dictionaries []*columns.Dictionary) (map[string][]int32, error) {
	codes, tuples, err := columns.Combine(dictionaries)
	return map[string][]int32{"codes": codes, "tuples": tuples}, err
}

func concatenateEach(names []string, given []object) (map[string]columns.Column, error) {
	pieces := make([]map[string]columns.Column, len(given))
	for n, piece := range given {
		pieces[n] = map[string]columns.Column{}
		for _, name := range names {
			pieces[n][name] = column(piece.get(name).(object))
		}
	}
	return columns.ConcatenateEach(names, pieces)
}

func order(rows []int32, keys any) []int32 {
	if texts, ok := keys.(*columns.Texts); ok {
		return columns.OrderTexts(rows, texts)
	}
	return columns.Order(rows, keys.([]float64))
}

func distinct(numbers []float64) map[string]any {
	codes, values := columns.Distinct(numbers)
	return map[string]any{"codes": codes, "values": values}
}

func zonedTimes(texts *columns.Dictionary, zone string) any {
	if times, known := columns.ZonedTimes(texts, zone); known {
		return times
	}
	return null{}
}

func matching(pattern string, values any) (any, error) {
	flags, err := columns.Matching(pattern, values)
	var wrong *columns.PatternError
	if errors.As(err, &wrong) {
		return map[string]string{"error": wrong.Error()}, nil
	}
	return flags, err
}

// Reading a plan takes longer than most bodies of tests.
var plans = map[string]*columns.Plan{}

func decode(body []uint8, planJSON string) (any, error) {
	plan, known := plans[planJSON]
	if !known {
		var err error
		if plan, err = columns.ParsePlan([]byte(planJSON)); err != nil {
			return nil, err
		}
		plans[planJSON] = plan
	}
	table, problem, err := columns.Decode(bytes.NewReader(body), plan)
	if problem != "" {
		return map[string]string{"problem": string(problem)}, err
	}
	return map[string]*columns.Table{"table": table}, err
}
