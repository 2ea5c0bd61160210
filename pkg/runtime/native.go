package runtime

import (
	"fmt"
	goruntime "runtime"
	"runtime/debug"

	"github.com/grafana/sobek"
)

type native = func(call sobek.FunctionCall) sobek.Value

// native makes a function of the Host object. A bug in its Go part becomes an exception in the engine, never the end of the
// process; what sobek itself throws passes through.
func (i *isolate) native(name string, run native) native {
	return func(call sobek.FunctionCall) sobek.Value {
		defer func() {
			x := recover()
			switch x := x.(type) {
			case nil:
			case goruntime.Error:
				i.log.Error("A function of the host failed", "function", name, "error", x.Error(), "stack", string(debug.Stack()))
				panic(i.vm.NewGoError(fmt.Errorf("host.%s failed", name)))
			default:
				panic(x)
			}
		}()
		return run(call)
	}
}

// nativeDo makes a function without parameters and result.
func (i *isolate) nativeDo(name string, run func()) native {
	return i.native(name, func(sobek.FunctionCall) sobek.Value {
		run()
		return sobek.Undefined()
	})
}

// typeError is what the engine gets for something of a wrong shape; functions of the host panic with it.
func (i *isolate) typeError(format string, args ...any) *sobek.Object {
	return i.vm.NewTypeError("%s", fmt.Sprintf(format, args...))
}
