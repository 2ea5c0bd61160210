package runtime

import (
	"maps"
	"slices"
	"time"
)

// retire replaces an isolate that ran away on behalf of a call: that call is stopped, and refused for a while when it was so before; the others in
// flight run once more on a fresh isolate. Any goroutine; the isolate's own may still be stuck in it.
func (e *Engine) retire(old *isolate, culprit int64) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.isolate != old {
		old.stop()
		return
	}
	restarts.Inc()
	e.log.Error("The engine is replaced because a call took too much computing time", "callsInFlight", len(e.calls))
	e.replace(old, culprit)
}

// replace needs the lock. culprit 0 = nobody is to blame.
func (e *Engine) replace(old *isolate, culprit int64) {
	if old != nil {
		old.stop()
	}
	e.isolate = nil
	e.revive()
	numbers := slices.Sorted(maps.Keys(e.calls))
	if len(numbers) > 0 && culprit != 0 && e.calls[culprit] == nil {
		culprit = numbers[len(numbers)-1] // who began the work has left, so it is who joined it last
	}
	for _, number := range numbers {
		c := e.calls[number]
		switch {
		case number == culprit:
			e.quarantine.strike(c.what(), time.Now())
			e.settle(c, outcome{failed: errTooMuchComputing})
		case c.ended:
			e.settle(c, outcome{failed: errTimeout})
		case c.rerun || e.isolate == nil:
			e.settle(c, outcome{failed: errStoppedTwice})
		default:
			c.rerun = culprit != 0
			e.launch(c)
		}
	}
}

// revive needs the lock.
func (e *Engine) revive() {
	if e.closed {
		return
	}
	fresh, err := e.newIsolate(e.program)
	if err != nil {
		e.log.Error("The engine could not be started", "error", err.Error())
		return
	}
	e.isolate = fresh
}

// Close lets running calls finish for up to five seconds, then ends everything that the Engine started.
func (e *Engine) Close() {
	e.mu.Lock()
	if e.closed {
		e.mu.Unlock()
		return
	}
	e.closed = true
	e.checkIdle()
	e.mu.Unlock()

	patience := time.NewTimer(closingTime)
	defer patience.Stop()
	select {
	case <-e.idle:
	case <-patience.C:
	}

	e.mu.Lock()
	i := e.isolate
	e.isolate = nil
	for _, c := range e.calls {
		e.settle(c, outcome{failed: errClosing})
	}
	e.mu.Unlock()
	if i != nil {
		i.stop()
		i.wait()
	}
	e.closeUpstreams()
}
