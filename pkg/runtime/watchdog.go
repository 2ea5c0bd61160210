package runtime

import (
	goruntime "runtime"
	"sync"
	"time"
)

// watchdog calls strike when one turn of the loop has computed for longer than the limit; once, because the isolate ends by
// it. It counts the time for which the turn has had a processor: on a machine that was suspended, or is busy with others,
// no turn is to blame for the time that passed.
type watchdog struct {
	limit  time.Duration
	strike func()

	mu      sync.Mutex
	timer   *time.Timer
	running bool
	struck  bool
	clock   func() time.Duration
	since   time.Duration
}

func newWatchdog(limit time.Duration, strike func()) *watchdog {
	w := &watchdog{limit: limit, strike: strike}
	w.timer = time.AfterFunc(time.Hour, w.check)
	w.timer.Stop()
	return w
}

// begin and end stand around a turn, on its goroutine, which keeps to one thread meanwhile.
func (w *watchdog) begin() {
	goruntime.LockOSThread()
	w.mu.Lock()
	defer w.mu.Unlock()
	w.running, w.clock = true, threadClock(w.step())
	w.since = w.clock()
	w.timer.Reset(w.step())
}

func (w *watchdog) end() {
	goruntime.UnlockOSThread()
	w.mu.Lock()
	defer w.mu.Unlock()
	w.running = false
	w.timer.Stop()
}

func (w *watchdog) step() time.Duration { return w.limit / 16 }

// check runs on the timer's goroutine and may come late, in the middle of a later turn: only the turn's own time counts.
func (w *watchdog) check() {
	w.mu.Lock()
	overdue := w.running && !w.struck && w.clock()-w.since >= w.limit
	w.struck = w.struck || overdue
	if w.running && !w.struck {
		w.timer.Reset(w.step())
	}
	w.mu.Unlock()
	if overdue {
		w.strike()
	}
}
