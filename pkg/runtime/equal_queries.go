package runtime

import (
	"context"
	"sync"
	"time"
)

// mostLateness is how much later than the first an equal request may come to share its answer. When the time of the first is
// up, the others get what it has: by so much they may be told less than they would have waited for.
const mostLateness = time.Second

// equalQueries lets requests that are the same to the letter, as those of several viewers of a dashboard are, share one
// answer while it is under way.
type equalQueries struct {
	mu       sync.Mutex
	underWay map[string]*sharedAnswer
}

type sharedAnswer struct {
	due  time.Time
	done chan struct{}
	// Once it is done; both are nil where the making of it panicked.
	results []QueryResult
	err     error

	// The rest belongs to the lock of all.
	waiting int
	// unwanted ends the making of it.
	unwanted context.CancelFunc
}

type createAnswer func(ctx context.Context) ([]QueryResult, error)

// answer waits for the answer to an equal request, or makes one. What is made for others goes on when the first of them leaves.
func (q *equalQueries) answer(ctx context.Context, key string, due time.Time, create createAnswer) ([]QueryResult, error) {
	q.mu.Lock()
	shared := q.underWay[key]
	if shared == nil || due.Before(shared.due) || due.Sub(shared.due) > mostLateness {
		return q.first(ctx, key, due, create)
	}
	shared.waiting++
	q.mu.Unlock()
	select {
	case <-shared.done:
		return shared.results, shared.err
	case <-ctx.Done():
		q.leave(key, shared)
		return nil, ctx.Err()
	}
}

// first makes an answer, on the goroutine of the one who asked first; it gets the lock, and gives it back.
func (q *equalQueries) first(ctx context.Context, key string, due time.Time, create createAnswer) ([]QueryResult, error) {
	own, end := context.WithCancel(context.WithoutCancel(ctx))
	defer end()
	if callers, ok := ctx.Deadline(); ok {
		var endAtDeadline context.CancelFunc
		own, endAtDeadline = context.WithDeadline(own, callers)
		defer endAtDeadline()
	}
	shared := &sharedAnswer{due: due, done: make(chan struct{}), waiting: 1, unwanted: end}
	if q.underWay == nil {
		q.underWay = map[string]*sharedAnswer{}
	}
	q.underWay[key] = shared
	q.mu.Unlock()
	stay := context.AfterFunc(ctx, func() { q.leave(key, shared) })
	defer func() {
		stay()
		q.mu.Lock()
		q.remove(key, shared)
		q.mu.Unlock()
		close(shared.done)
	}()
	shared.results, shared.err = create(own)
	if shared.err != nil && ctx.Err() != nil {
		return nil, ctx.Err()
	}
	return shared.results, shared.err
}

// leave ends what nobody waits for any more.
func (q *equalQueries) leave(key string, shared *sharedAnswer) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if shared.waiting--; shared.waiting == 0 {
		q.remove(key, shared)
		shared.unwanted()
	}
}

// remove needs the lock.
func (q *equalQueries) remove(key string, shared *sharedAnswer) {
	if q.underWay[key] == shared {
		delete(q.underWay, key)
	}
}
