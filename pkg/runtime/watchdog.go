package runtime

import (
	"sync"
	"time"
)

// watchdog calls strike when one turn of the loop lasts longer than the limit; once, because the isolate ends by it.
type watchdog struct {
	limit  time.Duration
	strike func()

	mu      sync.Mutex
	timer   *time.Timer
	running bool
	struck  bool
	since   time.Time
}

func newWatchdog(limit time.Duration, strike func()) *watchdog {
	w := &watchdog{limit: limit, strike: strike}
	w.timer = time.AfterFunc(time.Hour, w.check)
	w.timer.Stop()
	return w
}

func (w *watchdog) begin() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.running, w.since = true, time.Now()
	w.timer.Reset(w.limit)
}

func (w *watchdog) end() {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.running = false
	w.timer.Stop()
}

// check runs on the timer's goroutine and may come late, in the middle of a later turn: only the turn's own age counts.
func (w *watchdog) check() {
	w.mu.Lock()
	overdue := w.running && !w.struck && time.Since(w.since) >= w.limit
	w.struck = w.struck || overdue
	w.mu.Unlock()
	if overdue {
		w.strike()
	}
}
