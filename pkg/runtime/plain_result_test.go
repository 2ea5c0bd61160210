//go:build !dev

package runtime

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// plainResult is a result as golden files hold it (src/engine/testing/plain-results.ts), but made from real frames.
func plainResult(t *testing.T, result QueryResult) map[string]any {
	plain := map[string]any{"refId": result.RefID, "status": result.Status}
	if result.Error != "" {
		plain["error"], plain["errorSource"] = result.Error, result.ErrorSource
	}
	frames := []any{}
	for n := range result.Frames {
		frame := frameOf(t, result, n)
		fields := []any{}
		for _, field := range frame.Fields {
			fields = append(fields, plainField(t, field))
		}
		one := map[string]any{"fields": fields}
		if frame.Name != "" {
			one["name"] = frame.Name
		}
		if frame.Meta != nil {
			one["meta"] = frame.Meta
		}
		frames = append(frames, one)
	}
	plain["frames"] = frames
	return roundTrip(t, plain)
}

func plainField(t *testing.T, field *data.Field) map[string]any {
	types := map[data.FieldType]string{
		data.FieldTypeTime: "time", data.FieldTypeNullableTime: "time?", data.FieldTypeString: "string",
		data.FieldTypeNullableString: "string?", data.FieldTypeFloat64: "number", data.FieldTypeNullableFloat64: "number?",
	}
	name, known := types[field.Type()]
	if strings.TrimPrefix(field.Type().ItemTypeString(), "*") == "json.RawMessage" {
		name, known = "json", true
	}
	if !known {
		t.Errorf("field %s has the type %s", field.Name, field.Type())
	}
	plain := map[string]any{"name": field.Name, "type": name}
	if field.Labels != nil {
		plain["labels"] = field.Labels
	}
	if field.Config != nil {
		plain["config"] = field.Config
	}
	values := make([]any, field.Len())
	for row := range values {
		value, there := field.ConcreteAt(row)
		if !there {
			continue
		}
		if at, ok := value.(time.Time); ok {
			value = at.UTC().Format("2006-01-02T15:04:05.000Z")
		}
		values[row] = value
	}
	plain["values"] = values
	return plain
}

// normalMeta writes metas and configs of a golden result as the SDK does, which adds and drops defaults.
func normalMeta(t *testing.T, want map[string]any) map[string]any {
	frames, _ := want["frames"].([]any)
	for _, entry := range frames {
		frame, _ := entry.(map[string]any)
		if meta, ok := frame["meta"]; ok {
			typed := &data.FrameMeta{}
			through(t, meta, typed)
			frame["meta"] = typed
		}
		fields, _ := frame["fields"].([]any)
		for _, entry := range fields {
			field, _ := entry.(map[string]any)
			if config, ok := field["config"]; ok {
				typed := &data.FieldConfig{}
				through(t, config, typed)
				field["config"] = typed
			}
		}
	}
	return roundTrip(t, want)
}

func through(t *testing.T, value, typed any) {
	if err := json.Unmarshal([]byte(jsonOf(t, value)), typed); err != nil {
		t.Fatal(err)
	}
}

func roundTrip(t *testing.T, value any) map[string]any {
	var plain map[string]any
	if err := json.Unmarshal([]byte(jsonOf(t, value)), &plain); err != nil {
		t.Fatal(err)
	}
	return plain
}

func jsonOf(t *testing.T, value any) string {
	text, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
