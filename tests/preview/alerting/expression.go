package alerting

import (
	"encoding/json"
	"fmt"
)

// Expression is the model of one of Grafana's server-side expressions, as far as rules here use them.
type Expression struct {
	Type       string `json:"type"`
	Expression string `json:"expression"`
	Reducer    string `json:"reducer"`
	Settings   struct {
		Mode             string  `json:"mode"`
		ReplaceWithValue float64 `json:"replaceWithValue"`
	} `json:"settings"`
	Conditions []struct {
		Evaluator Evaluator `json:"evaluator"`
	} `json:"conditions"`
}

// Evaluator compares a number, e.g. `gt` with 0.
type Evaluator struct {
	Type   string    `json:"type"`
	Params []float64 `json:"params"`
}

// Apply runs an expression over what the query or expression that it names came to.
func Apply(model json.RawMessage, inputs map[string][]Value) ([]Value, error) {
	var expression Expression
	if err := json.Unmarshal(model, &expression); err != nil {
		return nil, fmt.Errorf("read the expression: %w", err)
	}
	input, there := inputs[expression.Expression]
	if !there {
		return nil, fmt.Errorf("the expression reads %q, which is no query before it", expression.Expression)
	}
	values := make([]Value, len(input))
	for i, one := range input {
		changed, err := expression.apply(one)
		if err != nil {
			return nil, err
		}
		values[i] = changed
	}
	return values, nil
}

func (e Expression) apply(value Value) (Value, error) {
	switch e.Type {
	case "reduce":
		if !value.IsSeries {
			return value, nil
		}
		number, err := reduce(value.Points, e.Reducer, e.Settings.Mode, e.Settings.ReplaceWithValue)
		return Value{Labels: value.Labels, Number: number}, err
	case "threshold":
		if len(e.Conditions) != 1 {
			return Value{}, fmt.Errorf("threshold expression requires exactly one condition")
		}
		return e.Conditions[0].Evaluator.value(value)
	default:
		return Value{}, fmt.Errorf("the preview evaluates reduce and threshold expressions alone, not %q", e.Type)
	}
}

func (e Evaluator) value(value Value) (Value, error) {
	changed := Value{Labels: value.Labels, IsSeries: value.IsSeries}
	number, err := e.number(value.Number)
	if err != nil {
		return Value{}, err
	}
	changed.Number = number
	for _, point := range value.Points {
		number, err := e.number(point.Value)
		if err != nil {
			return Value{}, err
		}
		changed.Points = append(changed.Points, Point{Time: point.Time, Value: number})
	}
	return changed, nil
}

// number is 1 where the condition holds, 0 where it does not, null for null. Nothing holds of NaN but `ne`.
func (e Evaluator) number(value *float64) (*float64, error) {
	wanted := 1
	if e.Type == "within_range" || e.Type == "outside_range" {
		wanted = 2
	}
	if len(e.Params) < wanted {
		return nil, fmt.Errorf("incorrect number of arguments for threshold function '%s': got %d but need %d", e.Type, len(e.Params), wanted)
	}
	if value == nil {
		return nil, nil
	}
	holds := false
	switch at := *value; e.Type {
	case "gt":
		holds = at > e.Params[0]
	case "gte":
		holds = at >= e.Params[0]
	case "lt":
		holds = at < e.Params[0]
	case "lte":
		holds = at <= e.Params[0]
	case "eq":
		holds = at == e.Params[0]
	case "ne":
		holds = at != e.Params[0]
	case "within_range":
		holds = at > e.Params[0] && at < e.Params[1]
	case "outside_range":
		holds = at < e.Params[0] || at > e.Params[1]
	default:
		return nil, fmt.Errorf("there is no threshold function %q", e.Type)
	}
	result := 0.0
	if holds {
		result = 1
	}
	return &result, nil
}
