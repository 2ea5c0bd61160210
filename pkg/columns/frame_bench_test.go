package columns

import (
	"bytes"
	"testing"
)

func BenchmarkBuildFrame(b *testing.B) {
	plan := mustParse(b, eventsPlan)
	table, _, err := Decode(bytes.NewReader(eventsBody(100_000)), plan)
	if err != nil {
		b.Fatal(err)
	}
	spec := FrameSpec{Rows: Order(Select(table.Length, nil), table.Columns["time"].(*Numbers).Values)}
	for _, field := range []FieldSpec{
		{Name: "time", Type: "time"},
		{Name: "type", Type: "string"},
		{Name: "status", Type: "string"},
		{Name: "node", Type: "string", Nullable: true},
		{Name: "environment", Type: "string", Nullable: true},
		{Name: "changed", Type: "number", Nullable: true},
		{Name: "message", Type: "string"},
		{Name: "id", Type: "string"},
	} {
		field.Values = table.Columns[field.Name]
		spec.Fields = append(spec.Fields, field)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := BuildFrame(spec); err != nil {
			b.Fatal(err)
		}
	}
}
