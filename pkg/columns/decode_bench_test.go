package columns

import (
	"bytes"
	"fmt"
	"testing"
	"time"
)

const eventsPlan = `{
	"rows": {"anyOf": [["items"]], "as": "list"},
	"head": {"next": ["next-events", "id"]},
	"columns": {
		"id": {"at": ["id"], "kind": "text"},
		"type": {"at": ["type"], "kind": "dictionary"},
		"time": {"at": ["timestamp"], "kind": "isoTime"},
		"node": {"at": ["details", "node"], "kind": "dictionary"},
		"noop": {"at": ["details", "detail", "noop"], "kind": "boolean"},
		"noopObject": {"at": ["details", "detail", "noop", "noop"], "kind": "boolean"},
		"status": {"at": ["details", "detail", "status"], "kind": "dictionary"},
		"changed": {"at": ["details", "detail", "metrics", "changed"], "kind": "number"},
		"environment": {"at": ["details", "detail", "environment"], "kind": "dictionary"},
		"message": {"at": ["message"], "kind": "text", "oneLine": true}
	}
}`

// eventsBody has events of about 287 bytes.
func eventsBody(count int) []byte {
	var body bytes.Buffer
	body.WriteString(`{"next-events":{"id":"https://pe.example.com:8143/orchestrator/v1/jobs/352/events?start=9","event":"9"},"items":[`)
	start := time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC)
	for i := range count {
		if i > 0 {
			body.WriteByte(',')
		}
		fmt.Fprintf(&body, `{"id":"%d","type":"node_finished","timestamp":"%s","details":{"node":"web-%04d.example.com","detail":{"noop":false,`+
			`"status":"changed","metrics":{"changed":%d,"failed":0,"total":531},"environment":"production"}},`+
			`"message":"Finished puppet run on web-%04d.example.com - Success! "}`,
			i+1, start.Add(time.Duration(i)*time.Second).Format(time.RFC3339), i%400, i%7, i%400)
	}
	body.WriteString(`]}`)
	return body.Bytes()
}

func BenchmarkDecode(b *testing.B) {
	plan, err := ParsePlan([]byte(eventsPlan))
	if err != nil {
		b.Fatal(err)
	}
	for _, count := range []int{1_000, 100_000} {
		body := eventsBody(count)
		b.Run(fmt.Sprintf("%d events of %d bytes", count, len(body)/count), func(b *testing.B) {
			b.SetBytes(int64(len(body)))
			b.ReportAllocs()
			for b.Loop() {
				table, problem, err := Decode(bytes.NewReader(body), plan)
				if err != nil || problem != "" || table.Length != count {
					b.Fatal(problem, err)
				}
			}
		})
	}
}
