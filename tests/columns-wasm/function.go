//go:build js && wasm

package main

import (
	"fmt"
	"reflect"
)

// function makes a Go function one of values that were read. An error, or a value of a wrong shape, is an error that is thrown.
func function(operation any) func(given []any) any {
	run := reflect.ValueOf(operation)
	return func(given []any) (result any) {
		defer func() {
			if problem := recover(); problem != nil {
				result = fmt.Errorf("%v", problem)
			}
		}()
		arguments := make([]reflect.Value, run.Type().NumIn())
		for i := range arguments {
			var value any
			if i < len(given) {
				value = given[i]
			}
			arguments[i] = goValue(value, run.Type().In(i))
		}
		results := run.Call(arguments)
		if last := results[len(results)-1]; last.Type() == reflect.TypeFor[error]() && !last.IsNil() {
			return last.Interface()
		}
		return results[0].Interface()
	}
}
