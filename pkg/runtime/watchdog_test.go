package runtime

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

const runaways = `
function recurse() { return recurse() + 1; }
async function answer(query, signal, host) {
  switch (query.kind) {
    case 'loop': while (true) {} // eslint-disable-line
    case 'loopLater': await host.turn(); while (true) {}
    case 'microtasks': while (true) await null;
    case 'recursion': return { error: String(recurse()) };
    case 'recursionLater': await host.turn(); return { error: String([1].map(recurse)) };
    case 'turns': while (true) await host.turn();
    case 'fetch': {
      const answer = await host.fetch({ method: 'GET', path: '/slow' }, { signal });
      return { error: 'fetched ' + answer.text };
    }
    default: return { error: 'ok' };
  }
}`

func TestWhatRunsAwayIsStoppedAndEverythingElseIsAnswered(t *testing.T) {
	for _, kind := range []string{"loop", "loopLater", "microtasks", "recursion", "recursionLater"} {
		t.Run(kind, func(t *testing.T) {
			var fetches atomic.Int32
			server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
				if fetches.Add(1) == 1 {
					<-r.Context().Done() // the first one waits for its isolate to end
					return
				}
				_, _ = w.Write([]byte("the second time"))
			}))
			defer server.Close()
			engine := startTiny(t, runaways, func(s *Settings) { s.URL = server.URL; s.LongestTurn = 300 * time.Millisecond })

			var other QueryResult
			var waiting sync.WaitGroup
			waiting.Go(func() {
				results, err := engine.Query(context.Background(), request(`{"kind":"fetch"}`))
				if err == nil {
					other = results[0]
				}
			})
			eventually(t, "the other query has sent its request", func() bool { return fetches.Load() == 1 })

			result := ask(t, engine, `{"kind":"`+kind+`","intervalMs":1}`)
			if result.Error != errTooMuchComputing.message || result.Status != 500 || result.ErrorSource != "plugin" {
				t.Errorf("%+v", result)
			}
			waiting.Wait()
			if other.Error != "fetched the second time" {
				t.Errorf("the other query: %+v", other)
			}

			if again := ask(t, engine, `{"kind":"`+kind+`","intervalMs":2}`); again.Error != errRefused.message {
				t.Errorf("the same query again: %+v", again)
			}
			if another := ask(t, engine, `{"kind":"ok"}`); another.Error != "ok" {
				t.Errorf("another query: %+v", another)
			}
		})
	}
}

func TestAQueryThatGoesRoundTurnByTurnIsStoppedAfterItsDeadline(t *testing.T) {
	record := newRecorder()
	engine := startTiny(t, runaways, func(s *Settings) { s.Log = record })
	engine.neverSettles = 1200 * time.Millisecond
	ctx, cancel := context.WithTimeout(context.Background(), 400*time.Millisecond)
	defer cancel()
	if _, err := engine.Query(ctx, request(`{"kind":"turns"}`)); err == nil {
		t.Error("answered")
	}
	eventually(t, "the engine is replaced", func() bool { return strings.Contains(record.text(), "replaced") })
	if another := ask(t, engine, `{"kind":"ok"}`); another.Error != "ok" {
		t.Errorf("another query: %+v", another)
	}
}

func TestAPoisonQueryIsRefusedForAMinuteWhateverItsTimes(t *testing.T) {
	var r refusals
	now := time.Now()
	poison := request(`{"format":"table","intervalMs":1000,"maxDataPoints":10}`)
	r.add(poison.fingerprint(), now)
	later := request(`{"maxDataPoints":20,"format":"table","intervalMs":2000}`)
	later.Queries[0].From = now
	if !r.has(later.fingerprint(), now.Add(59*time.Second)) {
		t.Error("the same query at another time is not refused")
	}
	if r.has(later.fingerprint(), now.Add(61*time.Second)) {
		t.Error("still refused after a minute")
	}
	if r.has(request(`{"format":"count"}`).fingerprint(), now) {
		t.Error("another query is refused")
	}
}
