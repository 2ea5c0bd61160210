package runtime

import (
	"time"

	"golang.org/x/sys/unix"
)

// threadClock is how long the calling thread has had a processor; any thread may ask. Linux numbers the clocks of threads by
// their ids: https://man7.org/linux/man-pages/man3/clock_getcpuclockid.3.html, include/linux/posix-timers_types.h
func threadClock(time.Duration) func() time.Duration {
	const perThreadScheduled = 4 | 2
	// #nosec G115 -- ids of threads are small
	clock := int32(^unix.Gettid()<<3 | perThreadScheduled)
	return func() time.Duration {
		var had unix.Timespec
		if unix.ClockGettime(clock, &had) != nil {
			return 0 // the thread has ended, and its turn with it
		}
		return time.Duration(had.Nano())
	}
}
