package alerting

import (
	"fmt"
	"math"
	"sort"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// State is what Grafana shows of a rule or of one label set of it.
type State string

// The states that an evaluation can come to.
const (
	Normal   State = "Normal"
	Pending  State = "Pending"
	Alerting State = "Alerting"
	NoData   State = "NoData"
	Error    State = "Error"
)

// Instance is one label set of a rule.
type Instance struct {
	Labels map[string]string   `json:"labels"`
	State  State               `json:"state"`
	Reason string              `json:"reason,omitempty"` // NoData or Error, where the rule makes another state of these
	Values map[string]*float64 `json:"values"`
	Texts  map[string]string   `json:"annotations"`
	Since  time.Time           `json:"since"`
}

// Answers gives the frames of a data source's query, or why there are none.
type Answers func(query Query) (data.Frames, error)

// Evaluate runs a rule at a moment. `before` is what the evaluation before came to: states last from there.
func Evaluate(rule Rule, now time.Time, answers Answers, before []Instance) []Instance {
	found, err := instances(rule, answers, before)
	switch {
	case err != nil:
		found = []Instance{{Labels: map[string]string{}, State: mapped(rule.ExecErrState, Error, before), Reason: string(Error), Texts: map[string]string{"Error": err.Error()}}}
	case len(found) == 0:
		found = []Instance{{Labels: map[string]string{}, State: mapped(rule.NoDataState, NoData, before), Reason: string(NoData), Texts: map[string]string{}}}
	}
	for i := range found {
		found[i].settle(rule, now, before)
	}
	sort.Slice(found, func(i, j int) bool { return key(found[i].Labels) < key(found[j].Labels) })
	return found
}

// settle gives the rule's labels and sentences to an instance, and the moment from which it has been in its state.
func (one *Instance) settle(rule Rule, now time.Time, before []Instance) {
	if one.Reason == string(one.State) {
		one.Reason = ""
	}
	one.Since = now
	wasAlerting := false
	for _, earlier := range before {
		if key(earlier.Labels) != key(one.Labels) {
			continue
		}
		wasAlerting = earlier.State == Alerting
		if earlier.State == one.State || (earlier.State == Pending && one.State == Alerting) {
			one.Since = earlier.Since
		}
	}
	if one.State == Alerting && !wasAlerting && now.Sub(one.Since) < rule.For {
		one.State = Pending
	}
	one.render(rule)
}

func instances(rule Rule, answers Answers, before []Instance) ([]Instance, error) {
	results, err := results(rule, answers)
	if err != nil {
		return nil, err
	}
	condition, there := results[rule.Condition]
	if !there {
		return nil, fmt.Errorf("the condition %q is no query of the rule", rule.Condition)
	}
	found := make([]Instance, 0, len(condition))
	seen := map[string]bool{}
	for _, one := range condition {
		if one.IsSeries {
			return nil, fmt.Errorf("invalid format of evaluation results for the alert definition %s: looks like time series data, only reduced data can be alerted on", rule.Condition)
		}
		if seen[key(one.Labels)] {
			return nil, fmt.Errorf("invalid format of evaluation results for the alert definition %s: frame cannot uniquely be identified by its labels: has duplicate results with labels {%s}", rule.Condition, one.Labels)
		}
		seen[key(one.Labels)] = true
		next := Instance{Labels: labelsOf(one.Labels), State: Normal, Values: captured(results, one.Labels), Texts: map[string]string{}}
		switch {
		case one.Number == nil:
			next.State, next.Reason = mapped(rule.NoDataState, NoData, before), string(NoData)
		case *one.Number != 0: // NaN too
			next.State = Alerting
		}
		found = append(found, next)
	}
	return found, nil
}

// results are what the rule's queries and expressions come to, by their names.
func results(rule Rule, answers Answers) (map[string][]Value, error) {
	results := map[string][]Value{}
	for _, query := range rule.Queries {
		var values []Value
		var err error
		if query.DatasourceUID == ExpressionUID {
			if values, err = Apply(query.Model, results); err != nil {
				return nil, fmt.Errorf("[%s] %w", query.RefID, err)
			}
		} else {
			frames, failed := answers(query)
			if failed != nil {
				return nil, fmt.Errorf("[sse.dataQueryError] failed to execute query [%s]: %w", query.RefID, failed)
			}
			if values, err = Convert(frames); err != nil {
				return nil, fmt.Errorf("[sse.readDataError] [%s] got error: %w", query.RefID, err)
			}
		}
		results[query.RefID] = values
	}
	return results, nil
}

// captured are the numbers of all steps that stand behind an instance, for its sentences.
func captured(results map[string][]Value, labels data.Labels) map[string]*float64 {
	values := map[string]*float64{}
	for refID, found := range results {
		for _, one := range found {
			if !one.IsSeries && key(one.Labels) == key(labels) && (one.Number == nil || isFinite(*one.Number)) {
				values[refID] = one.Number
			}
		}
	}
	return values
}

// isFinite: JSON has no other numbers.
func isFinite(number float64) bool { return !math.IsNaN(number) && !math.IsInf(number, 0) }

func mapped(wanted string, fallback State, before []Instance) State {
	switch wanted {
	case "OK", "Ok":
		return Normal
	case "Alerting":
		return Alerting
	case "KeepLast":
		if len(before) > 0 {
			return before[0].State
		}
		return Normal
	default:
		return fallback
	}
}

func key(labels map[string]string) string { return data.Labels(labels).String() }

func labelsOf(labels data.Labels) map[string]string {
	copied := map[string]string{}
	for name, value := range labels {
		copied[name] = value
	}
	return copied
}

// Summary is the rule's own state: the gravest of its label sets.
func Summary(instances []Instance) State {
	for _, state := range []State{Error, Alerting, Pending, NoData} {
		for _, one := range instances {
			if one.State == state {
				return state
			}
		}
	}
	return Normal
}
