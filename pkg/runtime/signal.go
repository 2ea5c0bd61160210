package runtime

import (
	"context"
	"errors"

	"github.com/grafana/sobek"
)

var (
	errSignalCancelled = errors.New("cancelled")
	errSignalDeadline  = errors.New("deadline")
)

// follow gives a context that ends with the engine's signal, its cause being why, or with the isolate. done takes the
// listener back and must be called on the loop.
func (i *isolate) follow(parent context.Context, value sobek.Value) (ctx context.Context, done func() error) {
	signal := i.object(value, "signal")
	onEnd := i.function(signal.Get("onEnd"), "signal.onEnd")
	ctx, cancel := context.WithCancelCause(parent)
	detach := context.AfterFunc(i.ctx, func() { cancel(errSignalCancelled) })
	listener := i.native("onEnd", func(sobek.FunctionCall) sobek.Value {
		if reason := signal.Get("reason"); reason != nil && reason.String() == "deadline" {
			cancel(errSignalDeadline)
		} else {
			cancel(errSignalCancelled)
		}
		return sobek.Undefined()
	})
	unlisten, err := onEnd(signal, i.vm.ToValue(listener))
	if err != nil {
		cancel(errSignalCancelled)
		panic(err)
	}
	return ctx, func() error {
		detach()
		cancel(nil)
		if take, ok := sobek.AssertFunction(unlisten); ok {
			_, err := take(sobek.Undefined())
			return i.logged("The engine failed to forget a listener", err)
		}
		return nil
	}
}
