// Package frames builds Grafana's data frames from columns. It knows nothing of vendors or of JavaScript.
package frames

import (
	"encoding/json"
	"fmt"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// Spec is a frame as the engine asks for it (`Frame` of src/engine/seam/protocol.ts).
type Spec struct {
	Name string
	// data.FrameMeta as JSON; empty = none.
	Meta   json.RawMessage
	Fields []FieldSpec
	// The rows to take from every field, in this order; nil = all.
	Rows []int32
}

// FieldSpec is a field of a frame. Its type is time, string, number or json; its values are a columns.Column, []float64 (NaN =
// null) or []*string.
type FieldSpec struct {
	Name, Type string
	Nullable   bool
	Labels     map[string]string
	// data.FieldConfig as JSON; empty = none.
	Config json.RawMessage
	Values any
}

// Build gathers a frame from columns. Texts and JSON values share the columns' memory. An error means that the
// engine asked for what cannot be: no error comes from a vendor's data.
func Build(spec Spec) (*data.Frame, error) {
	frame := data.NewFrame(spec.Name)
	if hasJSON(spec.Meta) {
		frame.Meta = &data.FrameMeta{}
		if err := json.Unmarshal(spec.Meta, frame.Meta); err != nil {
			return nil, fmt.Errorf("frame %q: read meta: %w", spec.Name, err)
		}
	}
	frame.Fields = make([]*data.Field, len(spec.Fields))
	for i, fieldSpec := range spec.Fields {
		field, err := buildField(fieldSpec, spec.Rows)
		if err != nil {
			return nil, fmt.Errorf("frame %q: field %q: %w", spec.Name, fieldSpec.Name, err)
		}
		frame.Fields[i] = field
	}
	return frame, nil
}

func buildField(spec FieldSpec, rows []int32) (*data.Field, error) {
	values, err := fieldValues(spec, rows)
	if err != nil {
		return nil, err
	}
	field := data.NewField(spec.Name, spec.Labels, values)
	if hasJSON(spec.Config) {
		field.Config = &data.FieldConfig{}
		if err := json.Unmarshal(spec.Config, field.Config); err != nil {
			return nil, fmt.Errorf("read config: %w", err)
		}
	}
	return field, nil
}

func hasJSON(text json.RawMessage) bool {
	return len(text) > 0 && string(text) != "null"
}
