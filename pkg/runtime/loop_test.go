package runtime

import (
	"sync"
	"testing"
	"time"
)

func TestPostedFunctionsRunOneAfterAnother(t *testing.T) {
	l := newLoop()
	go l.run()
	var posting sync.WaitGroup
	total := 0
	for range 50 {
		posting.Go(func() {
			for range 100 {
				l.post(func() { total++ }) // the race detector tells when two of them run at once
			}
		})
	}
	posting.Wait()
	seen := make(chan int)
	l.post(func() { seen <- total })
	if got := <-seen; got != 5000 {
		t.Error(got)
	}
	l.stop()
	<-l.done
}

func TestAfterStopNothingRuns(t *testing.T) {
	l := newLoop()
	go l.run()
	ran := make(chan struct{}, 2)
	l.post(func() {
		l.stop()
		ran <- struct{}{}
	})
	l.post(func() { ran <- struct{}{} })
	<-l.done
	if l.post(func() {}) {
		t.Error("posting says that it will run")
	}
	if len(ran) > 1 {
		t.Error("a waiting function ran after stop")
	}
}

func TestTheWatchdogStrikesOnceAndOnlyInALongTurn(t *testing.T) {
	struck := make(chan struct{}, 5)
	// The short turns together are longer than the limit, each far from it, also where the machine is busy.
	w := newWatchdog(300*time.Millisecond, func() { struck <- struct{}{} })
	for range 16 {
		w.begin()
		compute(20*time.Millisecond, func() bool { return false })
		w.end()
	}
	if len(struck) != 0 {
		t.Error("struck although every turn was short")
	}
	w.begin()
	compute(10*time.Second, func() bool { return len(struck) > 0 })
	w.end()
	w.begin()
	compute(500*time.Millisecond, func() bool { return false })
	w.end()
	if len(struck) != 1 {
		t.Error("struck", len(struck), "times")
	}
}

// compute keeps a processor busy for a time, or until something is so.
func compute(longest time.Duration, done func() bool) {
	for started := time.Now(); time.Since(started) < longest && !done(); {
	}
}
