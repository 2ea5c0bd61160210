//go:build js && wasm

package main

import (
	"fmt"
	"reflect"
	"syscall/js"
	"unsafe"

	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

// goValue reads a value of JavaScript as what a Go function takes; it panics where the value is of another shape.
func goValue(value js.Value, wanted reflect.Type) reflect.Value {
	result := reflect.New(wanted).Elem()
	switch into := result.Addr().Interface().(type) {
	case *[]float64:
		*into = numbers[float64](value, "Float64Array")
	case *[]int32:
		if !value.IsNull() {
			*into = numbers[int32](value, "Int32Array")
		}
	case *[]uint8:
		*into = numbers[uint8](value, "Uint8Array")
	case **string:
		if !value.IsNull() {
			text := value.String()
			*into = &text
		}
	case *[]columns.Member:
		for _, name := range keysOf(value) {
			*into = append(*into, columns.Member{Name: name, Part: anything(value.Get(name))})
		}
	case *columns.Condition:
		*into = condition(value)
	case *columns.Operand:
		if *into = columns.Number(0); value.Type() == js.TypeNumber {
			*into = columns.Number(value.Float())
		} else {
			*into = column(value).(*columns.Numbers)
		}
	case *js.Value:
		*into = value
	case *any:
		*into = anything(value)
	default:
		fill(result, value)
	}
	return result
}

func fill(result reflect.Value, value js.Value) {
	switch wanted := result.Type(); {
	case wanted.Implements(reflect.TypeFor[columns.Column]()):
		result.Set(reflect.ValueOf(column(value)))
	case wanted.Kind() == reflect.Int:
		result.SetInt(int64(value.Int()))
	case wanted.Kind() == reflect.Float64:
		result.SetFloat(value.Float())
	case wanted.Kind() == reflect.String:
		result.SetString(textOf(value))
	case wanted.Kind() == reflect.Slice:
		for i := range value.Length() {
			result.Set(reflect.Append(result, goValue(value.Index(i), wanted.Elem())))
		}
	case wanted.Kind() == reflect.Map:
		result.Set(reflect.MakeMap(wanted))
		for _, name := range keysOf(value) {
			result.SetMapIndex(reflect.ValueOf(name), goValue(value.Get(name), wanted.Elem()))
		}
	default:
		for i := range result.NumField() {
			field := wanted.Field(i)
			result.Field(i).Set(goValue(value.Get(nameOf(field)), field.Type))
		}
	}
}

// anything reads what has several types: a text, a list of texts, a typed array or a column.
func anything(value js.Value) any {
	switch {
	case value.Type() == js.TypeString:
		return value.String()
	case value.InstanceOf(global("Array")):
		return goValue(value, reflect.TypeFor[[]string]()).Interface()
	case value.InstanceOf(global("Float64Array")):
		return numbers[float64](value, "Float64Array")
	case value.InstanceOf(global("Int32Array")):
		return numbers[int32](value, "Int32Array")
	default:
		return column(value)
	}
}

func column(value js.Value) columns.Column {
	switch kind := textOf(value.Get("kind")); kind {
	case "dictionary":
		return &columns.Dictionary{
			Codes:  numbers[int32](value.Get("codes"), "Int32Array"),
			Values: goValue(value.Get("values"), reflect.TypeFor[[]string]()).Interface().([]string),
		}
	case "number":
		return &columns.Numbers{Values: numbers[float64](value.Get("values"), "Float64Array")}
	default:
		return heldColumns[value.Get("handle").Int()]
	}
}

func condition(value js.Value) columns.Condition {
	as := func(condition columns.Condition) columns.Condition {
		return goValue(value, reflect.TypeOf(condition)).Interface().(columns.Condition)
	}
	switch kind := textOf(value.Get("kind")); kind {
	case "range":
		return as(columns.Range{})
	case "codes":
		return as(columns.Codes{})
	case "flags":
		return as(columns.Flags{})
	case "rows":
		return as(columns.Rows{})
	default:
		panic(fmt.Sprintf("a condition has an unknown kind %q", kind))
	}
}

func textOf(value js.Value) string {
	if value.Type() != js.TypeString {
		panic(fmt.Sprintf("a %s is no text", value.Type()))
	}
	return value.String()
}

func keysOf(object js.Value) []string {
	return goValue(global("Object").Call("keys", object), reflect.TypeFor[[]string]()).Interface().([]string)
}

func numbers[T any](value js.Value, kind string) []T {
	if !value.InstanceOf(global(kind)) {
		panic(fmt.Sprintf("a %s is no %s", value.Type(), kind))
	}
	values := make([]T, value.Length())
	memory := unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(values))), len(values)*int(unsafe.Sizeof(*new(T))))
	bytes := global("Uint8Array").New(value.Get("buffer"), value.Get("byteOffset"), len(memory))
	js.CopyBytesToGo(memory, bytes)
	return values
}
