package runtrailreceiver

import (
	"fmt"
	"math"
	"strconv"
	"testing"
	"time"

	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
)

func TestWhatAVendorThatHasLostItsLatestEventDidMeanwhileIsOneGap(t *testing.T) {
	b := newBench(t, nil)
	run := noon.UnixMilli() - 3*minute
	b.answer = func(r runtime.CollectRequest) runtime.Collected { return reading(r, run) }
	b.step()
	if b.asked[0].Latest != nil {
		t.Error("before anything was read", b.asked[0].Latest)
	}
	b.restart()
	b.clock = noon.Add(50 * time.Hour)
	b.asked = nil
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		collected := reading(r)
		if r.Latest != nil {
			collected.CompleteFrom = math.Inf(1)
		}
		return collected
	}
	for b.step() {
	}
	if latest := b.asked[0].Latest; latest == nil || latest.ID != utc(run) || *latest.Run != utc(run) || latest.Time != float64(run) {
		t.Error(latest)
	}
	if len(b.asked) != 3 {
		t.Fatalf("%d windows", len(b.asked))
	}
	// The loss is told of at once, and what came before this start is not looked for any more.
	b.step()
	for _, asked := range b.asked[1:] {
		if asked.Latest != nil {
			t.Error(asked.Latest)
		}
	}
	want := fmt.Sprintf("[[1795262340000,%d]]", noon.Add(50*time.Hour).UnixMilli())
	if gaps := b.heartbeat("runtrail.complete.gaps"); gaps != want {
		t.Error(gaps, want)
	}
	// Nor is it after the next one, though nothing came since.
	b.restart()
	b.step()
	if gaps := b.heartbeat("runtrail.complete.gaps"); gaps != want {
		t.Error("after another start", gaps, want)
	}
}

func TestALookForTheLatestEventThatLacksSomethingIsMadeForADayAndLeavesAGapThen(t *testing.T) {
	b := newBench(t, nil)
	b.answer = func(r runtime.CollectRequest) runtime.Collected { return reading(r, noon.UnixMilli()-3*minute) }
	b.step()
	b.restart()
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		collected := reading(r)
		if r.Latest != nil {
			collected.CompleteFrom, collected.Shortfalls = math.Inf(1), []string{"Job 7 could not be read."}
		}
		return collected
	}
	b.live(24)
	if gaps, until := b.heartbeat("runtrail.complete.gaps"), b.heartbeat("runtrail.complete.until"); gaps != "[]" || until != "1795262340000" {
		t.Error(gaps, until)
	}
	// All that was not read until then, though the windows are narrow by now.
	b.clock = noon.Add(25 * time.Hour)
	givenUp := b.clock.UnixMilli()
	for range 10 {
		b.step()
	}
	if gaps := b.heartbeat("runtrail.complete.gaps"); gaps != fmt.Sprintf("[[1795261740000,%d]]", givenUp) {
		t.Error(gaps)
	}
	if until, want := b.heartbeat("runtrail.complete.until"), b.clock.Add(-2*time.Minute).UnixMilli(); until != strconv.FormatInt(want, 10) {
		t.Error(until, want)
	}
}

func TestAVendorThatWasOutForLongIsAskedForItsLatestEventAsAfterAStart(t *testing.T) {
	b := newBench(t, nil)
	there := func(r runtime.CollectRequest) runtime.Collected { return reading(r, noon.UnixMilli()-3*minute) }
	b.answer = there
	b.step()
	out := func(minutes int) {
		b.answer = func(runtime.CollectRequest) runtime.Collected { return runtime.Collected{Error: "Puppet is away."} }
		for range minutes {
			b.step()
		}
		b.answer, b.asked = there, nil
		b.step()
	}
	// What comes then is read again by the next window.
	if out(5); b.asked[0].Latest != nil {
		t.Error("after a moment", b.asked[0].Latest)
	}
	if out(30); b.asked[0].Latest == nil || b.asked[0].Latest.Time != float64(noon.UnixMilli()-3*minute) {
		t.Error("after half an hour", b.asked[0].Latest)
	}
	for b.step() {
	}
	b.step()
	if last := b.asked[len(b.asked)-1]; last.Latest != nil {
		t.Error("once it was read until now", last.Latest)
	}
}

func TestAWindowOfWhichNothingCouldBeReadEndsNoLookForTheLatestEvent(t *testing.T) {
	b := newBench(t, nil)
	b.answer = func(r runtime.CollectRequest) runtime.Collected { return reading(r, noon.UnixMilli()-3*minute) }
	b.step()
	b.restart()
	there := refusing(noon.Add(2*time.Minute), noon.Add(8*time.Hour))
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		collected := there(r)
		if r.Latest != nil && collected.Error == "" {
			collected.CompleteFrom = math.Inf(1)
		}
		return collected
	}
	b.live(36)
	gaps := b.lane.state.Gaps
	if want := noon.Add(24 * time.Hour).UnixMilli(); len(gaps) != 1 || gaps[0][1] < want {
		t.Error(gaps, want)
	}
}
