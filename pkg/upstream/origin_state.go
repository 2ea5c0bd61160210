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

// originState is what all clients of one origin and credential share.
type originState struct {
	users int       // guarded by the registry
	used  time.Time // guarded by the registry

	jar     http.CookieJar
	gate    *gate
	limiter *rate.Limiter

	mu         sync.Mutex
	generation uint64
	wait       wait
	notes      map[string]time.Time
	locks      map[string]*namedLock
}

// wait: the host asked, with this status, not to be called before.
type wait struct {
	until  time.Time
	status int
}

type namedLock struct {
	gate  *gate
	users int
}

func newOriginState(limits Limits) *originState {
	jar, _ := cookiejar.New(&cookiejar.Options{PublicSuffixList: publicsuffix.List}) // never fails
	return &originState{
		jar:     jar,
		gate:    newGate(limits.MaxConcurrent),
		limiter: rate.NewLimiter(rate.Limit(limits.RequestsPerSecond), 2*limits.RequestsPerSecond),
		notes:   map[string]time.Time{},
		locks:   map[string]*namedLock{},
	}
}

// adopt takes over the limits of a client newer than those before.
func (o *originState) adopt(limits Limits, generation uint64) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if generation <= o.generation {
		return
	}
	o.generation = generation
	o.gate.resize(limits.MaxConcurrent)
	o.limiter.SetLimit(rate.Limit(limits.RequestsPerSecond))
	o.limiter.SetBurst(2 * limits.RequestsPerSecond)
}

// waiting tells until when the host is not to be called, while that is in the future.
func (o *originState) waiting(now time.Time) (wait, bool) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.wait, o.wait.until.After(now)
}

// delay keeps everyone from calling the host before a time. It never shortens an earlier wish.
func (o *originState) delay(until time.Time, status int) {
	o.mu.Lock()
	defer o.mu.Unlock()
	if until.After(o.wait.until) {
		o.wait = wait{until, status}
	}
}

// noted tells whether anything here still holds in the future, so that it must not be forgotten.
func (o *originState) noted(now time.Time) bool {
	o.mu.Lock()
	defer o.mu.Unlock()
	for name, until := range o.notes {
		if !until.After(now) {
			delete(o.notes, name)
		}
	}
	return len(o.notes) > 0 || o.wait.until.After(now)
}

// lock waits for the lock of a name. unlock must be called exactly once.
func (o *originState) lock(ctx context.Context, name string) (unlock func(), ok bool) {
	o.mu.Lock()
	l := o.locks[name]
	if l == nil {
		l = &namedLock{gate: newGate(1)}
		o.locks[name] = l
	}
	l.users++
	o.mu.Unlock()

	leave := func() {
		o.mu.Lock()
		defer o.mu.Unlock()
		if l.users--; l.users == 0 {
			delete(o.locks, name)
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
