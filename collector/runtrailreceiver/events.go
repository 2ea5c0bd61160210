package runtrailreceiver

import (
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"math"
	"slices"
	"strconv"
	"time"
	"unicode/utf8"

	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
	"go.opentelemetry.io/collector/pdata/pcommon"
	"go.opentelemetry.io/collector/pdata/plog"
)

// recordVersion is what the records of an archive are like; docs/archive.md has the table.
const recordVersion = "1"

const (
	endAttribute = "runtrail.event.end"
	cutAttribute = "runtrail.cut"
	// mostBytes of an event's texts: what is longer than 2 MiB in all VictoriaLogs leaves out, without a word to the sender.
	mostBytes = 2_000_000
)

// textField is a field of an event and its attribute. The body is the message.
type textField struct{ field, attribute string }

var textFields = []textField{
	{"eventId", "runtrail.event.id"},
	{"event", "runtrail.event.name"},
	{"outcome", "runtrail.outcome"},
	{"effect", "runtrail.effect"},
	{"actor", "user.name"},
	{"target", "runtrail.target"},
	{"run", "cicd.pipeline.run.id"},
	{"message", ""},
}

// severities by outcome, as the format logs of the data source has them; what is not named is info.
var severities = map[string]struct {
	number plog.SeverityNumber
	text   string
}{
	"failure": {plog.SeverityNumberError, "error"},
	"skipped": {plog.SeverityNumberWarn, "warning"},
	"stopped": {plog.SeverityNumberWarn, "warning"},
	"unknown": {plog.SeverityNumberUnspecified, "unknown"},
	"":        {plog.SeverityNumberInfo, "info"},
}

// The places of these among them.
const idField, outcomeField, runField = 0, 2, 6

// texts is a column of texts of either kind.
type texts interface{ At(row int) (string, bool) }

// eventRows reads the events of a reading row by row.
type eventRows struct {
	rows      []int32
	time, end []float64
	texts     []texts // as textFields; nil where there is none
	details   texts
	goesOn    bool
}

func rowsOf(collected runtime.Collected) eventRows {
	e := eventRows{rows: collected.Rows, texts: make([]texts, len(textFields)), goesOn: collected.GoesOn}
	if column, ok := collected.Columns["time"].(*columns.Numbers); ok {
		e.time = column.Values
	}
	if column, ok := collected.Columns["end"].(*columns.Numbers); ok {
		e.end = column.Values
	}
	for n, field := range textFields {
		e.texts[n], _ = collected.Columns[field.field].(texts)
	}
	e.details, _ = collected.Columns["details"].(texts)
	return e
}

func (e eventRows) text(field int, row int32) (string, bool) {
	if e.texts[field] == nil {
		return "", false
	}
	return e.texts[field].At(int(row))
}

// earliestEnd is when the first of the runs ended, epoch ms; 0 = none did. Vendors remove runs as a whole, once they have ended: of
// what others did before that some may be gone, even where one that went on for long tells of it.
func (e eventRows) earliestEnd() int64 {
	ends := map[string]float64{}
	first := math.Inf(1)
	for _, row := range e.rows {
		end := e.time[row]
		if outcome, _ := e.text(outcomeField, row); !math.IsNaN(e.end[row]) {
			end = max(end, e.end[row])
		} else if e.goesOn && (outcome == "running" || outcome == "waiting") {
			end = math.Inf(1)
		}
		if run, known := e.text(runField, row); known {
			ends[run] = max(ends[run], end)
		} else {
			first = min(first, end)
		}
	}
	for _, end := range ends {
		first = min(first, end)
	}
	if math.IsInf(first, 1) {
		return 0
	}
	return int64(math.Floor(first))
}

// latest is the one that can be found again; nil = there is none.
func (e eventRows) latest() *runtime.LatestEvent {
	for _, row := range slices.Backward(e.rows) {
		id, known := e.text(idField, row)
		if !known {
			continue
		}
		latest := &runtime.LatestEvent{ID: id, Time: e.time[row]}
		if run, known := e.text(runField, row); known {
			latest.Run = &run
		}
		return latest
	}
	return nil
}

// mark of all that an event says, but for its details.
func (e eventRows) mark(row int32) mark {
	hash := sha256.New()
	var number [8]byte
	add := func(value uint64) {
		binary.LittleEndian.PutUint64(number[:], value)
		_, _ = hash.Write(number[:])
	}
	add(math.Float64bits(e.time[row]))
	add(math.Float64bits(e.end[row]))
	for n := range textFields {
		text, known := e.text(n, row)
		if !known {
			add(math.MaxUint64)
			continue
		}
		add(uint64(len(text)))
		_, _ = hash.Write([]byte(text))
	}
	return mark(hash.Sum(nil)[:len(mark{})])
}

// fill makes a log record of an event.
func (e eventRows) fill(record plog.LogRecord, row int32, readAt time.Time) {
	record.SetEventName("runtrail.event")
	record.SetTimestamp(timestampOf(e.time[row]))
	record.SetObservedTimestamp(pcommon.NewTimestampFromTime(readAt))
	attributes := record.Attributes()
	severity := severities[""]
	room := mostBytes
	for n, field := range textFields {
		text, known := e.text(n, row)
		switch {
		case field.attribute == "":
			if len(text) > room {
				text = shortened(text, room)
				attributes.PutStr(cutAttribute, field.field)
			}
			record.Body().SetStr(text)
		case known:
			attributes.PutStr(field.attribute, text)
		}
		room -= len(text)
		if by, named := severities[text]; named && field.field == "outcome" {
			severity = by
		}
	}
	record.SetSeverityNumber(severity.number)
	record.SetSeverityText(severity.text)
	if end := e.end[row]; !math.IsNaN(end) {
		attributes.PutStr(endAttribute, strconv.FormatFloat(end, 'f', -1, 64))
	}
	if e.details != nil {
		if text, known := e.details.At(int(row)); known && len(text) <= room {
			attributes.PutStr("runtrail.details", text)
		}
	}
	attributes.PutStr("runtrail.read_at", strconv.FormatInt(readAt.UnixMilli(), 10))
	attributes.PutStr("runtrail.version", recordVersion)
}

// shortened tells how much of a text is not there.
func shortened(text string, most int) string {
	end := max(0, most-100)
	for end > 0 && !utf8.RuneStart(text[end]) {
		end--
	}
	return fmt.Sprintf("%s … (%d more bytes are not archived)", text[:end], len(text)-end)
}

// timestampOf keeps a fraction of a millisecond, where the vendor has one.
func timestampOf(ms float64) pcommon.Timestamp {
	whole := math.Floor(ms)
	// #nosec G115 -- no event is from before 1970
	return pcommon.Timestamp(int64(whole)*int64(time.Millisecond) + int64((ms-whole)*float64(time.Millisecond)))
}
