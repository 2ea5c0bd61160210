package upstream

import (
	"context"
	"sync"
)

// gate lets a number of holders in at a time, in the order of their arrival. The number may change while in use, which
// golang.org/x/sync/semaphore does not allow.
type gate struct {
	mu      sync.Mutex
	limit   int
	held    int
	waiting []chan struct{}
}

func newGate(limit int) *gate { return &gate{limit: limit} }

// acquire tells whether a place was got before ctx ended.
func (g *gate) acquire(ctx context.Context) bool {
	if ctx.Err() != nil {
		return false
	}
	g.mu.Lock()
	turn := make(chan struct{})
	g.waiting = append(g.waiting, turn)
	g.admit()
	g.mu.Unlock()

	select {
	case <-turn:
		return true
	case <-ctx.Done():
		g.leave(turn)
		return false
	}
}

// leave takes someone out who no longer waits, and gives a place back that was got in the same moment.
func (g *gate) leave(turn chan struct{}) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for i, other := range g.waiting {
		if other == turn {
			g.waiting = append(g.waiting[:i], g.waiting[i+1:]...)
			return
		}
	}
	g.held--
	g.admit()
}

func (g *gate) release() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.held--
	g.admit()
}

func (g *gate) resize(limit int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.limit = limit
	g.admit()
}

// admit gives free places to those who have waited longest. The caller holds mu.
func (g *gate) admit() {
	for g.held < g.limit && len(g.waiting) > 0 {
		close(g.waiting[0])
		g.waiting = g.waiting[1:]
		g.held++
	}
}
