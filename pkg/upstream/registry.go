package upstream

import (
	"sync"
	"time"
)

// keepUnused is how long an origin's state is kept after its last use.
const keepUnused = time.Hour

// process is the state that outlives data source instances: forgetting it at every change of settings does harm.
var process = newRegistry(systemClock{})

// registry holds the state of every origin and credential.
type registry struct {
	clock   clock
	mu      sync.Mutex
	entries map[string]*entry
	swept   time.Time
}

func newRegistry(clock clock) *registry {
	return &registry{clock: clock, entries: map[string]*entry{}}
}

// use returns the state under a key, made when missing, and a function that ends the use.
func (r *registry) use(key string, limits Limits, generation uint64) (*entry, func()) {
	now := r.clock.now()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sweep(now)
	e := r.entries[key]
	if e == nil {
		e = newEntry(limits)
		r.entries[key] = e
	}
	e.users++
	e.adopt(limits, generation)
	return e, func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		e.users--
		e.used = r.clock.now()
	}
}

// sweep forgets, once a minute at most, what nobody has used for an hour. The caller holds mu.
func (r *registry) sweep(now time.Time) {
	if now.Sub(r.swept) < time.Minute {
		return
	}
	r.swept = now
	for key, e := range r.entries {
		if e.users == 0 && now.Sub(e.used) >= keepUnused && !e.noted(now) {
			delete(r.entries, key)
		}
	}
}
