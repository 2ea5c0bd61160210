package runtrailreceiver

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
)

// asking is a lane that asks the store for what it has: the sink, as far as it has not lost it.
type asking struct {
	*bench
	// lost records are the first ones; err is what the store answers.
	lost int
	err  error
	// inMemory is what is not on the store's disk yet.
	inMemory bool
}

func newAsking(t *testing.T, more map[string]any) *asking {
	more["confirm"] = map[string]any{"endpoint": "http://store", "after": "1ns"}
	a := &asking{bench: newBench(t, more)}
	a.asker = a
	a.restart()
	a.answer = func(r runtime.CollectRequest) runtime.Collected { return reading(r, noon.UnixMilli()) }
	return a
}

func (a *asking) events(_ context.Context, _ string, _ []*batch) (map[string]int, error) {
	counts := map[string]int{}
	events := a.records("runtrail.event")
	for _, record := range events[min(a.lost, len(events)):] {
		name, _ := record.Attributes().Get(batchAttribute)
		counts[name.Str()] = 1
	}
	return counts, a.err
}

func (a *asking) durable(ctx context.Context, queryType string, batches []*batch) (map[string]int, bool, error) {
	counts, err := a.events(ctx, queryType, batches)
	return counts, !a.inMemory, err
}

func (a *asking) wantUntil(want string) {
	a.t.Helper()
	if until := a.heartbeat("runtrail.complete.until"); until != want {
		a.t.Errorf("complete until %s", until)
	}
}

const (
	atFirst = "1795262340000"
	second  = "1795262400000"
	third   = "1795262460000"
)

func TestTheArchiveIsCompleteNoFurtherThanTheStoreHasOnDisk(t *testing.T) {
	a := newAsking(t, map[string]any{})
	a.step()
	a.step()
	a.wantUntil(atFirst)
	a.step() // seen a second time
	a.wantUntil(third)
	if got := len(a.records("runtrail.event")); got != 1 {
		t.Errorf("%d events", got)
	}
	for key := range a.storage.kept {
		if strings.HasPrefix(key, "batch/") {
			t.Errorf("%s is still kept", key)
		}
	}
}

func TestWhatTheStoreHasInItsMemoryAloneIsNotVouchedForHoweverLongItHasIt(t *testing.T) {
	a := newAsking(t, map[string]any{})
	a.inMemory = true
	for range 5 {
		a.step()
	}
	a.wantUntil(atFirst)
	if lacks := a.heartbeat("runtrail.lacks"); !strings.HasPrefix(lacks, `["The store has not written to its disk what it got at `) {
		t.Error(lacks)
	}
	a.lost = 1
	a.step()
	if got := len(a.records("runtrail.event")); got != 2 {
		t.Errorf("%d events: what a kill has emptied from its memory is sent again", got)
	}
	a.inMemory = false
	a.step()
	a.step()
	if lacks := a.heartbeat("runtrail.lacks"); lacks != "[]" || !a.lane.outbox.isEmpty() {
		t.Error(lacks)
	}
}

func TestWhatAStoreThatWasKilledHasLostIsSentAgain(t *testing.T) {
	a := newAsking(t, map[string]any{})
	a.step()
	a.step()
	a.lost = 1
	a.step()
	events := a.records("runtrail.event")
	if len(events) != 2 || events[0].Timestamp() != events[1].Timestamp() {
		t.Fatalf("%d events", len(events))
	}
	a.wantUntil(atFirst)
	a.step()
	a.step()
	a.wantUntil("1795262580000")
}

func TestWhatWasSentOutlivesACrashOfTheCollectorAndIsSentAgainWhereItNeverArrived(t *testing.T) {
	a := newAsking(t, map[string]any{})
	a.step()
	a.lost = 1
	a.config.Confirm.After = time.Minute
	a.restart()
	a.step()
	a.config.Confirm.After = 1
	if got := len(a.records("runtrail.event")); got != 1 {
		t.Errorf("%d events: it may still be on its way", got)
	}
	a.lane.outbox.kept.Batches[0].patience = 0
	a.step()
	a.step()
	a.step()
	if got := len(a.records("runtrail.event")); got != 2 {
		t.Errorf("%d events", got)
	}
	a.wantUntil("1795262580000")
}

func TestAStoreThatDoesNotTellIsALackAndNothingIsCalledComplete(t *testing.T) {
	a := newAsking(t, map[string]any{})
	a.step()
	a.err = errors.New("401 Unauthorized")
	a.step()
	a.wantUntil(atFirst)
	if lacks := a.heartbeat("runtrail.lacks"); lacks != `["The store does not tell whether it has what was sent: 401 Unauthorized"]` {
		t.Error(lacks)
	}
	a.err = nil
	a.step()
	a.step()
	if lacks := a.heartbeat("runtrail.lacks"); lacks != "[]" {
		t.Error(lacks)
	}
}

func TestWhatTheStoreDoesNotKeepIsAGapInTheEnd(t *testing.T) {
	a := newAsking(t, map[string]any{"give_up_after": "1ns"})
	a.lost = math.MaxInt
	for range leastTries + 1 {
		a.step()
	}
	if gaps := a.heartbeat("runtrail.complete.gaps"); gaps != "[]" {
		t.Error(gaps)
	}
	a.step()
	if gaps := a.heartbeat("runtrail.complete.gaps"); gaps != "[[1795262400000,1795262400001]]" {
		t.Error(gaps)
	}
	a.wantUntil("1795262580000")
}

func TestWhatLastsIsAGapUntilItsEndWhereTheStoreDoesNotKeepIt(t *testing.T) {
	a := newAsking(t, map[string]any{"give_up_after": "1ns"})
	a.lost = math.MaxInt
	a.answer = func(r runtime.CollectRequest) runtime.Collected {
		collected := reading(r, noon.UnixMilli()-90*minute, noon.UnixMilli()-80*minute)
		collected.Columns["end"] = &columns.Numbers{Values: []float64{float64(noon.UnixMilli()-2*minute) - 0.5, math.NaN()}}
		return collected
	}
	for range leastTries + 2 {
		a.step()
	}
	if gaps, want := a.heartbeat("runtrail.complete.gaps"), fmt.Sprintf("[[%d,%d]]", noon.UnixMilli()-90*minute, noon.UnixMilli()-2*minute+1); gaps != want {
		t.Error(gaps, want)
	}
}

func TestACrashWhileABatchIsGivenUpForgetsNoGap(t *testing.T) {
	a := newAsking(t, map[string]any{"give_up_after": "1ns"})
	a.lost = math.MaxInt
	for range leastTries + 1 {
		a.step()
	}
	a.storage.refuse, a.storage.refuses = errors.New("it ended"), "state/"
	if _, err := a.lane.step(t.Context()); err == nil {
		t.Error("it is kept")
	}
	a.storage.refuse = nil
	a.restart()
	for range leastTries + 2 {
		for _, b := range a.lane.outbox.kept.Batches {
			b.patience = 0
		}
		a.step()
	}
	if gaps := a.heartbeat("runtrail.complete.gaps"); gaps != "[[1795262400000,1795262400001]]" {
		t.Error(gaps)
	}
}

func TestAnOutageOfTheStoreThatLastsForLongerThanWhatIsGivenUpLeavesNoGap(t *testing.T) {
	a := newAsking(t, map[string]any{"give_up_after": "1ns"})
	a.lost = 1
	a.step()
	for range leastTries {
		a.err = errors.New("away")
		a.step()
		a.err = nil
		a.step()
	}
	a.lost = 0
	for range 3 {
		a.step()
	}
	if gaps := a.heartbeat("runtrail.complete.gaps"); gaps != "[]" {
		t.Error(gaps)
	}
}

func TestABatchThatCouldNotBeKeptIsNotWaitedFor(t *testing.T) {
	a := newAsking(t, map[string]any{})
	a.storage.refuse = errors.New("no space left on device")
	if _, err := a.lane.step(t.Context()); err == nil {
		t.Error("it is kept")
	}
	a.storage.refuse = nil
	for range 4 {
		a.step()
	}
	if got := len(a.records("runtrail.event")); got != 1 || !a.lane.outbox.isEmpty() {
		t.Errorf("%d events, and %d batches are waited for", got, len(a.lane.outbox.kept.Batches))
	}
}

func TestAStorageThatWasRestoredGivesNoNumberASecondTime(t *testing.T) {
	a := newAsking(t, map[string]any{})
	a.step()
	older := maps.Clone(a.storage.kept)
	a.answer = func(r runtime.CollectRequest) runtime.Collected { return reading(r, noon.UnixMilli()+minute) }
	a.step()
	time.Sleep(2 * time.Millisecond)
	a.storage.kept = older
	a.restart()
	a.step()
	names := map[string]bool{}
	for _, record := range a.records("runtrail.event") {
		name, _ := record.Attributes().Get(batchAttribute)
		names[name.Str()] = true
	}
	if len(names) != 3 {
		t.Error(names)
	}
}

func TestNothingMoreIsReadWhileTheStoreConfirmsNothing(t *testing.T) {
	a := newAsking(t, map[string]any{})
	a.step()
	for range mostBatches {
		a.lane.outbox.kept.Batches = append(a.lane.outbox.kept.Batches, a.lane.outbox.kept.Batches[0])
	}
	a.err = errors.New("away")
	if a.step() || len(a.asked) != 1 {
		t.Errorf("%d readings", len(a.asked))
	}
}

func TestWhatTheNextConsumerRefusesIsNotWaitedFor(t *testing.T) {
	a := newAsking(t, map[string]any{})
	a.refuse = errors.New("memory is short")
	a.step()
	if !a.lane.outbox.isEmpty() {
		t.Error("a batch is waited for")
	}
}

// victoriaLogsOf answers with these lines, and notes what it was asked.
type victoriaLogsOf struct {
	query, partial, answer string
	status                 int
}

var asked = []*batch{
	{name: "collecto-1", From: noon.UnixMilli(), To: noon.UnixMilli() + 1}, {name: "collecto-2", From: noon.UnixMilli() - 1, To: noon.UnixMilli()},
}

const askedFor = `_time:[2026-11-21T11:59:59.999Z,2026-11-21T12:00:00.001Z] "runtrail.source":="lab 1" "runtrail.query_type":="puppet.jobs" "runtrail.batch":in("collecto-1","collecto-2")`

func (v *victoriaLogsOf) start(t *testing.T) victoriaLogs {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		v.query, v.partial = r.FormValue("query"), r.FormValue("allow_partial_response")
		w.WriteHeader(v.status)
		_, _ = w.Write([]byte(v.answer))
	}))
	t.Cleanup(server.Close)
	return victoriaLogs{server.Client(), server.URL, "lab 1"}
}

func TestVictoriaLogsIsAskedForTheEventsOfEachBatch(t *testing.T) {
	v := &victoriaLogsOf{answer: `{"runtrail.batch":"collecto-1","events":"2"}` + "\n", status: http.StatusOK}
	logs := v.start(t)
	ask := func() (map[string]int, error) { return logs.events(t.Context(), "puppet.jobs", asked) }
	if counts, err := ask(); err != nil || counts["collecto-1"] != 2 || len(counts) != 1 {
		t.Error(counts, err)
	}
	if want := askedFor + ` | stats by ("runtrail.batch") count_uniq("runtrail.event.id") as events, count("_stream") as lines`; v.query != want {
		t.Error(v.query)
	}
	if v.partial != "false" {
		t.Error("a part of a cluster's answer is taken for all of it")
	}
	v.answer = "<html>"
	if _, err := ask(); err == nil || !strings.Contains(err.Error(), "not VictoriaLogs") {
		t.Error(err)
	}
	v.answer, v.status = "wrong password", http.StatusUnauthorized
	if _, err := ask(); err == nil || err.Error() != "401 Unauthorized: wrong password" {
		t.Error(err)
	}
}

func TestVictoriaLogsIsAskedForWhatItHasInItsMemoryAlone(t *testing.T) {
	events := `{"runtrail.batch":"collecto-1","events":"2"}` + "\n"
	for answer, want := range map[string]bool{events + `{"blocks_in_memory":"0"}`: true, events + `{"blocks_in_memory":"7"}`: false} {
		v := &victoriaLogsOf{answer: answer, status: http.StatusOK}
		if counts, onDisk, err := v.start(t).durable(t.Context(), "puppet.jobs", asked); err != nil || onDisk != want || counts["collecto-1"] != 2 {
			t.Error(answer, counts, onDisk, err)
		}
		want := askedFor + ` | stats by ("runtrail.batch") count_uniq("runtrail.event.id") as events, count("_stream") as lines | union (` +
			askedFor + ` | block_stats | filter part_path:in("","inmemory") | stats count() as blocks_in_memory)`
		if v.query != want {
			t.Error(v.query)
		}
	}
	v := &victoriaLogsOf{answer: events, status: http.StatusOK}
	if _, onDisk, err := v.start(t).durable(t.Context(), "puppet.jobs", asked); err == nil || onDisk {
		t.Error("what is not told is believed")
	}
}

func TestTheStoreIsNotAskedForWhatWasSentUnderAnotherName(t *testing.T) {
	a := newAsking(t, map[string]any{})
	a.step()
	a.config.Source = "puppet-2"
	a.answer = func(r runtime.CollectRequest) runtime.Collected { return reading(r) }
	a.restart()
	a.step()
	if kept := a.lane.outbox.kept; len(kept.Batches) != 0 {
		t.Error(kept)
	}
	if from := a.heartbeat("runtrail.complete.from"); from != second {
		t.Error(from)
	}
	for key := range a.storage.kept {
		if strings.HasPrefix(key, "batch/") {
			t.Errorf("%s is still kept", key)
		}
	}
}
