//go:build js && wasm

package main

import (
	"encoding/binary"
	"encoding/json"
	"math"
	"reflect"
	"strings"

	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

// writer puts values together as calls.js takes them apart.
type writer struct{ written []byte }

// value makes a value of JavaScript: lists of numbers become typed arrays, structs and maps objects, nil undefined.
func (w *writer) value(value any) {
	switch value := value.(type) {
	case nil:
		w.tag(tagUndefined)
	case null:
		w.tag(tagNull)
	case int:
		w.number(float64(value))
	case float64:
		w.number(value)
	case string:
		w.tag(tagText)
		w.text(value)
	case []float64:
		writeNumbers(w, tagFloats, value)
	case []int32:
		writeNumbers(w, tagInts, value)
	case []uint8:
		writeNumbers(w, tagBytes, value)
	case json.RawMessage:
		w.tag(tagJSON)
		w.text(string(value))
	case error:
		w.tag(tagError)
		w.text(value.Error())
	case columns.Column:
		w.object(columnObject(value))
	case object:
		w.object(value)
	case *string:
		if value == nil {
			w.tag(tagNull)
		} else {
			w.value(*value)
		}
	default:
		w.reflected(reflect.ValueOf(value))
	}
}

func (w *writer) reflected(given reflect.Value) {
	switch given.Kind() {
	case reflect.Pointer:
		w.value(given.Elem().Interface())
	case reflect.Slice:
		w.tag(tagList)
		w.count(given.Len())
		for i := range given.Len() {
			w.value(given.Index(i).Interface())
		}
	case reflect.Map:
		members := object{}
		for _, key := range given.MapKeys() {
			members = append(members, member{name: key.String(), value: given.MapIndex(key).Interface()})
		}
		w.object(members)
	default:
		members := object{}
		for i := range given.NumField() {
			members = append(members, member{name: nameOf(given.Type().Field(i)), value: given.Field(i).Interface()})
		}
		w.object(members)
	}
}

func (w *writer) object(members object) {
	w.tag(tagObject)
	w.count(len(members))
	for _, member := range members {
		w.text(member.name)
		w.value(member.value)
	}
}

func (w *writer) tag(tag byte) { w.written = append(w.written, tag) }

func (w *writer) number(number float64) {
	w.tag(tagNumber)
	w.written = binary.LittleEndian.AppendUint64(w.written, math.Float64bits(number))
}

func (w *writer) count(count int) {
	w.written = binary.LittleEndian.AppendUint32(w.written, uint32(count))
}

func (w *writer) text(text string) {
	w.count(len(text))
	w.written = append(w.written, text...)
}

func writeNumbers[T any](w *writer, tag byte, values []T) {
	w.tag(tag)
	w.count(len(values))
	w.written = append(w.written, memoryOf(values)...)
}

// nameOf is a field's name in JavaScript.
func nameOf(field reflect.StructField) string {
	return strings.ToLower(field.Name[:1]) + field.Name[1:]
}

func columnObject(column columns.Column) object {
	switch column := column.(type) {
	case *columns.Dictionary:
		return object{{"kind", "dictionary"}, {"codes", column.Codes}, {"values", column.Values}}
	case *columns.Numbers:
		return object{{"kind", "number"}, {"values", column.Values}}
	case *columns.Texts:
		return held("text", column, column.Bytes())
	case *columns.JSONs:
		return held("json", column, column.Bytes())
	default:
		panic("a column of an unknown kind")
	}
}

// columns that JavaScript holds by their numbers. A test file is too short for it to matter that none is given back.
var heldColumns []columns.Column

func held(kind string, column columns.Column, bytes int64) object {
	handle := len(heldColumns)
	heldColumns = append(heldColumns, column)
	return object{{"kind", kind}, {"length", column.Len()}, {"bytes", float64(bytes)}, {"handle", handle}}
}
