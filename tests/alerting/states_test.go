package alerting

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"
	grafana "github.com/runtrail/runtrail-audit-datasource/tests/preview/alerting"
)

// stateOf is what a rule comes to that fires above 0 on this answer; several label sets that differ are an error here.
func stateOf(t *testing.T, form form, response backend.DataResponse) (string, []grafana.Instance) {
	t.Helper()
	step := func(refID, model string) grafana.Query {
		return grafana.Query{RefID: refID, DatasourceUID: grafana.ExpressionUID, Model: json.RawMessage(model)}
	}
	steps := []grafana.Query{{RefID: "A", DatasourceUID: "source"}}
	above := "A"
	if form.isSeries {
		steps = append(steps, step("B", `{"type":"reduce","expression":"A","reducer":"sum"}`))
		above = "B"
	}
	steps = append(steps, step("C", `{"type":"threshold","expression":"`+above+`","conditions":[{"evaluator":{"type":"gt","params":[0]}}]}`))
	answers := func(grafana.Query) (data.Frames, error) { return response.Frames, response.Error }
	instances := grafana.Evaluate(grafana.Rule{Condition: "C", Queries: steps}, time.Now(), answers, nil)
	return string(grafana.Summary(instances)), instances
}

// situation is how things stand when a rule is evaluated.
type situation struct {
	name string
	// isLittle: with settings under which not everything is read.
	isLittle bool
	// query has keys for every query.
	query map[string]any
	// over is the range; nil = the last hours.
	over *span
	// enter brings it about; nil = nothing to do.
	enter func(t *testing.T, s simulator)
	want  func(form form) string
	// says is part of the sentence of every error.
	says string
}

var situations = []situation{
	{name: "data", want: func(f form) string { return f.onData }},
	{name: "nothing", over: &longAgo, want: func(f form) string { return f.onNothing }},
	{name: "vendor error", enter: func(t *testing.T, s simulator) { s.failEverywhere(t, http.StatusInternalServerError) }, want: always(failed)},
	{
		name: "vendor stopped", want: always(failed), says: "refused the connection",
		enter: func(t *testing.T, s simulator) {
			s.control(t, http.MethodPost, "down", struct{}{}, nil)
			time.Sleep(100 * time.Millisecond) // the simulator answers before it goes
			t.Cleanup(func() { s.control(t, http.MethodPost, "up", struct{}{}, nil) })
		},
	},
	{name: "incomplete", isLittle: true, want: always(failed), says: "The answer is incomplete"},
	{name: "incomplete, but used", isLittle: true, query: map[string]any{"partial": "use"}, want: func(f form) string { return f.onData }},
}

func always(state string) func(form) string {
	return func(form) string { return state }
}

func TestRulesOfEveryQueryTypeAndFormatComeToWhatTheContractSays(t *testing.T) {
	for _, one := range subjects {
		t.Run(one.queryType, func(t *testing.T) {
			s := simulatorOf(t, one.vendor)
			selection := one.selection(t, s)
			lately := lastHour(t, s)
			for _, situation := range situations {
				t.Run(situation.name, func(t *testing.T) {
					var settings map[string]any
					if situation.isLittle {
						settings = one.little
					}
					source := newSource(t, one, settings)
					if situation.enter != nil {
						situation.enter(t, s)
					}
					over := lately
					if situation.over != nil {
						over = *situation.over
					}
					answers := source.ask(t, queriesOf(one, selection, situation.query), over)
					for _, form := range forms {
						t.Run(form.name, func(t *testing.T) { check(t, one, situation, form, answers[form.name]) })
					}
				})
			}
		})
	}
}

func check(t *testing.T, one subject, situation situation, form form, answer backend.DataResponse) {
	t.Helper()
	state, instances := stateOf(t, form, answer)
	if !form.isFor(one) {
		checkRefused(t, state, answer)
		return
	}
	want := situation.want(form)
	if form.needsProgress && one.goesOnAnyway && want == noData {
		want = alerting
	}
	if state != want {
		t.Fatalf("%s instead of %s: %v %+v", state, want, answer.Error, instances)
	}
	switch {
	case answer.Error == nil:
		if len(answer.Frames) == 0 {
			t.Error("there is no frame")
		}
	case answer.ErrorSource != backend.ErrorSourceDownstream:
		t.Errorf("it is the fault of %s: %v", answer.ErrorSource, answer.Error)
	case !strings.Contains(answer.Error.Error(), situation.says):
		t.Errorf("the sentence lacks %q: %v", situation.says, answer.Error)
	}
	if state == failed && answer.Error == nil && form.name != "rows" {
		t.Errorf("Grafana cannot read the frames: %+v", instances)
	}
}

// checkRefused: what a rule can do nothing with is a plain 400, whatever else is wrong.
func checkRefused(t *testing.T, state string, answer backend.DataResponse) {
	t.Helper()
	if state != failed || answer.Error == nil || answer.Status != http.StatusBadRequest {
		t.Errorf("%s, status %d: %v", state, answer.Status, answer.Error)
	}
}
