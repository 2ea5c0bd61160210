package upstream

import (
	"context"
	"time"
)

// clock is what this package knows of time besides the deadlines of contexts.
type clock interface {
	now() time.Time
	// sleep tells whether the whole time passed; false when ctx ended first.
	sleep(ctx context.Context, d time.Duration) bool
}

type systemClock struct{}

func (systemClock) now() time.Time { return time.Now() }

func (systemClock) sleep(ctx context.Context, d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return ctx.Err() == nil
	case <-ctx.Done():
		return false
	}
}
