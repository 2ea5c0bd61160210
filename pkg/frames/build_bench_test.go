package frames

import (
	"strconv"
	"testing"

	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

func BenchmarkBuild(b *testing.B) {
	const rows = 100_000
	numbers := make([]float64, rows)
	messages := make([]*string, rows)
	words := &columns.Dictionary{Codes: make([]int32, rows), Values: []string{"node_finished", "node_failed"}}
	for row := range rows {
		message := "Finished puppet run on web-" + strconv.Itoa(row%400) + ".example.com - Success!"
		numbers[row], messages[row], words.Codes[row] = float64(row), &message, int32(row%2)
	}
	texts := columns.NewTexts(messages)
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
		if _, err := Build(spec); err != nil {
			b.Fatal(err)
		}
	}
}
