//go:build !linux

package runtime

import "time"

// threadClock counts the clock on the wall, but between two looks, which are a step apart on a machine that runs, no more
// than two steps: while it was suspended nobody looked.
func threadClock(step time.Duration) func() time.Duration {
	var total time.Duration
	last := time.Now()
	return func() time.Duration {
		now := time.Now()
		total += min(now.Sub(last), 2*step)
		last = now
		return total
	}
}
