//go:build js && wasm

package main

import (
	"fmt"
	"reflect"
	"syscall/js"
)

// throwing makes a function that throws what `run` gives as an error: Go's own cannot throw.
var throwing = global("Function").New("run", `return (...given) => {
  const result = run(...given);
  if (result instanceof Error) throw result;
  return result;
};`)

// function makes a Go function one of JavaScript. An error, or a value of a wrong shape, is thrown as a TypeError.
func function(operation any) js.Value {
	run := reflect.ValueOf(operation)
	return throwing.Invoke(js.FuncOf(func(_ js.Value, given []js.Value) (result any) {
		defer func() {
			if problem := recover(); problem != nil {
				result = global("TypeError").New(fmt.Sprint(problem))
			}
		}()
		arguments := make([]reflect.Value, run.Type().NumIn())
		for i := range arguments {
			value := js.Undefined()
			if i < len(given) {
				value = given[i]
			}
			arguments[i] = goValue(value, run.Type().In(i))
		}
		results := run.Call(arguments)
		if last := results[len(results)-1]; last.Type() == reflect.TypeFor[error]() && !last.IsNil() {
			panic(last.Interface())
		}
		return jsValue(results[0].Interface())
	}))
}
