package main

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	// garbage is how much of what is in use may lie about before it is collected, percent: a query that reads as much as it
	// may stays below 300 MB, for some 3 % of its time.
	garbage = 75
	// leastGarbage may always lie about, bytes: where little is in use, a share of it was collected every few queries, for a
	// quarter of their time.
	leastGarbage = 32 << 20
	// smallest is Go's own idea of a heap without anything in use, at 100 percent; bytes.
	smallest  = 4 << 20
	goDefault = 100
)

// collectSeldom sets when Go collects garbage, and again after each collection, unless the operator did (GOGC).
func collectSeldom() {
	(&mark{percent: goDefault}).after()
}

// mark is garbage that the next collection finds, as nothing points to it.
type mark struct {
	percent int
	// Without a pointer it would share its place with others, and be found when the last of them is.
	_ *mark
}

func (m *mark) after() {
	next := &mark{percent: percentWith(inUse())}
	if found := debug.SetGCPercent(next.percent); found != m.percent {
		debug.SetGCPercent(found) // someone else's
		return
	}
	runtime.SetFinalizer(next, (*mark).after)
}

// percentWith is GOGC while so many bytes are in use.
func percentWith(bytes uint64) int {
	return int(max(garbage, 100*leastGarbage/max(bytes, smallest))) // #nosec G115 -- 800 at most
}

// inUse is what the latest collection left, bytes; 0 before the first.
func inUse() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}
