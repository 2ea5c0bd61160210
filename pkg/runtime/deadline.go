package runtime

import (
	"context"
	"time"
)

const (
	// Left of Grafana's own deadline for building and sending the answer.
	reserve = 2 * time.Second
	// How long the engine may take to answer with what it has, once told that the time is up.
	lastWord = time.Second
	// A call that the engine has not settled this long after it was told to end never will.
	defaultNeverSettles = 10 * time.Second
)

// deadline is when a call has to be answered: after its own limit, and before the caller's deadline by the reserve, or by
// half of what remains where that is shorter.
func deadline(ctx context.Context, now time.Time, limit time.Duration) time.Time {
	own := now.Add(limit)
	callers, ok := ctx.Deadline()
	if !ok {
		return own
	}
	remaining := callers.Sub(now)
	latest := callers.Add(-min(reserve, remaining/2))
	if latest.Before(own) {
		return latest
	}
	return own
}
