package runtime

import (
	"context"
	"errors"
	"time"

	"github.com/grafana/sobek"
)

// call is a query, health check or resource call in flight.
type call struct {
	number  int64
	method  string
	request []byte
	ctx     context.Context
	due     time.Time // by the clock on the wall
	// what is asked, for the quarantine.
	what func() fingerprint
	// read makes a Go value of what the engine's promise gave; on the loop, may throw into the engine.
	read func(i *isolate, value sobek.Value) any
	done chan outcome
	// lifetime ends when the call has been answered, or its caller has left.
	lifetime context.Context

	// The rest belongs to the Engine's lock.
	isolate *isolate
	usage   *usage // of the latest run
	rerun   bool
	ended   bool // the engine was told to come to an end
	left    bool // nobody waits for the answer any more
}

// outcome is one of both.
type outcome struct {
	value  any
	failed *hostError
}

// start enters the engine with a call; on the loop. What comes of it goes to deliver, at most once.
func (i *isolate) start(c *call, deliver func(outcome)) error {
	i.attribution.entered.Store(c.number)
	fail := func(reason string) {
		i.log.Error("A call of the engine failed", "method", c.method, "error", reason)
		deliver(outcome{failed: errFailed})
	}
	fulfilled := func(answer sobek.FunctionCall) sobek.Value {
		var value any
		if ex := i.vm.Try(func() { value = c.read(i, answer.Argument(0)) }); ex != nil {
			fail("answer of a wrong shape: " + i.describeError(ex))
		} else {
			deliver(outcome{value: value})
		}
		return sobek.Undefined()
	}
	rejected := func(answer sobek.FunctionCall) sobek.Value {
		fail(i.describe(answer.Argument(0)))
		return sobek.Undefined()
	}
	promise, err := i.engine.methods[c.method](i.engine.object, i.vm.ToValue(c.number), i.vm.ToValue(string(c.request)))
	if err == nil {
		_, err = i.js.promiseThen(promise, i.vm.ToValue(i.native("then", fulfilled)), i.vm.ToValue(i.native("catch", rejected)))
	}
	var exception *sobek.Exception
	if errors.As(err, &exception) {
		fail(i.describeError(err))
		return nil
	}
	return err
}

// end tells the engine that a call's caller went away or that its time is up; on the loop.
func (i *isolate) end(number int64, reason string) error {
	_, err := i.engine.methods["end"](i.engine.object, i.vm.ToValue(number), i.vm.ToValue(reason))
	return i.logged("The engine failed at the end of a call", err)
}
