package runtime

import (
	"context"
	"testing"
	"time"

	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

const tinyReading = `async function answer(query, signal, host, request) {
  return Object.assign({ shortfalls: [], notices: [JSON.stringify(request)], completeFrom: -Infinity, completeUntil: request.to, gaps: [[1, 2]],
    more: true, memory: { seen: 3 }, columns: {
      time: { kind: 'number', values: new Float64Array([5, 6]) },
      event: { kind: 'dictionary', codes: new Int32Array([0, -1]), values: ['opened'] },
    }, rows: new Int32Array([1, 0]) }, CHANGED);
}`

func collectTiny(t *testing.T, changed string) Collected {
	t.Helper()
	engine := startTiny(t, tinyReading[:len(tinyReading)-len("CHANGED);\n}")]+changed+");\n}")
	collected, err := engine.Collect(context.Background(), CollectRequest{
		QueryType: "tiny.points", From: time.UnixMilli(7), To: time.UnixMilli(9), SweepEvery: time.Second, Memory: []byte(`{"seen":2}`),
		Latest: &LatestEvent{ID: "e", Time: 5},
	})
	if err != nil {
		t.Fatal(err)
	}
	return collected
}

func TestAReadingForAnArchiveCrossesAsColumns(t *testing.T) {
	collected := collectTiny(t, `{}`)
	if got := collected.Notices[0]; got != `{"backwards":false,"details":false,"from":7,"latest":{"id":"e","run":null,"time":5},"memory":{"seen":2},"queryType":"tiny.points","sweepEvery":1000,"to":9}` {
		t.Error("the engine was asked", got)
	}
	if string(collected.Memory) != `{"seen":3}` || !collected.More || collected.CompleteUntil != 9 || collected.Gaps[0] != [2]float64{1, 2} {
		t.Errorf("%+v", collected)
	}
	event, ok := collected.Columns["event"].(*columns.Dictionary)
	if !ok || len(collected.Rows) != 2 {
		t.Fatalf("%+v", collected)
	}
	if word, known := event.At(int(collected.Rows[1])); !known || word != "opened" {
		t.Error(word, known)
	}
}

func TestAReadingOfAWrongShapeIsAnError(t *testing.T) {
	for _, changed := range []string{
		`{ rows: new Int32Array([2]) }`, `{ rows: new Int32Array([-1]) }`, `{ gaps: [[1]] }`, `{ completeUntil: NaN }`,
		`{ columns: { a: { kind: 'number', values: new Float64Array(1) }, b: { kind: 'number', values: new Float64Array(2) } } }`,
	} {
		if collected := collectTiny(t, changed); collected.Error != errFailed.message || collected.Columns != nil {
			t.Errorf("%s: %+v", changed, collected)
		}
	}
}

func TestTheEngineTellsWhatCanBeReadAndTheTimeThatItIsGiven(t *testing.T) {
	engine := startTiny(t, `async function answer(query, signal, host) { return { error: String(host.now()) }; }`,
		func(s *Settings) { s.Now = func() time.Time { return time.UnixMilli(1234) } })
	if types := engine.QueryTypes(); len(types) != 1 || types[0] != "tiny.points" {
		t.Error(types)
	}
	if result := ask(t, engine, `{}`); result.Error != "1234" {
		t.Error(result.Error)
	}
}
