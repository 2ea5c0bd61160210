package upstream

import (
	"context"
	"sync"
	"time"
)

// Shared holds notes and locks by name for everyone in the process with the same origin and credentials. It outlives
// the Client; what nobody has used for an hour is forgotten.
type Shared struct{ client *Client }

// Shared returns the state that this client shares with others of the same origin and credentials.
func (c *Client) Shared() *Shared { return &Shared{client: c} }

// Until returns what SetUntil noted under the name, while it is in the future.
func (s *Shared) Until(name string) (time.Time, bool) {
	e, done := s.use()
	defer done()
	e.mu.Lock()
	defer e.mu.Unlock()
	until, ok := e.notes[name]
	if !ok || !until.After(s.client.clock.now()) {
		return time.Time{}, false
	}
	return until, true
}

// SetUntil notes a time under a name; one in the past takes the note back.
func (s *Shared) SetUntil(name string, until time.Time) {
	e, done := s.use()
	defer done()
	e.noted(s.client.clock.now()) // drops what is over
	e.mu.Lock()
	defer e.mu.Unlock()
	if until.After(s.client.clock.now()) {
		e.notes[name] = until
	} else {
		delete(e.notes, name)
	}
}

// Lock waits its turn. unlock may be called more than once; ok is false, and unlock nil, when ctx ended first.
func (s *Shared) Lock(ctx context.Context, name string) (unlock func(), ok bool) {
	e, done := s.use()
	release, ok := e.lock(ctx, name)
	if !ok {
		done()
		return nil, false
	}
	return sync.OnceFunc(func() {
		release()
		done()
	}), true
}

func (s *Shared) use() (*entry, func()) {
	c := s.client
	return c.registry.use(c.key, c.limits, c.generation)
}
