package runtime

import (
	"context"
	"errors"
	"net/http"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// answersWhenLet counts what reaches the engine, which answers what it is asked for once it is let.
func answersWhenLet(t *testing.T) (engine *Engine, let func(), entered *atomic.Int64) {
	entered = &atomic.Int64{}
	letting := make(chan struct{})
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		entered.Add(1)
		select {
		case <-letting:
		case <-r.Context().Done():
		}
	})
	engine = startTiny(t, `async function answer(query, signal, host) {
	  const { kind } = await host.fetch({ method: 'GET', path: '/' }, { signal });
	  return { error: kind, frames: [{ fields: [{ name: 'n', type: 'number', nullable: false, values: new Float64Array([7]) }] }] };
	}`, func(s *Settings) { s.URL = server.URL })
	return engine, func() { close(letting) }, entered
}

type given struct {
	results []QueryResult
	err     error
}

func begin(ctx context.Context, engine *Engine, request QueryRequest) <-chan given {
	to := make(chan given, 1)
	go func() {
		results, err := engine.Query(ctx, request)
		to <- given{results, err}
	}()
	return to
}

// awaitWaiting waits until so many wait for one answer.
func awaitWaiting(t *testing.T, engine *Engine, count int) {
	t.Helper()
	eventually(t, "all wait", func() bool {
		engine.equal.mu.Lock()
		defer engine.equal.mu.Unlock()
		for _, shared := range engine.equal.underWay {
			if shared.waiting == count {
				return true
			}
		}
		return false
	})
}

func TestEqualPanelsShareOneAnswerWhileItIsUnderWay(t *testing.T) {
	engine, let, entered := answersWhenLet(t)
	first := begin(t.Context(), engine, request(`{}`))
	awaitWaiting(t, engine, 1)
	second := begin(t.Context(), engine, request(`{}`))
	awaitWaiting(t, engine, 2)
	let()
	one, other := <-first, <-second
	if one.err != nil || other.err != nil || &one.results[0].Frames[0].Arrow[0] != &other.results[0].Frames[0].Arrow[0] || entered.Load() != 1 {
		t.Errorf("%+v and %+v, after %d questions", one, other, entered.Load())
	}
	if ask(t, engine, `{}`); entered.Load() != 2 {
		t.Error("an answer was kept")
	}
}

func TestWhatIsNotTheSameOrIsARuleHasAnAnswerOfItsOwn(t *testing.T) {
	engine, let, entered := answersWhenLet(t)
	rule, uncached, earlier := request(`{}`), request(`{}`), request(`{}`)
	rule.FromAlert, uncached.SkipCache = true, true
	earlier.Queries[0].From = time.UnixMilli(999)
	var all []<-chan given
	for _, one := range []QueryRequest{request(`{}`), request(`{ }`), rule, rule, uncached, uncached, earlier} {
		all = append(all, begin(t.Context(), engine, one))
	}
	eventually(t, "all are asked", func() bool { return entered.Load() == int64(len(all)) })
	let()
	for _, one := range all {
		if got := <-one; got.err != nil {
			t.Error(got.err)
		}
	}
}

func TestWhoLeavesEndsAnAnswerOnlyWhenNobodyElseWaits(t *testing.T) {
	engine, let, entered := answersWhenLet(t)
	ofFirst, firstLeaves := context.WithCancel(t.Context())
	first := begin(ofFirst, engine, request(`{}`))
	awaitWaiting(t, engine, 1)
	ofSecond, secondLeaves := context.WithCancel(t.Context())
	second := begin(ofSecond, engine, request(`{}`))
	awaitWaiting(t, engine, 2)
	third := begin(t.Context(), engine, request(`{}`))
	awaitWaiting(t, engine, 3)
	secondLeaves()
	if got := <-second; !errors.Is(got.err, context.Canceled) {
		t.Errorf("%+v", got)
	}
	firstLeaves()
	awaitWaiting(t, engine, 1)
	let()
	if got := <-third; got.err != nil || len(got.results[0].Frames) != 1 {
		t.Errorf("%+v", got)
	}
	<-first
	if entered.Load() != 1 {
		t.Errorf("%d questions", entered.Load())
	}
}

func TestAnAnswerThatNobodyWaitsForIsEndedAndNotJoined(t *testing.T) {
	engine, let, entered := answersWhenLet(t)
	ctx, leave := context.WithCancel(t.Context())
	first := begin(ctx, engine, request(`{}`))
	eventually(t, "it is asked", func() bool { return entered.Load() == 1 })
	leave()
	if got := <-first; !errors.Is(got.err, context.Canceled) {
		t.Errorf("%+v", got)
	}
	again := begin(t.Context(), engine, request(`{}`))
	eventually(t, "it is asked again", func() bool { return entered.Load() == 2 })
	let()
	if got := <-again; got.err != nil {
		t.Error(got.err)
	}
}

func TestNobodyIsToldLessBecauseTheFirstHadLittleTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var q equalQueries
		made := 0
		create := func(context.Context) ([]QueryResult, error) {
			made++
			time.Sleep(time.Minute)
			return []QueryResult{}, nil
		}
		now := time.Now()
		for _, due := range []time.Duration{50 * time.Second, 51 * time.Second, 51*time.Second + 1, 49 * time.Second} {
			go func() { _, _ = q.answer(context.Background(), "key", now.Add(due), create) }()
			synctest.Wait()
		}
		time.Sleep(time.Hour)
		if made != 3 {
			t.Errorf("made %d times", made)
		}
	})
}
