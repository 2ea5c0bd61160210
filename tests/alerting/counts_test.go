package alerting

import (
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"
)

func TestEveryWayToCountInARuleCountsTheSame(t *testing.T) {
	for _, one := range subjects {
		t.Run(one.queryType, func(t *testing.T) {
			s := simulatorOf(t, one.vendor)
			answers := newSource(t, one, nil).ask(t, queriesOf(one, one.selection(t, s), nil), lastHour(t, s))
			rows := float64(answers["rows"].Frames[0].Rows())
			if rows < 2 {
				t.Fatalf("%v events happened", rows)
			}
			for _, name := range []string{
				"count", "count by outcome", "count by actor and target", "countOverTime by outcome", "table", "table with a limit and groups",
				"logs", "annotations", "timeline",
			} {
				if got := sumOf(t, answers[name]); got != rows && name != "countOverTime by outcome" {
					t.Errorf("%s comes to %v instead of %v", name, got, rows)
				}
			}
			if all, groups := sumOf(t, answers["countOverTime"]), sumOf(t, answers["countOverTime by outcome"]); all != groups || all > rows {
				t.Errorf("over time there are %v events, by groups %v, as rows %v", all, groups, rows)
			}
		})
	}
}

// A table's rows are for SQL expressions, which take an untyped frame without labels.
func TestRowsInARuleAreTheTableAsItIs(t *testing.T) {
	for _, one := range subjects {
		t.Run(one.queryType, func(t *testing.T) {
			s := simulatorOf(t, one.vendor)
			queries := queriesOf(one, one.selection(t, s), nil)
			frame := newSource(t, one, nil).ask(t, queries, lastHour(t, s))["rows"].Frames[0]
			if len(frame.Fields) != 10 || frame.Meta.Type != "" {
				t.Errorf("%d fields, type %q", len(frame.Fields), frame.Meta.Type)
			}
			for _, field := range frame.Fields {
				if len(field.Labels) > 0 {
					t.Errorf("%s has labels", field.Name)
				}
			}
			queries["rows"]["limit"] = 1
			if limited := newSource(t, one, nil).ask(t, queries, lastHour(t, s))["rows"]; limited.Error == nil {
				t.Error("a limit that leaves rows out is no error")
			}
		})
	}
}

func sumOf(t *testing.T, answer backend.DataResponse) float64 {
	t.Helper()
	if answer.Error != nil {
		t.Fatal(answer.Error)
	}
	sum := 0.0
	for _, frame := range answer.Frames {
		for _, field := range frame.Fields {
			if field.Type() != data.FieldTypeFloat64 {
				continue
			}
			for row := range field.Len() {
				value, err := field.FloatAt(row)
				if err != nil {
					t.Fatal(err)
				}
				sum += value
			}
		}
	}
	return sum
}
