package upstream

import (
	"context"
	"time"
)

// defaultPatience bounds a wait where nobody says when the answer is needed.
const defaultPatience = time.Minute

type patienceKey struct{}

// WithPatience says when an answer is needed at the latest, for a context that must not end by itself then: several may
// wait for the answer. It ends no request that is under way, but a host's wish to wait is not waited for beyond it; the
// answer or Failure then says at once when to try again.
func WithPatience(ctx context.Context, until time.Time) context.Context {
	return context.WithValue(ctx, patienceKey{}, until)
}

// latest is when an answer is needed: by the context's deadline or its patience, whichever comes first.
func latest(ctx context.Context, now time.Time) time.Time {
	deadline, hasDeadline := ctx.Deadline()
	until, hasPatience := ctx.Value(patienceKey{}).(time.Time)
	switch {
	case hasPatience && (!hasDeadline || until.Before(deadline)):
		return until
	case hasDeadline:
		return deadline
	}
	return now.Add(defaultPatience)
}
