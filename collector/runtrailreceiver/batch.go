package runtrailreceiver

import (
	"math"
	"strconv"
	"time"

	"go.opentelemetry.io/collector/pdata/plog"
)

const (
	batchAttribute = "runtrail.batch"
	// What a store counts in ns fits into 64 bits, epoch ms.
	lastMoment = math.MaxInt64 / 1_000_000
)

// batch is what was handed on at once, until it is known to be on the store's disk.
type batch struct {
	Number uint64 `json:"number"`
	// Events that differ by their id.
	Events int `json:"events"`
	// From and To are when the first of them happened or began, and the last one happened or ended, epoch ms.
	From int64 `json:"from"`
	To   int64 `json:"to"`
	// Since when it is tried.
	Since time.Time `json:"since"`
	name  string
	// sent and seen are when it was handed on, and when the store was first found to have it, in this life of the collector.
	sent, seen time.Time
	patience   time.Duration
	// tries are how often it was sent again since the store answers.
	tries int
}

// batchOf marks the records.
func batchOf(records plog.LogRecordSlice, number uint64, name string, patience time.Duration) *batch {
	now := time.Now()
	b := &batch{Number: number, From: math.MaxInt64, Since: now, name: name, sent: now, patience: patience}
	ids := map[string]bool{}
	for _, record := range records.All() {
		id, _ := record.Attributes().Get("runtrail.event.id")
		ids[id.Str()] = true
		at := record.Timestamp().AsTime().UnixMilli()
		b.From, b.To = min(b.From, at), max(b.To, at, endOf(record))
		record.Attributes().PutStr(batchAttribute, name)
	}
	b.Events = len(ids)
	return b
}

// endOf what lasts, epoch ms; 0 = it is a point, or goes on.
func endOf(record plog.LogRecord) int64 {
	text, known := record.Attributes().Get(endAttribute)
	if !known {
		return 0
	}
	end, err := strconv.ParseFloat(text.Str(), 64)
	if err != nil {
		return 0
	}
	return int64(math.Ceil(min(end, lastMoment)))
}
