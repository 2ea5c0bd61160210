package upstream

import (
	"context"
	"sync"
	"testing"
	"time"
)

func TestNotesAreSharedByNameWhileInTheFuture(t *testing.T) {
	w := newWorld(t)
	first, second := w.client("https://a.example"), w.client("https://A.example:443/base")
	other := w.client("https://a.example", func(settings *Settings) { settings.Account = "other" })
	until := w.clock.now().Add(time.Minute)
	first.SetUntil("login", until)
	if got, ok := second.Until("login"); !ok || !got.Equal(until) {
		t.Errorf("got %v, %v", got, ok)
	}
	if _, ok := second.Until("other"); ok {
		t.Error("another name has a note")
	}
	if _, ok := other.Until("login"); ok {
		t.Error("other credentials have a note")
	}
	w.clock.sleep(t.Context(), time.Minute)
	if _, ok := first.Until("login"); ok {
		t.Error("a note in the past is still there")
	}
}

func TestNotesOfAnAccountAreSharedWhateverElseIsSet(t *testing.T) {
	w := newWorld(t)
	with := func(secrets map[string]string) func(*Settings) {
		return func(s *Settings) { s.Account, s.Credentials, s.Secrets = "eve", []string{"password"}, secrets }
	}
	plain := w.client("https://a.example", with(map[string]string{"password": "right"}))
	plain.OfAccount().SetUntil("login", w.clock.now().Add(time.Minute))
	more := with(map[string]string{"password": "right", "httpHeaderValue1": "x", "tlsClientKey": "y", "puppetToken": "z"})
	if _, ok := w.client("https://a.example", more).OfAccount().Until("login"); !ok {
		t.Error("a header, a certificate and a leftover make another account")
	}
	for name, other := range map[string]*Client{
		"another password": w.client("https://a.example", with(map[string]string{"password": "wrong"})),
		"another origin":   w.client("https://b.example", with(map[string]string{"password": "right"})),
		"another user":     w.client("https://a.example", with(map[string]string{"password": "right"}), func(s *Settings) { s.Account = "bob" }),
	} {
		if _, ok := other.OfAccount().Until("login"); ok {
			t.Errorf("%s has the note", name)
		}
	}
}

func TestANoteInThePastTakesItBack(t *testing.T) {
	s := newWorld(t).client("https://a.example")
	s.SetUntil("login", time.Now().Add(time.Minute))
	s.SetUntil("login", time.Time{})
	if _, ok := s.Until("login"); ok {
		t.Error("still there")
	}
}

func TestALockIsHeldByOneAcrossClients(t *testing.T) {
	w := newWorld(t)
	inside, most := 0, 0
	var mu sync.Mutex
	var group sync.WaitGroup
	for range 20 {
		s := w.client("https://a.example")
		group.Go(func() {
			unlock, ok := s.Lock(t.Context(), "login")
			if !ok {
				t.Error("no lock")
				return
			}
			defer unlock()
			mu.Lock()
			inside++
			most = max(most, inside)
			mu.Unlock()
			time.Sleep(time.Millisecond)
			mu.Lock()
			inside--
			mu.Unlock()
		})
	}
	group.Wait()
	if most != 1 {
		t.Errorf("%d at once", most)
	}
}

func TestALockRespectsItsContextAndUnlockMayBeCalledTwice(t *testing.T) {
	s := newWorld(t).client("https://a.example")
	unlock, ok := s.Lock(t.Context(), "login")
	if !ok {
		t.Fatal("no lock")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if got, ok := s.Lock(ctx, "login"); ok || got != nil {
		t.Fatal("a lock twice")
	}
	if free, ok := s.Lock(t.Context(), "another name"); !ok {
		t.Fatal("another name is locked too")
	} else {
		free()
	}
	next := make(chan func())
	go func() {
		unlock, _ := s.Lock(t.Context(), "login")
		next <- unlock
	}()
	time.Sleep(5 * time.Millisecond) // lets it queue
	unlock()
	unlockNext := <-next
	if unlockNext == nil {
		t.Fatal("still locked")
	}
	defer unlockNext()
	unlock()
	ctx, cancel = context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	if _, ok := s.Lock(ctx, "login"); ok {
		t.Error("unlocking twice let two in")
	}
}

func TestWhatNobodyUsedForAnHourIsForgotten(t *testing.T) {
	w := newWorld(t)
	at := func(account string) *Client {
		return w.client("https://a.example", func(settings *Settings) { settings.Account = account })
	}
	_, _ = at("idle").Until("x")
	at("asked to wait").SetUntil("x", w.clock.now().Add(3*time.Hour))
	unlock, _ := at("in use").Lock(t.Context(), "x")
	defer unlock()

	w.clock.sleep(t.Context(), 59*time.Minute)
	_, _ = at("another").Until("x")
	if len(w.registry.states) != 4 {
		t.Errorf("%d kept after 59 minutes, want 4", len(w.registry.states))
	}
	w.clock.sleep(t.Context(), 2*time.Minute)
	_, _ = at("another").Until("x")
	if len(w.registry.states) != 3 {
		t.Errorf("%d kept after 61 minutes, want 3", len(w.registry.states))
	}
	if _, ok := at("asked to wait").Until("x"); !ok {
		t.Error("a note that still holds was forgotten")
	}
}

func TestLocksAndNotesThatAreOverTakeNoRoom(t *testing.T) {
	w := newWorld(t)
	c := w.client("https://a.example")
	for _, name := range []string{"a", "b", "c"} {
		unlock, _ := c.Lock(t.Context(), name)
		unlock()
		c.SetUntil(name, w.clock.now().Add(time.Second))
		w.clock.sleep(t.Context(), 2*time.Second)
	}
	e, done := w.registry.use(c.key, c.limits, 0)
	defer done()
	if e.noted(w.clock.now()) || len(e.notes) != 0 || len(e.locks) != 0 {
		t.Errorf("%d notes, %d locks", len(e.notes), len(e.locks))
	}
}
