package runtime

import (
	"errors"
	"fmt"

	"github.com/grafana/sobek"
)

// intrinsics are the functions of the language that the host itself calls, taken before the engine can replace them.
type intrinsics struct {
	promiseThen             sobek.Callable
	stringify, parse        sobek.Callable
	int32s, float64s, uint8 sobek.Constructor
	// hostTexts marks arrays of strings that the host made with the Go slice they were made from.
	hostTexts *sobek.Symbol
	// usage marks signals with the usage that their fetches are charged to.
	usage *sobek.Symbol
	// written marks objects that do not change with their JSON text, columns with the columns that they have, and plan plans with
	// what was read of them.
	written, columns, plan *sobek.Symbol
}

func newIntrinsics(vm *sobek.Runtime) (intrinsics, error) {
	js := intrinsics{hostTexts: sobek.NewSymbol("hostTexts"), usage: sobek.NewSymbol("usage"), written: sobek.NewSymbol("written"), columns: sobek.NewSymbol("columns"), plan: sobek.NewSymbol("plan")}
	var problems []error
	callable := func(target *sobek.Callable, source string) {
		value, err := vm.RunString(source)
		function, ok := sobek.AssertFunction(value)
		if err != nil || !ok {
			problems = append(problems, fmt.Errorf("no %s: %w", source, err))
		}
		*target = function
	}
	constructor := func(target *sobek.Constructor, source string) {
		construct, ok := sobek.AssertConstructor(vm.Get(source))
		if !ok {
			problems = append(problems, fmt.Errorf("no %s", source))
		}
		*target = construct
	}
	callable(&js.promiseThen, "Promise.prototype.then")
	callable(&js.stringify, "JSON.stringify")
	callable(&js.parse, "JSON.parse")
	constructor(&js.int32s, "Int32Array")
	constructor(&js.float64s, "Float64Array")
	constructor(&js.uint8, "Uint8Array")
	return js, errors.Join(problems...)
}
