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
	clock  clock
	mu     sync.Mutex
	states map[string]*originState
	swept  time.Time
}

func newRegistry(clock clock) *registry {
	return &registry{clock: clock, states: map[string]*originState{}}
}

// use returns the state under a key, made when missing, and a function that ends the use.
func (r *registry) use(key string, limits Limits, generation uint64) (*originState, func()) {
	now := r.clock.now()
	r.mu.Lock()
	defer r.mu.Unlock()
	r.sweep(now)
	o := r.states[key]
	if o == nil {
		o = newOriginState(limits)
		r.states[key] = o
	}
	o.users++
	o.adopt(limits, generation)
	return o, func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		o.users--
		o.used = r.clock.now()
	}
}

// sweep forgets, once a minute at most, what nobody has used for an hour. The caller holds mu.
func (r *registry) sweep(now time.Time) {
	if now.Sub(r.swept) < time.Minute {
		return
	}
	r.swept = now
	for key, o := range r.states {
		if o.users == 0 && now.Sub(o.used) >= keepUnused && !o.noted(now) {
			delete(r.states, key)
		}
	}
}
