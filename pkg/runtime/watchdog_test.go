package runtime

import (
	"context"
	"net/http"
	goruntime "runtime"
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
			server := serve(t, func(w http.ResponseWriter, r *http.Request) {
				if fetches.Add(1) == 1 {
					<-r.Context().Done() // the first one waits for its isolate to end
					return
				}
				_, _ = w.Write([]byte("the second time"))
			})
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

			if again := ask(t, engine, `{"kind":"`+kind+`","intervalMs":2}`); again.Error != errTooMuchComputing.message {
				t.Errorf("the same query again: %+v", again)
			}
			if again := ask(t, engine, `{"kind":"`+kind+`","intervalMs":3}`); again.Error != errRefused.message {
				t.Errorf("the same query once more: %+v", again)
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

func TestAQueryThatStruckTwiceIsRefusedForAMinuteWhateverItsTimes(t *testing.T) {
	var q quarantine
	now := time.Now()
	poison := request(`{"format":"table","intervalMs":1000,"maxDataPoints":10}`)
	later := request(`{"maxDataPoints":20,"format":"table","intervalMs":2000}`)
	later.Queries[0].From, later.Queries[0].To = now, now.Add(time.Second)
	q.strike(poison.fingerprint(), now)
	if q.refuses(poison.fingerprint, now) {
		t.Error("refused after one strike")
	}
	q.strike(later.fingerprint(), now)
	if !q.refuses(poison.fingerprint, now.Add(59*time.Second)) {
		t.Error("the same query at another time is not refused")
	}
	if q.refuses(poison.fingerprint, now.Add(61*time.Second)) {
		t.Error("still refused after a minute")
	}
	q.strike(poison.fingerprint(), now.Add(2*time.Minute))
	if !q.refuses(poison.fingerprint, now.Add(2*time.Minute)) {
		t.Error("not refused although it struck again")
	}
	q.strike(poison.fingerprint(), now.Add(time.Hour))
	if q.refuses(poison.fingerprint, now.Add(time.Hour)) {
		t.Error("refused for what was an hour ago")
	}
	if q.refuses(request(`{"format":"count"}`).fingerprint, now) {
		t.Error("another query is refused")
	}
}

func TestANarrowedRangeIsAnotherQuery(t *testing.T) {
	of := func(width time.Duration) fingerprint {
		r := request(`{"format":"table"}`)
		r.Queries[0].To = r.Queries[0].From.Add(width)
		return r.fingerprint()
	}
	if of(24*time.Hour) == of(12*time.Hour) || of(time.Hour) == of(50*time.Minute) {
		t.Error("a narrowed range is the same query")
	}
	if of(24*time.Hour) != of(24*time.Hour+time.Minute) {
		t.Error("a day and a minute is another query than a day")
	}
}

// A machine that stands still, or a processor that others use, is no fault of the query.
func TestOnlyComputingCountsNotTheTimeThatPasses(t *testing.T) {
	struck := make(chan struct{}, 1)
	w := newWatchdog(100*time.Millisecond, func() { struck <- struct{}{} })
	w.begin()
	time.Sleep(400 * time.Millisecond)
	w.end()
	select {
	case <-struck:
		if goruntime.GOOS == "linux" {
			t.Error("struck for sleeping")
		}
	default:
	}
	w = newWatchdog(100*time.Millisecond, func() { struck <- struct{}{} })
	w.begin()
	compute(10*time.Second, func() bool { return len(struck) > 0 })
	w.end()
	if len(struck) != 1 {
		t.Error("did not strike")
	}
}
