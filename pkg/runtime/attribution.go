package runtime

import "sync/atomic"

// attribution knows on whose behalf the loop runs at this moment: sobek hands the number of the call that awaited a promise
// to the job that continues it. The watchdog reads it from another goroutine.
type attribution struct {
	current atomic.Int64
	// base is the call that the turn itself belongs to; 0 = none. Loop only.
	base int64
	// entered is the call that came in last, the best guess where nothing else is known.
	entered atomic.Int64
}

func (a *attribution) begin(number int64) {
	a.base = number
	a.current.Store(number)
}

func (a *attribution) culprit() int64 {
	if current := a.current.Load(); current != 0 {
		return current
	}
	return a.entered.Load()
}

// Grab, Resumed and Exited make this a sobek.AsyncContextTracker.
func (a *attribution) Grab() any { return a.current.Load() }

func (a *attribution) Resumed(number any) {
	if n, ok := number.(int64); ok {
		a.current.Store(n)
	}
}

func (a *attribution) Exited() { a.current.Store(a.base) }
