package alerting

import (
	"encoding/json"
	"errors"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

var now = time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC)

func expression(refID, model string) Query {
	return Query{RefID: refID, DatasourceUID: ExpressionUID, Model: json.RawMessage(model)}
}

var (
	query  = Query{RefID: "A", DatasourceUID: "source"}
	total  = expression("B", `{"type":"reduce","expression":"A","reducer":"sum"}`)
	aboveA = expression("C", `{"type":"threshold","expression":"A","conditions":[{"evaluator":{"type":"gt","params":[0]}}]}`)
	aboveB = expression("C", `{"type":"threshold","expression":"B","conditions":[{"evaluator":{"type":"gt","params":[0]}}]}`)
)

func ruleOf(steps ...Query) Rule {
	return Rule{Condition: steps[len(steps)-1].RefID, Queries: steps, Annotations: map[string]string{"summary": "{{ .Labels.actor }} {{ .Values.A }}"}}
}

func framesOf(frames ...*data.Frame) Answers {
	return func(Query) (data.Frames, error) { return frames, nil }
}

func one(t *testing.T, rule Rule, answers Answers) Instance {
	t.Helper()
	found := Evaluate(rule, now, answers, nil)
	if len(found) != 1 {
		t.Fatalf("%d instances instead of 1: %+v", len(found), found)
	}
	return found[0]
}

func typed(kind data.FrameType, fields ...*data.Field) *data.Frame {
	return data.NewFrame("", fields...).SetMeta(&data.FrameMeta{Type: kind, TypeVersion: data.FrameTypeVersion{0, 1}})
}

func TestACountPerLabelSetAlertsWhereItIsAbove(t *testing.T) {
	frame := typed(data.FrameTypeNumericLong,
		data.NewField("actor", nil, []string{"ann", "bob"}), data.NewField("count", nil, []float64{2, 0}))
	found := Evaluate(ruleOf(query, aboveA), now, framesOf(frame), nil)
	if len(found) != 2 || found[0].State != Alerting || found[1].State != Normal {
		t.Fatalf("states: %+v", found)
	}
	if found[0].Texts["summary"] != "ann 2" {
		t.Errorf("sentence: %q", found[0].Texts["summary"])
	}
	if Summary(found) != Alerting {
		t.Errorf("the rule is %s", Summary(found))
	}
}

func TestASeriesNeedsAReduceExpression(t *testing.T) {
	series := typed(data.FrameTypeTimeSeriesMulti,
		data.NewField("time", nil, []time.Time{now.Add(-time.Minute), now}), data.NewField("count", data.Labels{"actor": "ann"}, []float64{1, 2}))
	if state := one(t, ruleOf(query, total, aboveB), framesOf(series)); state.State != Alerting || *state.Values["B"] != 3 {
		t.Errorf("reduced: %+v", state)
	}
	bare := one(t, ruleOf(query, aboveA), framesOf(series))
	if bare.State != Error || !strings.Contains(bare.Texts["Error"], "only reduced data can be alerted on") {
		t.Errorf("not reduced: %+v", bare)
	}
}

func TestNothingIsNoDataAndAFailureIsErrorUnlessTheRuleSaysOtherwise(t *testing.T) {
	empty := framesOf(typed(data.FrameTypeNumericLong))
	failing := func(Query) (data.Frames, error) { return nil, errors.New("Puppet refused the connection") }
	cases := []struct {
		name            string
		noData, execErr string
		answers         Answers
		state           State
		reason          string
	}{
		{"nothing", "NoData", "Error", empty, NoData, ""},
		{"no frames", "", "", framesOf(), NoData, ""},
		{"nothing is good", "OK", "Error", empty, Normal, "NoData"},
		{"nothing alerts", "Alerting", "Error", empty, Alerting, "NoData"},
		{"failure", "OK", "Error", failing, Error, ""},
		{"failure alerts", "OK", "Alerting", failing, Alerting, "Error"},
		{"failure kept", "OK", "KeepLast", failing, Normal, "Error"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			rule := ruleOf(query, aboveA)
			rule.NoDataState, rule.ExecErrState = c.noData, c.execErr
			found := one(t, rule, c.answers)
			if found.State != c.state || found.Reason != c.reason {
				t.Errorf("%s (%s) instead of %s (%s)", found.State, found.Reason, c.state, c.reason)
			}
		})
	}
}

func TestRawEventsAndAmbiguousLabelsAreErrors(t *testing.T) {
	times, texts := data.NewField("time", nil, []time.Time{now}), data.NewField("event", nil, []string{"x"})
	cases := map[string]struct {
		frame *data.Frame
		says  string
	}{
		"time and text":        {data.NewFrame("", times, texts), "must be a wide series but got type not"},
		"table type":           {typed(data.FrameTypeTable, times, texts), "must be a wide series but got type not"},
		"time, text, number":   {data.NewFrame("", times, texts, data.NewField("n", nil, []float64{1})), "got type long"},
		"a second time column": {data.NewFrame("", times, data.NewField("end", nil, []time.Time{now})), "no float64 value column found"},
		"duplicate labels":     {typed(data.FrameTypeNumericLong, data.NewField("actor", nil, []string{"a", "a"}), data.NewField("n", nil, []float64{1, 2})), "duplicate results with labels {actor=a}"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			found := one(t, ruleOf(query, aboveA), framesOf(c.frame))
			if found.State != Error || !strings.Contains(found.Texts["Error"], c.says) {
				t.Errorf("%s: %s", found.State, found.Texts["Error"])
			}
		})
	}
}

func TestUntypedNumbersWithTextsAreANumberEach(t *testing.T) {
	none := (*string)(nil)
	frame := data.NewFrame("", data.NewField("actor", nil, []*string{none}), data.NewField("n", nil, []int64{3}))
	found := one(t, ruleOf(query, aboveA), framesOf(frame))
	if found.State != Alerting || found.Labels["actor"] != "" || *found.Values["A"] != 3 {
		t.Errorf("%+v", found)
	}
}

func TestAnEmptySeriesFiresWithoutAThreshold(t *testing.T) {
	frame := typed(data.FrameTypeTimeSeriesMulti, data.NewField("time", nil, []time.Time{}), data.NewField("n", data.Labels{"a": "b"}, []float64{}))
	mean := expression("B", `{"type":"reduce","expression":"A","reducer":"mean"}`)
	if found := one(t, ruleOf(query, mean), framesOf(frame)); found.State != Alerting {
		t.Errorf("reduce alone: %s", found.State)
	}
	if found := one(t, ruleOf(query, mean, aboveB), framesOf(frame)); found.State != Normal {
		t.Errorf("reduce and threshold: %s", found.State)
	}
}

func TestReducersTakeNullsAsTheirModeSays(t *testing.T) {
	number := func(v float64) *float64 { return &v }
	points := []Point{{now, number(4)}, {now, nil}, {now, number(1)}}
	for reducer, wanted := range map[string]float64{"sum": 5, "count": 2, "mean": 2.5, "min": 1, "max": 4, "last": 1, "median": 2.5} {
		got, err := reduce(points, reducer, "dropNN", 0)
		if err != nil || *got != wanted {
			t.Errorf("%s without nulls: %v %v", reducer, got, err)
		}
	}
	if got, _ := reduce(points, "sum", "", 0); !math.IsNaN(*got) {
		t.Errorf("a null makes a strict sum %v", *got)
	}
	if got, _ := reduce(points, "sum", "replaceNN", 10); *got != 15 {
		t.Errorf("replaced: %v", *got)
	}
	if got, _ := reduce(nil, "max", "dropNN", 0); got != nil {
		t.Errorf("nothing left: %v", *got)
	}
	if _, err := reduce(points, "mode", "", 0); err == nil {
		t.Error("an unknown reducer is no error")
	}
}

func TestAlertingIsPendingUntilItLastedAsTheRuleWants(t *testing.T) {
	rule := ruleOf(query, aboveA)
	rule.For = time.Minute
	answers := framesOf(typed(data.FrameTypeNumericLong, data.NewField("n", nil, []float64{1})))
	first := Evaluate(rule, now, answers, nil)
	if first[0].State != Pending {
		t.Fatalf("first %s", first[0].State)
	}
	second := Evaluate(rule, now.Add(time.Minute), answers, first)
	if second[0].State != Alerting || !second[0].Since.Equal(now) {
		t.Fatalf("then %s since %s", second[0].State, second[0].Since)
	}
	if third := Evaluate(rule, now.Add(90*time.Second), answers, second); third[0].State != Alerting {
		t.Fatalf("later %s", third[0].State)
	}
}
