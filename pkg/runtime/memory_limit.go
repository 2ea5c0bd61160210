package runtime

import (
	"math"
	"runtime/debug"
	"sync/atomic"
)

// What the process needs beside what it keeps and what a query holds.
const headroom = 128 << 20

// isolateBytes is what an engine takes beside what it keeps: its program's objects, and what its last query left on its stack.
const isolateBytes = 4 << 20

// operatorsLimit: GOMEMLIMIT is set, and whoever set it knows the machine better; or the program has a limit of its own.
var operatorsLimit atomic.Bool

func init() { operatorsLimit.Store(debug.SetMemoryLimit(-1) != math.MaxInt64) }

// LeaveMemoryLimit is for programs that limit their memory themselves.
func LeaveMemoryLimit() { operatorsLimit.Store(true) }

// limitProcess is a belt: near the limit Go collects more often instead of letting the heap double. It refuses nothing.
func limitProcess(bytes int64) {
	if !operatorsLimit.Load() {
		debug.SetMemoryLimit(bytes)
	}
}
