package runtime

import (
	"context"
	"errors"
	"net/http"
	"sync/atomic"
	"testing"
	"time"
)

func TestADeadlineIsTwoSecondsOrHalfBeforeTheCallers(t *testing.T) {
	now := time.Now()
	for _, c := range []struct{ limit, callers, want time.Duration }{
		{limit: 50 * time.Second, callers: 0, want: 50 * time.Second},
		{limit: 50 * time.Second, callers: 30 * time.Second, want: 28 * time.Second},
		{limit: 10 * time.Second, callers: 30 * time.Second, want: 10 * time.Second},
		{limit: 50 * time.Second, callers: 4 * time.Second, want: 2 * time.Second},
		{limit: 50 * time.Second, callers: time.Second, want: 500 * time.Millisecond},
	} {
		ctx, cancel := context.Background(), func() {}
		if c.callers != 0 {
			ctx, cancel = context.WithDeadline(ctx, now.Add(c.callers))
		}
		if got := deadline(ctx, now, c.limit).Sub(now); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
		cancel()
	}
}

const ending = `async function answer(query, signal, host) {
  if (query.deaf) { await new Promise(() => {}); }
  if (query.fetch) {
    const got = await host.fetch({ method: 'GET', path: '/' }, { signal });
    return { error: got.failure + ' ' + signal.reason + ' ' + signal.listeners };
  }
  await new Promise((resolve) => signal.onEnd(resolve));
  return { error: 'what there is: ' + signal.reason };
}`

func TestAtItsDeadlineAQueryAnswersWithWhatThereIs(t *testing.T) {
	engine := startTiny(t, ending, func(s *Settings) { s.EngineJSON = []byte(`{"jsonData":{"queryTimeoutSeconds":0.2}}`) })
	if result := ask(t, engine, `{}`); result.Error != "what there is: deadline" {
		t.Errorf("%+v", result)
	}
}

func TestAQueryThatDoesNotAnswerAtItsDeadlineIsATimeout(t *testing.T) {
	engine := startTiny(t, ending, func(s *Settings) { s.EngineJSON = []byte(`{"jsonData":{"queryTimeoutSeconds":0.2}}`) })
	started := time.Now()
	result := ask(t, engine, `{"deaf":true}`)
	if result.Error != errTimeout.message || result.Status != 504 || result.ErrorSource != "downstream" {
		t.Errorf("%+v", result)
	}
	if took := time.Since(started); took < 1200*time.Millisecond || took > 5*time.Second {
		t.Error("after", took)
	}
}

func TestWhenTheCallerLeavesTheRequestToTheVendorEnds(t *testing.T) {
	arrived, left := make(chan struct{}), make(chan struct{})
	server := serve(t, func(_ http.ResponseWriter, r *http.Request) {
		close(arrived)
		<-r.Context().Done()
		close(left)
	})
	engine := startTiny(t, ending, func(s *Settings) { s.URL = server.URL })
	ctx, cancel := context.WithCancel(context.Background())
	go func() {
		<-arrived
		cancel()
	}()
	if _, err := engine.Query(ctx, request(`{"fetch":true}`)); !errors.Is(err, context.Canceled) {
		t.Error(err)
	}
	select {
	case <-left:
	case <-time.After(5 * time.Second):
		t.Error("the request goes on")
	}
	eventually(t, "the engine has settled the call", func() bool {
		engine.mu.Lock()
		defer engine.mu.Unlock()
		return len(engine.calls) == 0
	})
}

func TestARequestThatTheDeadlineEndsIsATimeout(t *testing.T) {
	server := serve(t, func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() })
	engine := startTiny(t, ending, func(s *Settings) {
		s.URL, s.EngineJSON = server.URL, []byte(`{"jsonData":{"queryTimeoutSeconds":0.2}}`)
	})
	if result := ask(t, engine, `{"fetch":true}`); result.Error != "timeout deadline 0" {
		t.Errorf("%+v", result)
	}
}

func TestACallThatTheRateHoldsBackUntilTheDeadlineIsNotTheVendorsTimeout(t *testing.T) {
	server := serve(t, func(http.ResponseWriter, *http.Request) {})
	engine := startTiny(t, `async function answer(query, signal, host) {
	  for (let sent = 0; ; sent++) {
	    const got = await host.fetch({ method: 'GET', path: '/' }, { signal });
	    if (got.kind === 'failure') return { error: sent + ' sent, then ' + got.failure + ' ' + signal.reason };
	  }
	}`, func(s *Settings) {
		s.URL, s.EngineJSON = server.URL, []byte(`{"jsonData":{"queryTimeoutSeconds":0.5,"maxRequestsPerSecond":1}}`)
	})
	if result := ask(t, engine, `{}`); result.Error != "2 sent, then timeout deadline" {
		t.Errorf("%+v", result)
	}
}

func TestAWishToWaitBeyondTheDeadlineComesBackAtOnce(t *testing.T) {
	server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Retry-After", "30")
		w.WriteHeader(http.StatusTooManyRequests)
	})
	engine := startTiny(t, `async function answer(query, signal, host) {
	  const got = await host.fetch({ method: 'GET', path: '/' }, { signal });
	  return { error: got.status + ' ' + (got.waitUntil > host.now() + 20000) };
	}`, func(s *Settings) { s.URL, s.EngineJSON = server.URL, []byte(`{"jsonData":{"queryTimeoutSeconds":10}}`) })
	started := time.Now()
	if result := ask(t, engine, `{}`); result.Error != "429 true" || time.Since(started) > 5*time.Second {
		t.Errorf("%+v after %v", result, time.Since(started))
	}
}

func TestWhenAQueryHasAnsweredNothingOfItGoesOn(t *testing.T) {
	const places = 8 // the tiny engine's maxConcurrentRequests
	for name, answer := range map[string]string{
		"an answer": `return { error: 'answered' };`,
		"an error":  `throw new Error('failed');`,
	} {
		t.Run(name, func(t *testing.T) {
			var underWay, asked atomic.Int32
			server := serve(t, func(_ http.ResponseWriter, r *http.Request) {
				asked.Add(1)
				underWay.Add(1)
				defer underWay.Add(-1)
				<-r.Context().Done()
			})
			engine := startTiny(t, `async function answer(query, signal, host) {
			  for (let n = 0; n < 20; n++) host.fetch({ method: 'GET', path: '/' }, { signal });
			  while (host.now() === 0) await host.turn();
			  `+answer+`
			}`, func(s *Settings) {
				s.URL = server.URL
				// It answers when every place is taken by a request that has arrived: what comes later was sent after the answer.
				s.Now = func() time.Time { return time.UnixMilli(int64(asked.Load() / places)) }
			})
			ask(t, engine, `{}`)
			eventually(t, "no request is under way", func() bool { return underWay.Load() == 0 })
			before := asked.Load()
			time.Sleep(100 * time.Millisecond)
			if after := asked.Load(); after != before || underWay.Load() != 0 {
				t.Errorf("%d requests came after the answer", after-before)
			}
		})
	}
}
