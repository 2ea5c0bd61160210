package runtime

import (
	"encoding/json"
	"math"
	"reflect"
	"strconv"

	"github.com/grafana/sobek"
)

// Readers of what comes from the engine. Each throws a TypeError in the engine when the shape is wrong; `what` names the
// value in it. They must run inside a function that sobek called, or inside Try.

func missing(value sobek.Value) bool {
	return value == nil || sobek.IsUndefined(value) || sobek.IsNull(value)
}

func (i *isolate) object(value sobek.Value, what string) *sobek.Object {
	object, ok := value.(*sobek.Object)
	if !ok {
		panic(i.typeError("%s must be an object", what))
	}
	return object
}

func (i *isolate) function(value sobek.Value, what string) sobek.Callable {
	function, ok := sobek.AssertFunction(value)
	if !ok {
		panic(i.typeError("%s must be a function", what))
	}
	return function
}

func (i *isolate) text(value sobek.Value, what string) string {
	if value == nil || !sobek.IsString(value) {
		panic(i.typeError("%s must be a string", what))
	}
	return value.String()
}

func (i *isolate) optionalText(value sobek.Value, what string) string {
	if missing(value) {
		return ""
	}
	return i.text(value, what)
}

func (i *isolate) number(value sobek.Value, what string) float64 {
	if value == nil || !sobek.IsNumber(value) {
		panic(i.typeError("%s must be a number", what))
	}
	return value.ToFloat()
}

// count reads a whole number from 0 that fits memory sizes.
func (i *isolate) count(value sobek.Value, what string) int64 {
	number := i.number(value, what)
	if number != math.Trunc(number) || number < 0 || number > 1<<53 {
		panic(i.typeError("%s must be a whole number from 0", what))
	}
	return int64(number)
}

func (i *isolate) boolean(value sobek.Value, fallback bool, what string) bool {
	if missing(value) {
		return fallback
	}
	if value.ExportType() == nil || value.ExportType().Kind() != reflect.Bool {
		panic(i.typeError("%s must be a boolean", what))
	}
	return value.ToBoolean()
}

// list reads a plain array.
func (i *isolate) list(value sobek.Value, what string) []sobek.Value {
	object := i.object(value, what)
	if object.ClassName() != "Array" {
		panic(i.typeError("%s must be an array", what))
	}
	items := make([]sobek.Value, i.count(object.Get("length"), what))
	for n := range items {
		// An iterator would make an object an item.
		if items[n] = object.Get(strconv.Itoa(n)); items[n] == nil {
			items[n] = sobek.Undefined()
		}
	}
	return items
}

// texts reads an array of strings.
func (i *isolate) texts(value sobek.Value, what string) []string {
	object := i.object(value, what)
	if kept := i.hostTextsOf(object); kept != nil {
		return kept
	}
	items := i.list(object, what)
	texts := make([]string, len(items))
	for n, item := range items {
		texts[n] = i.text(item, what)
	}
	return texts
}

// json gives the JSON text of a value; nil where it is missing.
func (i *isolate) json(value sobek.Value, what string) []byte {
	if missing(value) {
		return nil
	}
	text, err := i.js.stringify(sobek.Undefined(), value)
	if err != nil {
		panic(err)
	}
	if !sobek.IsString(text) {
		panic(i.typeError("%s must be JSON", what))
	}
	return []byte(text.String())
}

// plainJSON is json for plain data with long texts, which the engine's own function goes through character by character.
func (i *isolate) plainJSON(value sobek.Value, what string) []byte {
	if missing(value) {
		return nil
	}
	text, err := json.Marshal(value.Export())
	if err != nil {
		panic(i.typeError("%s must be JSON: %v", what, err))
	}
	return text
}

// writtenOnce is json for what does not change: the looks of fields, of which most are the same in every answer.
func (i *isolate) writtenOnce(value sobek.Value, what string) []byte {
	if missing(value) {
		return nil
	}
	object := i.object(value, what)
	if mark := object.GetSymbol(i.js.written); mark != nil {
		if text, ok := mark.Export().([]byte); ok {
			return text
		}
	}
	text := i.json(value, what)
	i.mark(object, i.js.written, text)
	return text
}

// mark remembers with an object that does not change what was made of it; of one that cannot be marked it is made each time.
func (i *isolate) mark(object *sobek.Object, by *sobek.Symbol, made any) {
	_ = object.DefineDataPropertySymbol(by, i.vm.ToValue(made), sobek.FLAG_FALSE, sobek.FLAG_FALSE, sobek.FLAG_FALSE)
}

// parsed makes a value of JSON text; undefined where the text is none.
func (i *isolate) parsed(text []byte) sobek.Value {
	if text == nil {
		return sobek.Undefined()
	}
	value, err := i.js.parse(sobek.Undefined(), i.vm.ToValue(string(text)))
	if err != nil {
		return sobek.Undefined()
	}
	return value
}
