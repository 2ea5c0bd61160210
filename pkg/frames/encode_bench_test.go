package frames

import (
	"testing"

	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

func BenchmarkEncode(b *testing.B) {
	const rows = 100_000
	numbers := make([]float64, rows)
	node := make([]float64, rows)
	words := &columns.Dictionary{Codes: make([]int32, rows), Values: []string{"node_finished", "node_failed"}}
	for row := range rows {
		numbers[row], node[row], words.Codes[row] = float64(row), float64(row%400), int32(row%2)
	}
	parts := []any{"Finished puppet run on web-", &columns.Numbers{Values: node}, ".example.com - Success!"}
	texts, err := columns.Join(rows, parts)
	if err != nil {
		b.Fatal(err)
	}
	spec := Spec{Rows: columns.Order(columns.Select(rows, nil), numbers), Fields: []FieldSpec{
		{Name: "time", Type: "time", Values: numbers},
		{Name: "type", Type: "string", Values: words},
		{Name: "status", Type: "string", Values: words},
		{Name: "node", Type: "string", Nullable: true, Values: words},
		{Name: "environment", Type: "string", Nullable: true, Values: words},
		{Name: "changed", Type: "number", Nullable: true, Values: numbers},
		{Name: "message", Type: "string", Values: texts},
		{Name: "id", Type: "string", Values: texts},
	}}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Encode(spec); err != nil {
			b.Fatal(err)
		}
	}
}
