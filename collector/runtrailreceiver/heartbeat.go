package runtrailreceiver

import (
	"encoding/json"
	"fmt"
	"strconv"
	"time"

	"go.opentelemetry.io/collector/pdata/pcommon"
	"go.opentelemetry.io/collector/pdata/plog"
)

// heartbeat says how far the archive may be believed.
type heartbeat struct {
	claim       claim
	collectorID string
	// process is another one after each start: of two that have copies of one storage both say the same id.
	process string
	// spokenSince is when the first heartbeat was sent that the store still has, epoch ms; 0 = it is this one.
	spokenSince int64
	// lacks are the sentences about what keeps the archive from being complete until now.
	lacks []string
}

// sample stands in a heartbeat for each text of an event: whatever leaves such texts out on the way to the store, or changes them,
// does so with it, and queries by them see that.
const sample = "sample@example.com"

func (h heartbeat) fill(record plog.LogRecord, queryType string, now time.Time) {
	record.SetEventName("runtrail.heartbeat")
	record.SetTimestamp(pcommon.NewTimestampFromTime(now))
	record.SetObservedTimestamp(pcommon.NewTimestampFromTime(now))
	record.SetSeverityNumber(plog.SeverityNumberInfo)
	record.SetSeverityText("info")
	if len(h.lacks) > 0 {
		record.SetSeverityNumber(plog.SeverityNumberWarn)
		record.SetSeverityText("warning")
	}
	from, until, gaps := h.claim.From, h.claim.Until, h.claim.Gaps
	record.Body().SetStr(fmt.Sprintf("The archive of %s is complete from %s until %s%s.", queryType, utc(from), utc(until), but(gaps)))
	attributes := record.Attributes()
	attributes.PutStr("runtrail.complete.from", strconv.FormatInt(from, 10))
	attributes.PutStr("runtrail.complete.until", strconv.FormatInt(until, 10))
	attributes.PutStr("runtrail.complete.gaps", jsonList(gaps))
	attributes.PutStr("runtrail.collector.id", h.collectorID)
	attributes.PutStr("runtrail.collector.process", h.process)
	attributes.PutStr("runtrail.lacks", jsonList(h.lacks))
	attributes.PutStr("runtrail.backfill", strconv.FormatBool(h.claim.Backfilling))
	attributes.PutStr("runtrail.version", recordVersion)
	if h.spokenSince > 0 {
		attributes.PutStr("runtrail.collector.since", strconv.FormatInt(h.spokenSince, 10))
	}
	for _, field := range textFields[1:] {
		if field.attribute != "" {
			attributes.PutStr(field.attribute, sample)
		}
	}
}

func but(gaps [][2]int64) string {
	switch len(gaps) {
	case 0:
		return ""
	case 1:
		return ", but for a gap from " + utc(gaps[0][0]) + " until " + utc(gaps[0][1])
	default:
		return fmt.Sprintf(", but for %d gaps", len(gaps))
	}
}

func utc(ms int64) string { return time.UnixMilli(ms).UTC().Format("2006-01-02 15:04:05Z") }

// jsonList writes an empty list where there is none.
func jsonList[T any](items []T) string {
	if items == nil {
		items = []T{}
	}
	text, err := json.Marshal(items)
	if err != nil {
		return "[]"
	}
	return string(text)
}
