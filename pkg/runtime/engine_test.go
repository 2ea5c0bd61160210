package runtime

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/prometheus/client_golang/prometheus/testutil"
)

func TestResultsOfTheEngineBecomeFrames(t *testing.T) {
	engine := startTiny(t, `async function answer() {
	  return { frames: [
	    { name: 'events', rows: new Int32Array([2, 0]), meta: { executedQueryString: 'GET /x' }, fields: [
	      { name: 'time', type: 'time', nullable: false, values: new Float64Array([1000, 2000, 3000]) },
	      { name: 'run', type: 'string', nullable: true, labels: { a: 'b' }, config: { displayName: 'Run' },
	        values: { kind: 'dictionary', codes: new Int32Array([1, 0, -1]), values: ['x', 'y'] } },
	    ] },
	    { meta: { executedQueryString: 'GET /y' }, fields: [] },
	    { fields: [ { name: 'text', type: 'string', nullable: true, values: ['a', null] } ] },
	  ], status: 502, error: 'The vendor is away.', errorSource: 'downstream' };
	}`)
	result := ask(t, engine, `{}`)
	if result.Status != 502 || result.Error != "The vendor is away." || result.ErrorSource != "downstream" || len(result.Frames) != 3 {
		t.Fatalf("%+v", result)
	}
	events := frameOf(t, result, 0)
	if events.Name != "events" || events.Meta.ExecutedQueryString != "GET /x" || events.Rows() != 2 {
		t.Fatalf("%+v", events)
	}
	if at := events.Fields[0].At(0).(time.Time); at.UnixMilli() != 3000 {
		t.Error("time", at)
	}
	run := events.Fields[1]
	if run.At(0).(*string) != nil || *run.At(1).(*string) != "y" || run.Labels["a"] != "b" || run.Config.DisplayName != "Run" {
		t.Errorf("%+v", run)
	}
	if bare := frameOf(t, result, 1); len(bare.Fields) != 0 || bare.Meta.ExecutedQueryString != "GET /y" {
		t.Errorf("%+v", bare)
	}
	if texts := frameOf(t, result, 2).Fields[0]; texts.Type() != data.FieldTypeNullableString || *texts.At(0).(*string) != "a" || texts.At(1).(*string) != nil {
		t.Errorf("%+v", texts)
	}
}

func TestWhatAFieldLooksLikeIsWrittenOnceForAllAnswersThatHaveIt(t *testing.T) {
	engine := startTiny(t, `let written = 0;
	const config = (made) => Object.assign(made, { toJSON: () => ({ displayName: String(++written) }) });
	const [kept, frozen] = [config({}), Object.freeze(config({}))];
	async function answer() {
	  const field = (config) => ({ name: 'x', type: 'number', nullable: false, config, values: new Float64Array(1) });
	  return { frames: [{ fields: [kept, frozen, { ...kept }].map(field) }] };
	}`)
	for _, want := range []string{"[1 2 3]", "[1 4 5]"} {
		var names []string
		for _, field := range frameOf(t, ask(t, engine, `{}`), 0).Fields {
			names = append(names, field.Config.DisplayName)
		}
		if got := fmt.Sprint(names); got != want {
			t.Errorf("%s, not %s", got, want)
		}
	}
}

func TestTheEngineGetsTheRequest(t *testing.T) {
	engine := startTiny(t, `async function answer(query, signal, host, request) {
	  return { error: JSON.stringify(request) };
	}`)
	full := QueryRequest{FromAlert: true, SkipCache: true, Queries: []QueryEnvelope{{
		RefID: "A", From: time.UnixMilli(5), To: time.UnixMilli(7), Interval: 3 * time.Second, MaxDataPoints: 100, JSON: []byte(`{"format":"table"}`),
	}, {RefID: "B", JSON: []byte(`{"broken`)}}}
	results, err := engine.Query(context.Background(), full)
	if err != nil {
		t.Fatal(err)
	}
	var got struct {
		FromAlert, SkipCache bool
		Queries              []map[string]any
	}
	if err := json.Unmarshal([]byte(results[0].Error), &got); err != nil {
		t.Fatal(err)
	}
	first := map[string]any{"refId": "A", "from": 5.0, "to": 7.0, "intervalMs": 3000.0, "json": `{"format":"table"}`}
	if !got.FromAlert || !got.SkipCache || !maps.Equal(got.Queries[0], first) {
		t.Errorf("%+v", got)
	}
	if second := got.Queries[1]["json"]; second != "null" {
		t.Error("a query that is no JSON became", second)
	}
}

func TestHealthAndResourcesGoThroughTheEngine(t *testing.T) {
	engine := startTiny(t, `async function answer() {}`)
	health, err := engine.CheckHealth(context.Background())
	if err != nil || !health.OK || health.Message != "fine" {
		t.Error(health, err)
	}
	answer, err := engine.CallResource(context.Background(), ResourceRequest{Method: "GET", Path: "options/jobs", Parameters: map[string]string{"search": "é"}})
	if err != nil || answer.Status != 200 || !strings.Contains(string(answer.Body), `"path":"options/jobs","parameters":{"search":"é"}`) {
		t.Error(string(answer.Body), err)
	}
}

func TestAFailingQueryAnswersWithASentenceAndLeavesItsStackToTheLog(t *testing.T) {
	record := newRecorder()
	engine := startTiny(t, `async function answer(query) { if (query.bad) { await null; query.this.fails; } return { error: 'ok' }; }`,
		func(s *Settings) { s.Log = record })
	result := ask(t, engine, `{"bad":true}`)
	if result.Error != errFailed.message || result.Status != 500 || result.ErrorSource != "plugin" {
		t.Errorf("%+v", result)
	}
	if !strings.Contains(record.text(), "TypeError") || !strings.Contains(record.text(), "tiny.js:") {
		t.Error("log:", record.text())
	}
	if again := ask(t, engine, `{}`); again.Error != "ok" {
		t.Errorf("%+v", again)
	}
}

func TestStacksInTheLogShowTheSourcesOfTheEngine(t *testing.T) {
	source := `globalThis.runtrail = { createEngine() { throw new Error('no') } };`
	program, err := Compile("tiny.js", source, func() ([]byte, error) {
		return []byte(`{"version":3,"sources":["../src/engine/original.ts"],"names":[],"mappings":"AAAA"}`), nil
	})
	if err != nil {
		t.Fatal(err)
	}
	_, err = Start(Settings{EngineJSON: []byte(`{}`), Program: always(program)})
	if err == nil || !strings.Contains(err.Error(), "src/engine/original.ts:1") {
		t.Error(err)
	}
}

func TestARejectionWithoutAHandlerIsLoggedAndCounted(t *testing.T) {
	record := newRecorder()
	before := testutil.ToFloat64(unhandledRejections)
	engine := startTiny(t, `async function answer() {
	  const handled = Promise.reject(new Error('handled')); handled.catch(() => {});
	  Promise.reject(new Error('forgotten'));
	  return { error: 'ok' };
	}`, func(s *Settings) { s.Log = record })
	if result := ask(t, engine, `{}`); result.Error != "ok" {
		t.Errorf("%+v", result)
	}
	eventually(t, "the rejection is logged", func() bool { return strings.Contains(record.text(), "forgotten") })
	if strings.Contains(record.text(), "Error: handled") {
		t.Error(record.text())
	}
	if counted := testutil.ToFloat64(unhandledRejections) - before; counted != 1 {
		t.Error("counted", counted)
	}
}

func TestAnAnswerOfAWrongShapeIsAnErrorOfThatQueryAlone(t *testing.T) {
	engine := startTiny(t, `const shapes = [7, { frames: 7 }, { frames: [{ fields: [{ name: 'x' }] }] }, { status: 'x' }, { refId: 1 },
	  { frames: [{ fields: [{ name: 'x', type: 'number', nullable: false, values: { kind: 'text', handle: {} } }] }] },
	  { frames: [{ fields: [{ name: 'x', type: 'nonsense', nullable: false, values: new Float64Array(1) }] }] },
	  { frames: [{ rows: new Int32Array([5]), fields: [{ name: 'x', type: 'number', nullable: false, values: new Float64Array(1) }] }] },
	  { frames: [{ get fields() { throw new Error('getter') } }] },
	];
	async function answer(query) { return query.n < shapes.length ? shapes[query.n] : { error: 'ok' }; }`)
	for n := 1; n < 9; n++ {
		result := ask(t, engine, `{"n":`+string(rune('0'+n))+`}`)
		if result.Error != errFailed.message {
			t.Errorf("shape %d: %+v", n, result)
		}
	}
	if result := ask(t, engine, `{"n":9}`); result.Error != "ok" {
		t.Errorf("%+v", result)
	}
}

func TestAnEngineThatCannotStartIsAnError(t *testing.T) {
	for name, source := range map[string]string{
		"nothing":  ``,
		"throws":   `globalThis.runtrail = { createEngine() { throw new Error('no') } }`,
		"loops":    `while (true) {}`,
		"recurses": `(function f() { f() })()`,
		"shape":    `globalThis.runtrail = { createEngine() { return { limits: {} } } }`,
	} {
		t.Run(name, func(t *testing.T) {
			program, err := Compile("broken.js", source, nil)
			if err != nil {
				t.Fatal(err)
			}
			if engine, err := Start(Settings{EngineJSON: []byte(`{}`), Program: always(program), LongestTurn: 100 * time.Millisecond}); err == nil {
				engine.Close()
				t.Error("started")
			}
		})
	}
}

// While it is developed the plugin reads the bundle from disk (tests/dev); what it finds changed is another program.
func TestAChangedBundleIsTakenUpByTheNextQuery(t *testing.T) {
	engine := startTiny(t, `async function answer() { return { error: 'old' }; }`)
	if result := ask(t, engine, `{}`); result.Error != "old" {
		t.Errorf("%+v", result)
	}
	fresh, err := Compile("tiny.js", strings.Replace(tinyEngine, "ANSWER", `async function answer() { return { error: 'new' }; }`, 1), nil)
	if err != nil {
		t.Fatal(err)
	}
	engine.mu.Lock()
	engine.settings.Program = always(fresh)
	engine.mu.Unlock()
	if result := ask(t, engine, `{}`); result.Error != "new" {
		t.Errorf("%+v", result)
	}
}
