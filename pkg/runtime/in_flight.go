package runtime

import (
	"context"
	"errors"
	"io"
	"slices"
	"sync"
)

// ownShare is the part of the budget that a body may use before it waits for others: ordinary answers are smaller.
const ownShare = 16

var errTooMuch = errors.New("the call holds as much as it may")

// inFlight counts the bytes of all bodies that are read for a data source at a time, until the engine had its turn with each.
// How large an answer is shows only while it comes. When those under way are as much as the budget together, the one that came
// first goes on alone and the others wait for it, so that there is never more than the budget and one answer, however many are
// asked for at once.
type inFlight struct {
	budget int64 // set before the first body comes

	mu     sync.Mutex
	bytes  int64
	bodies []*arriving // in the order of their arrival
	// ended is closed when the next body ends.
	ended chan struct{}
}

func newInFlight() *inFlight { return &inFlight{ended: make(chan struct{})} }

// arriving is a body under way.
type arriving struct {
	io.Reader
	ctx     context.Context
	all     *inFlight
	charged *usage
	bytes   int64 // all's lock
}

// begin counts a body until its end.
func (f *inFlight) begin(ctx context.Context, body io.Reader, charged *usage) *arriving {
	a := &arriving{Reader: body, ctx: ctx, all: f, charged: charged}
	f.mu.Lock()
	defer f.mu.Unlock()
	f.bodies = append(f.bodies, a)
	return a
}

// Read waits its turn. It fails with errTooMuch where the call that reads has no room for more.
func (a *arriving) Read(p []byte) (int, error) {
	if err := a.await(); err != nil {
		return 0, err
	}
	n, err := a.Reader.Read(p)
	f := a.all
	f.mu.Lock()
	defer f.mu.Unlock()
	if slices.Contains(f.bodies, a) {
		a.bytes += int64(n)
		f.bytes += int64(n)
		processPace.use(int64(n))
	}
	return n, err
}

func (a *arriving) await() error {
	f := a.all
	for {
		f.mu.Lock()
		own, ended := a.bytes, f.ended
		mayRead := f.bytes < f.budget || slices.Index(f.bodies, a) <= 0 || own < f.budget/ownShare
		f.mu.Unlock()
		if !a.charged.hasRoomFor(own) {
			return errTooMuch
		}
		if mayRead {
			return nil
		}
		select {
		case <-ended:
		case <-a.ctx.Done():
			return nil // the body itself says how it ended
		}
	}
}

// end lets those go on that wait. Nil never came.
func (a *arriving) end() {
	if a == nil {
		return
	}
	a.all.mu.Lock()
	defer a.all.mu.Unlock()
	a.all.remove(a)
}

// end gives up all bodies, when nobody is left to end each.
func (f *inFlight) end() {
	f.mu.Lock()
	defer f.mu.Unlock()
	for len(f.bodies) > 0 {
		f.remove(f.bodies[0])
	}
}

// remove needs the lock.
func (f *inFlight) remove(a *arriving) {
	at := slices.Index(f.bodies, a)
	if at < 0 {
		return
	}
	f.bodies = slices.Delete(f.bodies, at, at+1)
	f.bytes -= a.bytes
	processPace.use(-a.bytes)
	close(f.ended)
	f.ended = make(chan struct{})
}
