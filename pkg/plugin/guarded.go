package plugin

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
)

// guarded runs an answer to Grafana and makes an error of a panic.
func guarded[T any](i *Instance, endpoint string, run func() (T, error)) (answer T, err error) {
	defer func() {
		if x := recover(); x != nil {
			i.log.Error("A call panicked", "endpoint", endpoint, "error", fmt.Sprint(x), "stack", string(debug.Stack()))
			err = errPanicked
		}
	}()
	return run()
}

var errPanicked = errors.New("the call panicked")

// gone tells an error that means only that the caller has left.
func gone(ctx context.Context, err error) bool {
	return err != nil && ctx.Err() != nil
}
