package runtime

import (
	"sync/atomic"

	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

// answersHeld is how many of the largest answers a call may hold: src/engine/sentences/failure-error.ts says so too.
const answersHeld = 4

// kindTooMuch is the failure of a fetch for a call that holds as much as it may.
const kindTooMuch = "tooMuch"

// usage is what a call has sent and holds of what it got. Nothing is given back while the call lasts, since columns that
// JavaScript lets go of are gone only when the collector says so.
//
// A read that several calls share is charged to the one that began it, to the end: so every byte is charged once, whoever
// leaves or joins, and all that the process holds is bounded by its calls. It is the signal that tells which read a fetch
// belongs to, because it lives as long as the read.
type usage struct {
	limit       int64
	sent, bytes atomic.Int64
}

// isSpent tells whether nothing more is to be read. Nil is nobody's and has no bounds.
func (u *usage) isSpent() bool { return u != nil && u.bytes.Load() > u.limit }

// charge adds an answer, and tells whether it may be kept.
func (u *usage) charge(result fetched) bool {
	if u == nil {
		return true
	}
	u.sent.Add(1)
	u.bytes.Add(int64(len(result.text)) + tableBytes(result.table))
	return !u.isSpent()
}

// usageOf finds what a signal's reading is charged to: the call that used the signal first.
func (i *isolate) usageOf(signal *sobek.Object) *usage {
	if mark := signal.GetSymbol(i.js.usage); mark != nil {
		known, _ := mark.Export().(*usage)
		return known
	}
	charged := i.services.callUsage(i.attribution.current.Load())
	if err := signal.DefineDataPropertySymbol(i.js.usage, i.vm.ToValue(charged), sobek.FLAG_FALSE, sobek.FLAG_FALSE, sobek.FLAG_FALSE); err != nil {
		panic(err)
	}
	return charged
}

func tableBytes(table *columns.Table) (bytes int64) {
	if table == nil {
		return 0
	}
	for _, column := range table.Columns {
		switch column := column.(type) {
		case *columns.Dictionary:
			bytes += 4*int64(len(column.Codes)) + textBytes(column.Values)
		case *columns.Numbers:
			bytes += 8 * int64(len(column.Values))
		case *columns.Texts:
			bytes += column.Bytes()
		case *columns.JSONs:
			bytes += column.Bytes()
		}
	}
	return bytes
}
