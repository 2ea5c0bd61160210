package upstream

import (
	"context"
	"net/http"
	"net/http/cookiejar"
	"sync"
	"time"

	"golang.org/x/net/publicsuffix"
	"golang.org/x/time/rate"
)

// entry is what all clients of one origin and credential share.
type entry struct {
	users int       // guarded by the registry
	used  time.Time // guarded by the registry

	jar     http.CookieJar
	gate    *gate
	limiter *rate.Limiter

	mu         sync.Mutex
	generation uint64
	wait       time.Time // the host asked not to be called before
	notes      map[string]time.Time
	locks      map[string]*namedLock
}

type namedLock struct {
	gate  *gate
	users int
}

func newEntry(limits Limits) *entry {
	jar, _ := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List}) // never fails
	return &entry{
		jar:     jar,
		gate:    newGate(limits.MaxConcurrent),
		limiter: rate.NewLimiter(rate.Limit(limits.RequestsPerSecond), 2*limits.RequestsPerSecond),
		notes:   map[string]time.Time{},
		locks:   map[string]*namedLock{},
	}
}

// adopt takes over the limits of a client newer than those before.
func (e *entry) adopt(limits Limits, generation uint64) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if generation <= e.generation {
		return
	}
	e.generation = generation
	e.gate.resize(limits.MaxConcurrent)
	e.limiter.SetLimit(rate.Limit(limits.RequestsPerSecond))
	e.limiter.SetBurst(2 * limits.RequestsPerSecond)
}

// waiting tells until when the host is not to be called, while that is in the future.
func (e *entry) waiting(now time.Time) (time.Time, bool) {
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.wait, e.wait.After(now)
}

// delay keeps everyone from calling the host before a time. It never shortens an earlier wish.
func (e *entry) delay(until time.Time) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if until.After(e.wait) {
		e.wait = until
	}
}

// noted tells whether anything here still holds in the future, so that it must not be forgotten.
func (e *entry) noted(now time.Time) bool {
	e.mu.Lock()
	defer e.mu.Unlock()
	for name, until := range e.notes {
		if !until.After(now) {
			delete(e.notes, name)
		}
	}
	return len(e.notes) > 0 || e.wait.After(now)
}

// lock waits for the lock of a name. unlock must be called exactly once.
func (e *entry) lock(ctx context.Context, name string) (unlock func(), ok bool) {
	e.mu.Lock()
	l := e.locks[name]
	if l == nil {
		l = &namedLock{gate: newGate(1)}
		e.locks[name] = l
	}
	l.users++
	e.mu.Unlock()

	leave := func() {
		e.mu.Lock()
		defer e.mu.Unlock()
		if l.users--; l.users == 0 {
			delete(e.locks, name)
		}
	}
	if !l.gate.acquire(ctx) {
		leave()
		return nil, false
	}
	return func() {
		l.gate.release()
		leave()
	}, true
}
