//go:build js && wasm

package main

import (
	"encoding/json"
	"reflect"
	"strings"
	"syscall/js"
	"unsafe"

	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

var globals = map[string]js.Value{}

// global looks each name up once: whatever is fetched from JavaScript costs the collector a finalizer.
func global(name string) js.Value {
	value, known := globals[name]
	if !known {
		value = js.Global().Get(name)
		globals[name] = value
	}
	return value
}

// jsValue makes a value of JavaScript: lists of numbers become typed arrays, structs and maps objects, nil undefined.
func jsValue(value any) any {
	switch value := value.(type) {
	case nil, bool, int, float64, string, js.Value:
		return value
	case []float64:
		return typedArray("Float64Array", value)
	case []int32:
		return typedArray("Int32Array", value)
	case []uint8:
		return typedArray("Uint8Array", value)
	case json.RawMessage:
		return global("JSON").Call("parse", string(value))
	case []string:
		return list(value)
	case columns.Column:
		return columnObject(value)
	case *string:
		if value == nil {
			return js.Null()
		}
		return *value
	}
	object := newObject()
	switch given := reflect.ValueOf(value); given.Kind() {
	case reflect.Pointer:
		return jsValue(given.Elem().Interface())
	case reflect.Slice:
		list := global("Array").New()
		for i := range given.Len() {
			list.Call("push", jsValue(given.Index(i).Interface()))
		}
		return list
	case reflect.Map:
		for _, key := range given.MapKeys() {
			object.Set(key.String(), jsValue(given.MapIndex(key).Interface()))
		}
	default:
		for i := range given.NumField() {
			object.Set(nameOf(given.Type().Field(i)), jsValue(given.Field(i).Interface()))
		}
	}
	return object
}

// nameOf is a field's name in JavaScript.
func nameOf(field reflect.StructField) string {
	return strings.ToLower(field.Name[:1]) + field.Name[1:]
}

func columnObject(column columns.Column) js.Value {
	object := newObject()
	set := func(name string, value any) { object.Set(name, jsValue(value)) }
	switch column := column.(type) {
	case *columns.Dictionary:
		set("kind", "dictionary")
		set("codes", column.Codes)
		set("values", column.Values)
	case *columns.Numbers:
		set("kind", "number")
		set("values", column.Values)
	case *columns.Texts:
		held(set, "text", column, column.Bytes())
	case *columns.JSONs:
		held(set, "json", column, column.Bytes())
	}
	return object
}

// columns that JavaScript holds by their numbers. A test file is too short for it to matter that none is given back.
var heldColumns []columns.Column

func held(set func(name string, value any), kind string, column columns.Column, bytes int64) {
	set("kind", kind)
	set("length", column.Len())
	set("bytes", float64(bytes))
	set("handle", len(heldColumns))
	heldColumns = append(heldColumns, column)
}

// list crosses as one text.
func list(texts []string) js.Value {
	if len(texts) == 0 {
		return global("Array").New()
	}
	return global("JSON").Call("parse", string(must(json.Marshal(texts))))
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

func newObject() js.Value { return global("Object").New() }

func typedArray[T any](constructor string, values []T) js.Value {
	memory := unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(values))), len(values)*int(unsafe.Sizeof(*new(T))))
	bytes := global("Uint8Array").New(len(memory))
	js.CopyBytesToJS(bytes, memory)
	return global(constructor).New(bytes.Get("buffer"))
}
