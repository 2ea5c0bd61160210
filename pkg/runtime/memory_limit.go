package runtime

import (
	"math"
	"runtime/debug"
)

// What the process needs beside what it keeps and what a query holds.
const headroom = 128 << 20

// operatorsLimit: GOMEMLIMIT is set, and whoever set it knows the machine better.
var operatorsLimit = debug.SetMemoryLimit(-1) != math.MaxInt64

// limitProcess is a belt: near the limit Go collects more often instead of letting the heap double. It refuses nothing.
func limitProcess(bytes int64) {
	if !operatorsLimit {
		debug.SetMemoryLimit(bytes)
	}
}
