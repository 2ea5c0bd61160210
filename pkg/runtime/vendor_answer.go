package runtime

import (
	"regexp"
	"strings"

	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
	"github.com/runtrail/runtrail-audit-datasource/pkg/upstream"
)

// vendorAnswer makes `VendorAnswer` of src/engine/seam/host.ts.
func (i *isolate) vendorAnswer(result fetched) sobek.Value {
	if result.failure != nil {
		return i.fetchFailure(result.failure)
	}
	headers := map[string]any{}
	for name, value := range result.answer.Headers {
		headers[name] = value
	}
	answer := map[string]any{
		"kind":       "answer",
		"status":     result.answer.Status,
		"headers":    i.objectOf(headers),
		"receivedAt": float64(result.answer.ReceivedAt.UnixMilli()),
		"bytes":      float64(result.answer.Bytes),
	}
	if result.problem != "" {
		answer["problem"] = string(result.problem)
	}
	if result.table != nil {
		answer["table"] = i.tableObject(result.table)
	} else {
		answer["text"] = string(result.text)
		if isWebPage(result.text, result.answer.Headers["content-type"]) {
			answer["html"] = true
		}
	}
	if until := result.answer.WaitUntil; !until.IsZero() {
		answer["waitUntil"] = float64(until.UnixMilli())
	}
	return i.objectOf(answer)
}

// A byte order mark counts as white space, as it does in JavaScript.
var (
	pageStart = regexp.MustCompile(`(?i)^[\s\x{feff}]*<(!doctype\s+html|html)`)
	tagStart  = regexp.MustCompile(`^[\s\x{feff}]*<`)
)

// isWebPage does not go by the content type alone: some servers call their JSON HTML.
func isWebPage(text []byte, contentType string) bool {
	return pageStart.Match(text) ||
		strings.Contains(strings.ToLower(contentType), "html") && tagStart.Match(text)
}

func (i *isolate) fetchFailure(f *upstream.Failure) sobek.Value {
	failure := map[string]any{"kind": "failure", "failure": f.Kind}
	if f.Detail != "" {
		failure["detail"] = f.Detail
	}
	if f.Status != 0 {
		failure["status"] = f.Status
	}
	if !f.WaitUntil.IsZero() {
		failure["waitUntil"] = float64(f.WaitUntil.UnixMilli())
	}
	return i.objectOf(failure)
}

func (i *isolate) tableObject(table *columns.Table) sobek.Value {
	named := map[string]any{}
	for name, column := range table.Columns {
		named[name] = i.columnObject(column)
	}
	head := map[string]any{}
	for name, text := range table.Head {
		head[name] = i.parsed(text)
	}
	return i.objectOf(map[string]any{
		"length":     table.Length,
		"columns":    i.objectOf(named),
		"head":       i.objectOf(head),
		"mistyped":   i.countsObject(table.Mistyped),
		"lost":       table.Lost,
		"unreadable": i.countsObject(table.Unreadable),
		"skipped":    table.Skipped,
	})
}

func (i *isolate) countsObject(counts map[string]int) *sobek.Object {
	named := make(map[string]any, len(counts))
	for name, count := range counts {
		named[name] = count
	}
	return i.objectOf(named)
}
