package upstream

import (
	"context"
	"sync"
	"time"
)

// Notes and locks by name are those of everyone in the process with the same origin and credentials. They outlive the
// Client; what nobody has used for an hour is forgotten.

// OfAccount has the notes and locks of everyone with the same origin and credentials, whatever else is set.
func (c *Client) OfAccount() *Client {
	account := *c
	account.key = c.accountKey
	return &account
}

// Until returns what SetUntil noted under the name, while it is in the future.
func (c *Client) Until(name string) (time.Time, bool) {
	o, done := c.use()
	defer done()
	o.mu.Lock()
	defer o.mu.Unlock()
	until, ok := o.notes[name]
	if !ok || !until.After(c.clock.now()) {
		return time.Time{}, false
	}
	return until, true
}

// SetUntil notes a time under a name; one in the past takes the note back.
func (c *Client) SetUntil(name string, until time.Time) {
	o, done := c.use()
	defer done()
	o.noted(c.clock.now()) // drops what is over
	o.mu.Lock()
	defer o.mu.Unlock()
	if until.After(c.clock.now()) {
		o.notes[name] = until
	} else {
		delete(o.notes, name)
	}
}

// Lock waits its turn. unlock may be called more than once; ok is false, and unlock nil, when ctx ended first.
func (c *Client) Lock(ctx context.Context, name string) (unlock func(), ok bool) {
	o, done := c.use()
	release, ok := o.lock(ctx, name)
	if !ok {
		done()
		return nil, false
	}
	return sync.OnceFunc(func() {
		release()
		done()
	}), true
}

func (c *Client) use() (*originState, func()) {
	return c.registry.use(c.key, c.limits, c.generation)
}
