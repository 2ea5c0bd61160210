package runtime

import (
	"sync"

	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

// answersHeld is how many of the largest answers a call may hold: src/engine/sentences/failure-error.ts says so too.
const answersHeld = 4

// madeOfAnswers: an answer's columns are charged twice, as what the engine makes of them takes about as much again.
const madeOfAnswers = 2

// kindTooMuch is the failure of a fetch for a call that holds as much as it may.
const kindTooMuch = "tooMuch"

// usage is what a call has sent and holds of what it got. Nothing is given back while the call lasts, since columns that
// JavaScript lets go of are gone only when the garbage collector says so.
//
// A read that several calls share is charged to the one that began it, to the end: so every byte is charged once, whoever
// leaves or joins, and all that the process holds is bounded by its calls. It is the signal that tells which read a fetch
// belongs to, because it lives as long as the read.
type usage struct {
	limit int64

	mu sync.Mutex
	// sent counts requests; bytes is what their answers are charged.
	sent, bytes int64
	// Nothing more is read.
	isSpent bool
	// The call is over.
	isOver bool
}

// hasRoomFor tells whether so many bytes more are to be read; once they are not, nothing is. Nil is nobody's and has no bounds.
func (u *usage) hasRoomFor(bytes int64) bool {
	if u == nil {
		return true
	}
	u.mu.Lock()
	defer u.mu.Unlock()
	u.isSpent = u.isSpent || u.bytes+bytes > u.limit
	return !u.isSpent
}

// count adds a request that was sent.
func (u *usage) count() {
	if u != nil {
		u.mu.Lock()
		defer u.mu.Unlock()
		u.sent++
	}
}

// charge adds an answer, and tells whether it may be kept: the first may be, whatever is made of it.
func (u *usage) charge(result *fetched) bool {
	if u == nil {
		return true
	}
	bytes := int64(len(result.text)) + madeOfAnswers*tableBytes(result.table)
	u.mu.Lock()
	defer u.mu.Unlock()
	isFirst := u.bytes == 0
	u.bytes += bytes
	if !u.isOver {
		processPace.use(bytes)
	}
	return isFirst || u.bytes <= u.limit
}

// end is that of the call.
func (u *usage) end() {
	u.mu.Lock()
	defer u.mu.Unlock()
	if !u.isOver {
		u.isOver = true
		processPace.use(-u.bytes)
	}
}

func (u *usage) figures() (sent, bytes int64) {
	u.mu.Lock()
	defer u.mu.Unlock()
	return u.sent, u.bytes
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
