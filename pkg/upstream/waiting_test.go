package upstream

import (
	"context"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
)

func TestWhileAHostAsksToWaitNoOtherRequestOfTheseCredentialsIsSent(t *testing.T) {
	s := thenFine(t, status(429, "Retry-After", "60"))
	w := newWorld(t)
	_, first, failure := fetch(t, w.client(s.URL), Request{Path: "/"})
	if failure != nil || first.Status != 429 {
		t.Fatalf("got %+v, %v", first, failure)
	}

	_, _, failure = fetch(t, w.client(s.URL), get("/"))
	wantFailure(t, failure, KindWaiting, "", 0)
	if !failure.WaitUntil.Equal(first.WaitUntil) || s.requests.Load() != 1 {
		t.Errorf("WaitUntil %v, want %v; %d requests", failure.WaitUntil, first.WaitUntil, s.requests.Load())
	}
}

func TestWhoMayNotCallHearsWithWhichStatusTheHostAskedToWait(t *testing.T) {
	for _, asked := range []int{429, 503} {
		w := newWorld(t)
		c := w.client(thenFine(t, status(asked, "Retry-After", "60")).URL)
		_, _, _ = fetch(t, c, Request{Path: "/"})
		_, _, failure := fetch(t, c, get("/"))
		wantFailure(t, failure, KindWaiting, "", 0)
		if failure.Status != asked {
			t.Errorf("status %d, want %d", failure.Status, asked)
		}
	}
}

func TestARequestThatWaitsForItsPlaceHearsOfAWishToWait(t *testing.T) {
	finish := make(chan struct{})
	s := thenFine(t, func(w http.ResponseWriter, r *http.Request) {
		<-finish
		status(429, "Retry-After", "60")(w, r)
	})
	w := newWorld(t)
	c := w.client(s.URL, limited(1, 100))
	e, done := w.registry.use(c.key, c.limits, 0)
	defer done()
	var failure *Failure
	var group sync.WaitGroup
	group.Go(func() { _, _ = c.Fetch(t.Context(), Request{Path: "/"}, nil) })
	for s.requests.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	group.Go(func() { _, _, failure = fetch(t, c, get("/")) })
	for queued := 0; queued == 0; {
		e.gate.mu.Lock()
		queued = len(e.gate.waiting)
		e.gate.mu.Unlock()
	}
	close(finish)
	group.Wait()
	wantFailure(t, failure, KindWaiting, "", 0)
	if s.requests.Load() != 1 {
		t.Errorf("%d requests", s.requests.Load())
	}
}

func TestAWaitThatFitsTheDeadlineIsWaitedForByOthersToo(t *testing.T) {
	s := thenFine(t, status(503, "Retry-After", "4"))
	w := newWorld(t)
	_, _, _ = fetch(t, w.client(s.URL), Request{Path: "/"})
	_, answer, failure := fetch(t, w.client(s.URL), get("/"))
	if failure != nil || answer.Status != 200 || answer.Attempts != 1 {
		t.Fatalf("got %+v, %v", answer, failure)
	}
	wantSleeps(t, w.clock.sleeps(), 4*time.Second)
}

func TestA429WithoutATimeMakesOthersWaitToo(t *testing.T) {
	s := thenFine(t, status(429))
	w := newWorld(t)
	c := w.client(s.URL)
	mustFetch(t, c, get("/"))
	e, done := w.registry.use(c.key, c.limits, 0)
	defer done()
	if left := time.Until(e.wait.until); left < 500*time.Millisecond || left > time.Second {
		t.Errorf("the others wait for %v", left)
	}
}

func TestOtherCredentialsAndOriginsDoNotWait(t *testing.T) {
	s := thenFine(t, status(429, "Retry-After", "60"))
	w := newWorld(t)
	_, _, _ = fetch(t, w.client(s.URL), Request{Path: "/"})
	mustFetch(t, w.client(s.URL, func(settings *Settings) { settings.Account = "other" }), get("/"))
	mustFetch(t, w.client(serve(t, echo).URL), get("/"))
}

func TestAWaitHoldsForTheAccountWhateverElseIsSetAndCookiesDoNot(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/busy" {
			w.Header().Set("Retry-After", "60")
			w.WriteHeader(http.StatusTooManyRequests)
			return
		}
		http.SetCookie(w, &http.Cookie{Name: "session", Value: "1"})
		_, _ = w.Write([]byte(r.Header.Get("Cookie")))
	})
	w := newWorld(t)
	account := func(settings *Settings) { settings.Credentials = []string{"token"} }
	withHeader := func(settings *Settings) {
		settings.Secrets = map[string]string{"token": "s3cret-token", "httpHeaderValue1": "x"}
	}
	plain, other := w.client(s.URL, account), w.client(s.URL, account, withHeader)
	mustFetch(t, plain, get("/"))
	if cookies := mustFetch(t, other, get("/")); cookies != "" {
		t.Errorf("the cookies of another way to the account were sent: %s", cookies)
	}
	if cookies := mustFetch(t, plain, get("/")); cookies != "session=1" {
		t.Errorf("its own cookies were not sent: %s", cookies)
	}
	_, _, _ = fetch(t, plain, Request{Path: "/busy"})
	_, _, failure := fetch(t, other, get("/"))
	wantFailure(t, failure, KindWaiting, "", 0)
}

func TestAnotherWishNeverShortensAWait(t *testing.T) {
	s := thenFine(t, status(429, "Retry-After", "60"))
	w := newWorld(t)
	c := w.client(s.URL)
	_, first, _ := fetch(t, c, Request{Path: "/"})
	e, done := w.registry.use(c.key, c.limits, 0)
	defer done()
	e.delay(w.clock.now().Add(time.Second), 429)
	_, _, failure := fetch(t, c, get("/"))
	wantFailure(t, failure, KindWaiting, "", 0)
	if !failure.WaitUntil.Equal(first.WaitUntil) {
		t.Errorf("until %v, want %v", failure.WaitUntil, first.WaitUntil)
	}
}

func TestWithoutADeadlineALongWaitIsNotWaitedFor(t *testing.T) {
	s := thenFine(t, status(429, "Retry-After", "600"))
	_, answer, failure := fetchWithin(context.Background(), t, newWorld(t).client(s.URL), get("/"))
	if failure != nil || answer.Status != 429 {
		t.Errorf("got %+v, %v", answer, failure)
	}
}

// The real thing: process-wide state, real clock, a new instance after the settings were saved.
func TestAWaitOutlivesTheDataSourceInstance(t *testing.T) {
	s := thenFine(t, status(429, "Retry-After", "1"))
	settings := Settings{BaseURL: s.URL, Secrets: map[string]string{"token": t.Name()}, HTTP: httpclient.Options{}}
	before := New(settings)
	_, answer, _ := fetch(t, before, Request{Path: "/"})
	before.Close()
	if answer.WaitUntil.IsZero() {
		t.Fatalf("got %+v", answer)
	}

	after := New(settings)
	defer after.Close()
	ctx, cancel := context.WithTimeout(t.Context(), 100*time.Millisecond)
	defer cancel()
	_, _, failure := fetchWithin(ctx, t, after, get("/"))
	wantFailure(t, failure, KindWaiting, "", 0)
	mustFetch(t, after, get("/"))
	if late := time.Since(answer.WaitUntil); late < 0 {
		t.Errorf("sent %v too early", -late)
	}
}
