package runtime

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/log"
	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// tinyEngine is a small engine around `async function answer(query, signal, host, request)`.
const tinyEngine = `
(function () {
  const limits = { maxResponseMegabytes: 64, queryTimeoutSeconds: 50, maxConcurrentRequests: 8, maxRequestsPerSecond: 1000, memoryMegabytes: 128 };
  function newSignal() {
    const listeners = new Set();
    const signal = {
      reason: undefined,
      onEnd(listener) { if (signal.reason) listener(); else listeners.add(listener); return () => listeners.delete(listener); },
      end(reason) { signal.reason = reason; listeners.forEach((listener) => listener()); },
      get listeners() { return listeners.size; },
    };
    return signal;
  }
  const result = (refId, given) => Object.assign({ refId, status: 200, frames: [] }, given);
  ANSWER
  globalThis.runtrail = { createEngine(settingsJson, host) {
    const settings = JSON.parse(settingsJson);
    const signals = new Map();
    const during = async (call, run) => {
      const signal = newSignal();
      signals.set(call, signal);
      try { return await run(signal); } finally { signals.delete(call); signal.end('cancelled'); }
    };
    return {
      limits: Object.assign(limits, settings.jsonData), account: '', credentials: [], queryTypes: ['tiny.points'],
      query: (call, json) => during(call, (signal) => {
        const request = JSON.parse(json);
        return Promise.all(request.queries.map(async (query) => result(query.refId, await answer(JSON.parse(query.json), signal, host, request))));
      }),
      checkHealth: async () => ({ ok: true, message: settings.health || 'fine' }),
      callResource: async (call, json) => ({ status: 200, body: JSON.parse(json) }),
      collect: (call, json) => during(call, (signal) => answer({}, signal, host, JSON.parse(json))),
      end(call, reason) { const signal = signals.get(call); if (signal) signal.end(reason); },
    };
  } };
})();`

// startTiny runs a tiny engine and closes it when the test ends.
func startTiny(t testing.TB, answer string, change ...func(*Settings)) *Engine {
	t.Helper()
	program, err := Compile("tiny.js", strings.Replace(tinyEngine, "ANSWER", answer, 1), nil)
	if err != nil {
		t.Fatal(err)
	}
	settings := Settings{EngineJSON: []byte(`{"url":"","jsonData":{}}`), Program: always(program), LongestTurn: 2 * time.Second}
	for _, apply := range change {
		apply(&settings)
	}
	engine, err := Start(settings)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(engine.Close)
	return engine
}

// serve is a vendor that answers so until the test ends.
func serve(t testing.TB, answer http.HandlerFunc) *httptest.Server {
	server := httptest.NewServer(answer)
	t.Cleanup(server.Close)
	return server
}

func request(queries ...string) QueryRequest {
	var request QueryRequest
	for n, query := range queries {
		request.Queries = append(request.Queries, QueryEnvelope{
			RefID: string(rune('A' + n)), From: time.UnixMilli(1000), To: time.UnixMilli(2000), JSON: json.RawMessage(query),
		})
	}
	return request
}

// ask runs one query and gives its result.
func ask(t testing.TB, engine *Engine, query string) QueryResult {
	t.Helper()
	results, err := engine.Query(context.Background(), request(query))
	if err != nil || len(results) != 1 {
		t.Fatalf("%d results, error %v", len(results), err)
	}
	return results[0]
}

// recorder is a log to look into.
type recorder struct {
	log.Logger
	mu     sync.Mutex
	lines  []string
	debugs bool
}

func newRecorder() *recorder { return &recorder{Logger: log.NewNullLogger()} }

func (r *recorder) Error(message string, fields ...any) { r.write("error", message, fields) }
func (r *recorder) Warn(message string, fields ...any)  { r.write("warn", message, fields) }
func (r *recorder) Debug(message string, fields ...any) {
	if r.debugs {
		r.write("debug", message, fields)
	}
}

func (r *recorder) Info(message string, fields ...any) { r.write("info", message, fields) }

func (r *recorder) write(level, message string, fields []any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.lines = append(r.lines, fmt.Sprint(append([]any{level, " ", message, " "}, fields...)...))
}

func (r *recorder) text() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return strings.Join(r.lines, "\n")
}

// eventually waits for what happens on another goroutine.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); !holds(); time.Sleep(5 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("not after 10 s: %s", what)
		}
	}
}

func always(program *Program) func() (*Program, error) {
	return func() (*Program, error) { return program, nil }
}

// frameOf is a frame as Grafana reads it.
func frameOf(t *testing.T, result QueryResult, n int) *data.Frame {
	t.Helper()
	frame, err := data.UnmarshalArrowFrame(result.Frames[n].Arrow)
	if err != nil {
		t.Fatal(err)
	}
	if frame.RefID != result.RefID {
		t.Errorf("a frame of %s has the refId %q", result.RefID, frame.RefID)
	}
	return frame
}
