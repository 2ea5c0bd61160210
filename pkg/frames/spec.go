// Package frames writes Grafana's data frames from columns. It knows nothing of vendors or of JavaScript.
package frames

import "encoding/json"

// Spec is a frame as the engine asks for it (`Frame` of src/engine/seam/protocol.ts).
type Spec struct {
	Name, RefID string
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

// Frame is a data frame as it travels to Grafana: what data.Frame.MarshalArrow would make of it, an Arrow file.
type Frame struct {
	Arrow []byte
	Rows  int
}

func hasJSON(text json.RawMessage) bool {
	return len(text) > 0 && string(text) != "null"
}
