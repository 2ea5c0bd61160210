//go:build js && wasm

package main

import (
	"fmt"
	"reflect"

	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

// goValue makes what a Go function takes of a value that was read; it panics where the value is of another shape.
func goValue(value any, wanted reflect.Type) reflect.Value {
	result := reflect.New(wanted).Elem()
	switch into := result.Addr().Interface().(type) {
	case *[]float64:
		*into = value.([]float64)
	case *[]int32:
		if value != nil {
			*into = value.([]int32)
		}
	case *[]uint8:
		*into = value.([]uint8)
	case *[]string:
		*into = texts(value)
	case **string:
		if value != nil {
			text := value.(string)
			*into = &text
		}
	case *[]columns.Member:
		for _, member := range value.(object) {
			*into = append(*into, columns.Member{Name: member.name, Part: anything(member.value)})
		}
	case *columns.Condition:
		*into = condition(value.(object))
	case *columns.Operand:
		if number, isNumber := value.(float64); isNumber {
			*into = columns.Number(number)
		} else {
			*into = column(value.(object)).(*columns.Numbers)
		}
	case *object:
		*into = value.(object)
	case *any:
		*into = anything(value)
	default:
		fill(result, value)
	}
	return result
}

func fill(result reflect.Value, value any) {
	switch wanted := result.Type(); {
	case wanted.Implements(reflect.TypeFor[columns.Column]()):
		result.Set(reflect.ValueOf(column(value.(object))))
	case wanted.Kind() == reflect.Int:
		result.SetInt(int64(value.(float64)))
	case wanted.Kind() == reflect.Float64:
		result.SetFloat(value.(float64))
	case wanted.Kind() == reflect.String:
		result.SetString(value.(string))
	case wanted.Kind() == reflect.Slice:
		for _, item := range value.([]any) {
			result.Set(reflect.Append(result, goValue(item, wanted.Elem())))
		}
	case wanted.Kind() == reflect.Map:
		result.Set(reflect.MakeMap(wanted))
		for _, member := range value.(object) {
			result.SetMapIndex(reflect.ValueOf(member.name), goValue(member.value, wanted.Elem()))
		}
	default:
		for i := range result.NumField() {
			field := wanted.Field(i)
			result.Field(i).Set(goValue(value.(object).get(nameOf(field)), field.Type))
		}
	}
}

// anything is what has several types: a text, a list of texts, a typed array or a column.
func anything(value any) any {
	switch value := value.(type) {
	case string, []float64, []int32:
		return value
	case []any:
		return texts(value)
	default:
		return column(value.(object))
	}
}

func column(value object) columns.Column {
	switch value.get("kind").(string) {
	case "dictionary":
		return &columns.Dictionary{Codes: value.get("codes").([]int32), Values: texts(value.get("values"))}
	case "number":
		return &columns.Numbers{Values: value.get("values").([]float64)}
	default:
		return heldColumns[int(value.get("handle").(float64))]
	}
}

func condition(value object) columns.Condition {
	as := func(condition columns.Condition) columns.Condition {
		return goValue(value, reflect.TypeOf(condition)).Interface().(columns.Condition)
	}
	switch kind := value.get("kind").(string); kind {
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

func texts(value any) []string {
	list := make([]string, len(value.([]any)))
	for i, text := range value.([]any) {
		list[i] = text.(string)
	}
	return list
}
