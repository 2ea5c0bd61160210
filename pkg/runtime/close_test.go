package runtime

import (
	"context"
	"net/http"
	goruntime "runtime"
	"testing"
	"time"
)

func TestClosingLetsRunningQueriesFinish(t *testing.T) {
	server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		time.Sleep(300 * time.Millisecond)
		_, _ = w.Write([]byte("slow"))
	})
	engine := startTiny(t, runaways, func(s *Settings) { s.URL = server.URL })
	answered := make(chan QueryResult, 1)
	go func() {
		results, err := engine.Query(context.Background(), request(`{"kind":"fetch"}`))
		if err == nil {
			answered <- results[0]
		}
		close(answered)
	}()
	eventually(t, "the query runs", func() bool {
		engine.mu.Lock()
		defer engine.mu.Unlock()
		return len(engine.calls) == 1
	})
	engine.Close()
	if result := <-answered; result.Error != "fetched slow" {
		t.Errorf("%+v", result)
	}
	if result := ask(t, engine, `{}`); result.Error != errClosing.message {
		t.Errorf("after closing: %+v", result)
	}
	engine.Close()
}

func TestAClosedEngineLeavesNothingBehind(t *testing.T) {
	server := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("x")) })
	use := func(s *Settings) { s.URL = server.URL; s.LongestTurn = 100 * time.Millisecond }
	live := func() {
		engine := startTiny(t, runaways, use)
		ask(t, engine, `{"kind":"fetch"}`)
		ask(t, engine, `{"kind":"loop"}`)
		ask(t, engine, `{"kind":"fetch"}`)
		engine.Close()
	}
	live()
	server.CloseClientConnections()
	before := goruntime.NumGoroutine()
	for range 5 {
		live()
	}
	server.CloseClientConnections()
	eventually(t, "the goroutines have ended", func() bool { return goruntime.NumGoroutine() <= before+2 })
}
