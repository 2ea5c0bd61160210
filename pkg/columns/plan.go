package columns

import (
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
)

type kind uint8

const (
	kindDictionary kind = iota
	kindText
	kindNumber
	kindISOTime
	kindBoolean
	kindJSON
)

var kinds = map[string]kind{
	"dictionary": kindDictionary,
	"text":       kindText,
	"number":     kindNumber,
	"isoTime":    kindISOTime,
	"boolean":    kindBoolean,
	"json":       kindJSON,
}

// Plan is src/engine/seam/plan.ts made ready for decoding. It is not changed by decoding and may be used by many at once.
type Plan struct {
	rows [][]string
	// In which forms the rows may come.
	list, members, record, lines bool
	// A null in place of the rows is as if they were missing.
	neverNull bool
	columns   []plannedColumn
	head      []plannedHead
}

type plannedColumn struct {
	name     string
	path     []string
	ofKey    bool
	kind     kind
	fromText bool
	oneLine  bool
	leaveOut []string
	needed   bool
}

type plannedHead struct {
	name string
	path []string
}

type planJSON struct {
	Rows struct {
		AnyOf     [][]string `json:"anyOf"`
		As        string     `json:"as"`
		NeverNull bool       `json:"neverNull"`
	} `json:"rows"`
	Columns map[string]plannedColumnJSON `json:"columns"`
	Head    map[string][]string          `json:"head"`
}

type plannedColumnJSON struct {
	At       at       `json:"at"`
	Kind     string   `json:"kind"`
	FromText bool     `json:"fromText"`
	OneLine  bool     `json:"oneLine"`
	LeaveOut []string `json:"leaveOut"`
	Needed   bool     `json:"needed"`
}

// at is a path, or the word `key`.
type at struct {
	path []string
	key  bool
}

func (a *at) UnmarshalJSON(text []byte) error {
	if string(text) == `"key"` {
		a.key = true
		return nil
	}
	if err := json.Unmarshal(text, &a.path); err != nil {
		return err
	}
	if a.path == nil {
		return errors.New("a column's place is missing")
	}
	return nil
}

// ParsePlan reads a plan's JSON form. An error means that the engine is wrong, never that a vendor is.
func ParsePlan(text []byte) (*Plan, error) {
	var given planJSON
	if err := json.Unmarshal(text, &given); err != nil {
		return nil, fmt.Errorf("read column plan: %w", err)
	}
	if len(given.Rows.AnyOf) == 0 {
		return nil, errors.New("column plan: rows.anyOf is empty")
	}
	plan := &Plan{rows: given.Rows.AnyOf, neverNull: given.Rows.NeverNull}
	switch as := given.Rows.As; as {
	case "list":
		plan.list = true
	case "members":
		plan.members = true
	case "either":
		plan.list, plan.members = true, true
	case "record":
		plan.record = true
	case "lines":
		plan.lines = true
		if len(given.Head) > 0 {
			return nil, errors.New("column plan: JSON lines have nothing outside their rows")
		}
	default:
		return nil, fmt.Errorf("column plan: rows.as is %q", as)
	}
	for _, name := range slices.Sorted(maps.Keys(given.Columns)) {
		column, err := plannedColumnOf(name, given.Columns[name], plan.members)
		if err != nil {
			return nil, err
		}
		plan.columns = append(plan.columns, column)
	}
	for _, name := range slices.Sorted(maps.Keys(given.Head)) {
		plan.head = append(plan.head, plannedHead{name: name, path: given.Head[name]})
	}
	return plan, nil
}

func plannedColumnOf(name string, given plannedColumnJSON, members bool) (plannedColumn, error) {
	kind, known := kinds[given.Kind]
	switch {
	case !known:
		return plannedColumn{}, fmt.Errorf("column plan: column %q has the kind %q", name, given.Kind)
	case given.At.key && !members:
		return plannedColumn{}, fmt.Errorf("column plan: column %q asks for the key of a list", name)
	case given.At.key && (kind == kindJSON || kind == kindBoolean):
		return plannedColumn{}, fmt.Errorf("column plan: column %q makes %s of a key", name, given.Kind)
	case !given.At.key && given.At.path == nil:
		return plannedColumn{}, fmt.Errorf("column plan: column %q has no place", name)
	case !given.At.key && len(given.At.path) == 0 && kind != kindJSON:
		return plannedColumn{}, fmt.Errorf("column plan: column %q makes %s of a whole row", name, given.Kind)
	}
	return plannedColumn{
		name:     name,
		path:     given.At.path,
		ofKey:    given.At.key,
		kind:     kind,
		fromText: given.FromText,
		oneLine:  given.OneLine,
		leaveOut: given.LeaveOut,
		needed:   given.Needed,
	}, nil
}
