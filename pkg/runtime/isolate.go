package runtime

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/log"
	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/redact"
	"github.com/runtrail/runtrail-audit-datasource/pkg/upstream"
)

// Deep enough for any honest recursion over a query, and reached long before Go's own stack ends.
const maxCallStack = 2000

// isolate is one run of the engine: a sobek runtime, its loop and what it holds outside. When the engine runs away the
// isolate is retired as a whole, because an interrupt or a stack overflow throws away every job that waits in the runtime.
type isolate struct {
	vm          *sobek.Runtime
	positions   sourcePositions
	loop        *loop
	log         log.Logger
	redactor    *redact.Redactor
	watchdog    *watchdog
	attribution attribution
	rejections  rejections
	services    services
	clock       func() time.Time
	// retire ends this isolate because of what ran on behalf of the call with this number; any goroutine.
	retire func(culprit int64)

	// ctx ends with the isolate; everything that works for it on other goroutines hangs on it.
	ctx     context.Context
	cancel  context.CancelFunc
	workers sync.WaitGroup

	memory   *tenant
	inFlight *inFlight
	locks    heldLocks
	js       intrinsics
	engine   engineExports
}

// services is what the Host object reaches beyond the runtime, from any goroutine.
type services interface {
	// upstream is what requests of that name go to, nil where there is none, and why nothing may be sent; empty = all is well.
	upstream(name string) (client *upstream.Client, problem string)
	// callContext is for what is sent on behalf of a call in flight.
	callContext(number int64) context.Context
	// callLifetime ends when nobody waits for the call any more; nil when there is no such call.
	callLifetime(number int64) context.Context
	// callUsage is what a call's reading is charged to; nil when there is no such call.
	callUsage(number int64) *usage
}

// turn runs a function on the loop's goroutine with watchdog and containment: after it, all jobs that could run have run.
func (i *isolate) turn(number int64, run func() error) {
	i.attribution.begin(number)
	i.watchdog.begin()
	err := contained(func() error {
		err := run()
		i.reportRejections()
		return err
	})
	culprit := i.attribution.culprit()
	i.watchdog.end()
	i.attribution.begin(0)
	if err == nil {
		return
	}
	var interrupted *sobek.InterruptedError
	var overflow *sobek.StackOverflowError
	switch {
	case errors.As(err, &interrupted):
		// Who interrupted has retired the isolate already.
	case errors.As(err, &overflow):
		i.log.Error("The engine recursed without end", "error", i.describeError(err))
		i.retire(culprit)
	default:
		i.log.Error("A turn of the engine failed", "error", i.describeError(err))
		i.retire(culprit)
	}
}

// post runs a function on the loop as a turn of its own, for the call of that number (0 = nobody's).
func (i *isolate) post(number int64, run func() error) bool {
	return i.loop.post(func() { i.turn(number, run) })
}

// work runs a function beside the loop. Only the loop calls it, so that nothing new starts once the loop has ended.
func (i *isolate) work(run func()) {
	i.workers.Add(1)
	go func() {
		defer i.workers.Done()
		run()
	}()
}

// stop ends loop, workers and what is held for this isolate. It does not wait.
func (i *isolate) stop() {
	i.loop.stop()
	i.cancel()
	i.memory.leave()
	i.inFlight.end()
	i.locks.releaseAll()
}

// wait returns when the goroutines of a stopped isolate have ended.
func (i *isolate) wait() {
	<-i.loop.done
	i.workers.Wait()
}

func contained(run func() error) (err error) {
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("panic: %v", x)
		}
	}()
	return run()
}
