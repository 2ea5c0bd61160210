package upstream

import (
	"context"
	"io"
	"net/http"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func limited(concurrent, perSecond int) func(*Settings) {
	return func(settings *Settings) {
		settings.Limits.MaxConcurrent, settings.Limits.RequestsPerSecond = concurrent, perSecond
	}
}

// crowd counts how many requests are under way at once.
type crowd struct{ now, most atomic.Int64 }

func (c *crowd) handler(http.ResponseWriter, *http.Request) {
	if now := c.now.Add(1); now > c.most.Load() {
		c.most.Store(now)
	}
	time.Sleep(20 * time.Millisecond)
	c.now.Add(-1)
}

func fetchAll(t *testing.T, count int, client func(int) *Client) {
	var group sync.WaitGroup
	for i := range count {
		c := client(i)
		group.Go(func() {
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
			defer cancel()
			if _, failure := c.Fetch(ctx, get("/"), nil); failure != nil {
				t.Error(failure)
			}
		})
	}
	group.Wait()
}

func TestNoMoreRequestsThanAllowedAreUnderWayForAllClientsTogether(t *testing.T) {
	var c crowd
	s := serve(t, c.handler)
	w := newWorld(t)
	clients := []*Client{w.client(s.URL, limited(3, 1000)), w.client(s.URL, limited(3, 1000))}
	fetchAll(t, 12, func(i int) *Client { return clients[i%2] })
	if most := c.most.Load(); most != 3 {
		t.Errorf("%d at once, want 3", most)
	}
}

func TestTheNewestInstancesLimitsHold(t *testing.T) {
	var c crowd
	s := serve(t, c.handler)
	w := newWorld(t)
	old := w.client(s.URL, limited(8, 1000))
	mustFetch(t, old, get("/"))
	newest := w.client(s.URL, limited(2, 1000))
	fetchAll(t, 8, func(i int) *Client { return []*Client{newest, old}[i%2] })
	if most := c.most.Load(); most != 2 {
		t.Errorf("%d at once, want 2", most)
	}
}

func TestTheRateAllowsABurstOfTwiceItself(t *testing.T) {
	s := serve(t, echo)
	w := newWorld(t)
	clients := []*Client{w.client(s.URL, limited(4, 5)), w.client(s.URL, limited(4, 5))}
	for i := range 10 {
		mustFetch(t, clients[i%2], get("/"))
	}
	if sleeps := w.clock.sleeps(); len(sleeps) != 0 {
		t.Fatalf("waited %v within the burst", sleeps)
	}
	for i := range 5 {
		mustFetch(t, clients[i%2], get("/"))
	}
	var total time.Duration
	for _, d := range w.clock.sleeps() {
		total += d
	}
	if total < 700*time.Millisecond || total > time.Second {
		t.Errorf("5 requests beyond the burst waited %v, want about a second", total)
	}
}

func TestARateIsWaitedForHoweverLittlePatienceThereIs(t *testing.T) {
	s := serve(t, echo)
	w := newWorld(t)
	c := w.client(s.URL, limited(4, 1))
	ctx := WithPatience(t.Context(), time.Now().Add(100*time.Millisecond))
	for range 3 {
		if _, _, failure := fetchWithin(ctx, t, c, get("/")); failure != nil {
			t.Fatal(failure)
		}
	}
	if sleeps := w.clock.sleeps(); len(sleeps) != 1 || sleeps[0] > time.Second {
		t.Errorf("waited %v", sleeps)
	}
}

func TestARateThatTheContextDoesNotWaitForIsNotUsedUp(t *testing.T) {
	s := serve(t, echo)
	c := newClient(Settings{BaseURL: s.URL, Limits: Limits{RequestsPerSecond: 1}}, newRegistry(systemClock{}), systemClock{})
	defer c.Close()
	for range 2 {
		mustFetch(t, c, get("/"))
	}
	for range 5 {
		ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
		_, _, failure := fetchWithin(ctx, t, c, get("/"))
		wantFailure(t, failure, KindTimeout, "", 0)
		cancel()
	}
	started := time.Now()
	mustFetch(t, c, get("/"))
	if took := time.Since(started); took > 1500*time.Millisecond {
		t.Errorf("waited %v", took)
	}
}

func TestWaitingForAPlaceEndsWithTheContext(t *testing.T) {
	busy := make(chan struct{})
	started := make(chan struct{}, 1)
	s := serve(t, func(http.ResponseWriter, *http.Request) { started <- struct{}{}; <-busy })
	c := newWorld(t).client(s.URL, limited(1, 100))
	var group sync.WaitGroup
	group.Go(func() { _, _ = c.Fetch(t.Context(), get("/"), nil) })
	<-started
	ctx, cancel := context.WithTimeout(t.Context(), 30*time.Millisecond)
	defer cancel()
	_, _, failure := fetchWithin(ctx, t, c, get("/"))
	wantFailure(t, failure, KindTimeout, "", 0)
	close(busy)
	group.Wait()
	mustFetch(t, c, get("/"))
}

func TestAPlaceIsGivenBackWhenTheReaderPanics(t *testing.T) {
	s := serve(t, echo)
	c := newWorld(t).client(s.URL, limited(1, 100))
	func() {
		defer func() { _ = recover() }()
		_, _ = c.Fetch(t.Context(), get("/"), func(*Answer, io.Reader) error { panic("a bug") })
	}()
	mustFetch(t, c, get("/"))
}

func TestPlacesAreGivenInTheOrderOfArrival(t *testing.T) {
	g := newGate(1)
	if !g.acquire(t.Context()) {
		t.Fatal("no place")
	}
	var order []int
	var group sync.WaitGroup
	for i := range 20 {
		group.Go(func() {
			if g.acquire(t.Context()) {
				order = append(order, i)
				g.release()
			}
		})
		for queued := 0; queued <= i; {
			g.mu.Lock()
			queued = len(g.waiting)
			g.mu.Unlock()
		}
	}
	g.release()
	group.Wait()
	for i, got := range order {
		if got != i {
			t.Fatalf("order %v", order)
		}
	}
}

func TestWhoeverGivesUpWaitingTakesNoPlace(t *testing.T) {
	g := newGate(2)
	var group sync.WaitGroup
	for range 200 {
		group.Go(func() {
			ctx, cancel := context.WithTimeout(t.Context(), 200*time.Microsecond)
			defer cancel()
			if g.acquire(ctx) {
				time.Sleep(50 * time.Microsecond)
				g.release()
			}
		})
	}
	group.Wait()
	if g.held != 0 || len(g.waiting) != 0 {
		t.Errorf("%d held, %d waiting", g.held, len(g.waiting))
	}
}

func TestALimitOfNoSenseIsTheDefault(t *testing.T) {
	want := Limits{MaxResponseBytes: 64 << 20, MaxConcurrent: 4, RequestsPerSecond: 10}
	if got := (Limits{MaxResponseBytes: -1, MaxConcurrent: 0, RequestsPerSecond: -7}).withDefaults(); got != want {
		t.Errorf("got %+v", got)
	}
}
