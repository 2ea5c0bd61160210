package runtime

import (
	"context"
	"encoding/json"
	"math"
	"time"

	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

// CollectRequest is what src/engine/seam/protocol.ts calls CollectRequest.
type CollectRequest struct {
	QueryType string
	From, To  time.Time
	Details   bool
	// Backwards tells that what came after the window was read before, runs as a whole.
	Backwards bool
	// SweepEvery is within which time a vendor that keeps no history is to be gone through once.
	SweepEvery time.Duration
	// Memory is that of the latest reading whose events were kept; nil before the first.
	Memory json.RawMessage
	// Latest is the latest event that an earlier process kept, while this one has not caught up; else nil.
	Latest *LatestEvent
}

// LatestEvent is the one that the vendor surely had.
type LatestEvent struct {
	ID string `json:"id"`
	// Run is nil where the event is of none.
	Run *string `json:"run"`
	// Time is epoch ms.
	Time float64 `json:"time"`
}

// Collected is what a reading for an archive found.
type Collected struct {
	// Error is a sentence for people; empty when something was read.
	Error string
	// Shortfalls: with any of them something may be missing. Sentences, as the notices are.
	Shortfalls, Notices []string
	// CompleteFrom and CompleteUntil are epoch ms, and may be infinite.
	CompleteFrom, CompleteUntil float64
	// Gaps are ranges of epoch ms of which something is missing for good; new ones alone.
	Gaps [][2]float64
	// More can be read at once.
	More   bool
	Memory json.RawMessage
	// Columns of one length, by the names of an event's fields, and those of their rows that are to be kept.
	Columns map[string]columns.Column
	Rows    []int32
	// GoesOn tells that what of them runs or waits, and has no end, still does.
	GoesOn bool
	// Calls is how many requests it took.
	Calls int64
}

// QueryTypes are those that can be read here; none where the settings are wrong.
func (e *Engine) QueryTypes() []string { return e.queryTypes }

// Collect reads for an archive. The error is the context's, and only when that has ended.
func (e *Engine) Collect(ctx context.Context, request CollectRequest) (Collected, error) {
	c := &call{method: "collect", what: request.fingerprint, read: (*isolate).collected}
	value, failed, err := e.run(ctx, c, request.json)
	if failed != nil {
		return Collected{Error: failed.message}, nil
	}
	collected, _ := value.(Collected)
	if used := e.usageOf(c); used != nil {
		collected.Calls, _ = used.figures()
	}
	redact := e.settings.Redactor.Text
	collected.Error = redact(collected.Error)
	for _, sentences := range [][]string{collected.Shortfalls, collected.Notices} {
		for n, sentence := range sentences {
			sentences[n] = redact(sentence)
		}
	}
	return collected, err
}

func (r CollectRequest) json() ([]byte, error) {
	return json.Marshal(map[string]any{
		"queryType": r.QueryType, "from": r.From.UnixMilli(), "to": r.To.UnixMilli(), "details": r.Details,
		"backwards": r.Backwards, "sweepEvery": r.SweepEvery.Milliseconds(), "memory": json.RawMessage(validOrNull(r.Memory)),
		"latest": r.Latest,
	})
}

func (r CollectRequest) fingerprint() fingerprint {
	return fingerprintOf("collect", []any{r.QueryType, widthOf(r.From, r.To)})
}

// collected reads `Collected` of src/engine/seam/protocol.ts; on the loop.
func (i *isolate) collected(value sobek.Value) any {
	object := i.object(value, "what was collected")
	collected := Collected{
		Error:         i.optionalText(object.Get("error"), "error"),
		Shortfalls:    i.texts(object.Get("shortfalls"), "shortfalls"),
		Notices:       i.texts(object.Get("notices"), "notices"),
		CompleteFrom:  i.number(object.Get("completeFrom"), "completeFrom"),
		CompleteUntil: i.number(object.Get("completeUntil"), "completeUntil"),
		More:          i.boolean(object.Get("more"), false, "more"),
		Memory:        i.json(object.Get("memory"), "memory"),
		Columns:       map[string]columns.Column{},
		Rows:          i.int32s(object.Get("rows"), "rows"),
		GoesOn:        i.boolean(object.Get("goesOn"), false, "goesOn"),
	}
	for _, gap := range i.list(object.Get("gaps"), "gaps") {
		ends := i.list(gap, "a gap")
		if len(ends) != 2 {
			panic(i.typeError("a gap must have two ends"))
		}
		collected.Gaps = append(collected.Gaps, [2]float64{i.number(ends[0], "a gap"), i.number(ends[1], "a gap")})
	}
	named := i.object(object.Get("columns"), "columns")
	length := -1
	for _, name := range named.Keys() {
		column := i.column(named.Get(name), name)
		if length >= 0 && column.Len() != length {
			panic(i.typeError("the columns differ in length"))
		}
		length = column.Len()
		collected.Columns[name] = column
	}
	for _, row := range collected.Rows {
		if row < 0 || int(row) >= length {
			panic(i.typeError("row %d does not exist", row))
		}
	}
	if math.IsNaN(collected.CompleteFrom) || math.IsNaN(collected.CompleteUntil) {
		panic(i.typeError("completeFrom and completeUntil must be times"))
	}
	return collected
}
