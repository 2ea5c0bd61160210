package runtrailreceiver

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
)

func TestAWindowThatLacksSomethingForADayIsAGap(t *testing.T) {
	b := newBench(t, map[string]any{"give_up_after": "90s"})
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		collected := reading(r)
		collected.Shortfalls = []string{"Job 7 could not be read."}
		return collected
	}
	for range 3 {
		b.step()
	}
	// What is lacking may as well have been written late.
	if gaps := b.heartbeat("runtrail.complete.gaps"); gaps != "[[1795261740000,1795262460000]]" {
		t.Error(gaps)
	}
	if body := b.records("runtrail.heartbeat")[2].Body().Str(); !strings.Contains(body, "but for a gap from 2026-11-21 11:49:00Z until 2026-11-21 12:01:00Z.") {
		t.Error(body)
	}
}

func TestAGapBeginsWhereWhatWentOnDid(t *testing.T) {
	for name, more := range map[string]map[string]any{
		"given up": {"give_up_after": "90s"}, "removed by the vendor": {"vendor_keeps": "48h"},
	} {
		b := newBench(t, more)
		began := noon.Add(-time.Hour).UnixMilli()
		b.answer = func(r runtime.CollectRequest) runtime.Collected {
			collected := reading(r)
			collected.CompleteUntil = float64(began - 1)
			return collected
		}
		b.step()
		// How it ended is in what cannot be read.
		b.answer = func(r runtime.CollectRequest) runtime.Collected {
			collected := reading(r)
			if more["give_up_after"] != nil {
				collected.Shortfalls = []string{"Job 7 could not be read."}
			}
			return collected
		}
		if more["vendor_keeps"] != nil {
			b.clock = noon.Add(72 * time.Hour)
		}
		for range 3 {
			b.step()
		}
		if gaps, from := b.heartbeat("runtrail.complete.gaps"), strconv.FormatInt(began-1, 10); !strings.HasPrefix(gaps, "[["+from+",") {
			t.Error(name, gaps)
		}
	}
}

func TestAfterALongOutageADayIsReadAtATimeAndWhatTheVendorRemovedIsAGap(t *testing.T) {
	b := newBench(t, map[string]any{"vendor_keeps": "48h"})
	b.step()
	b.clock = noon.Add(72 * time.Hour)
	for steps := 0; b.step(); steps++ {
		if steps > 3 {
			t.Fatal("it never comes to an end")
		}
	}
	if gaps := b.heartbeat("runtrail.complete.gaps"); gaps != "[[1795262340000,1795348800000]]" {
		t.Error(gaps)
	}
	for _, asked := range b.asked {
		if asked.To.Sub(asked.From) > 24*time.Hour+10*time.Minute {
			t.Error(asked.To.Sub(asked.From))
		}
	}
}

func TestWhatTheVendorSaysToHaveRemovedIsAGapHoweverLongItKeepsThings(t *testing.T) {
	b := newBench(t, map[string]any{"backfill": map[string]any{"enabled": true, "max_age": "240h"}})
	kept := noon.Add(-30 * time.Hour)
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		collected := reading(r, r.To.UnixMilli()-minute)
		collected.CompleteFrom = math.Max(collected.CompleteFrom, float64(kept.UnixMilli()))
		return collected
	}
	b.step()
	for !b.lane.state.BackfillDone {
		if err := b.lane.backfill(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	if from := b.heartbeat("runtrail.complete.from"); from != strconv.FormatInt(kept.UnixMilli(), 10) {
		t.Error(from)
	}
	b.clock, kept = noon.Add(40*24*time.Hour), noon.Add(10*24*time.Hour)
	for b.step() {
	}
	if gaps, want := b.heartbeat("runtrail.complete.gaps"), fmt.Sprintf("[[1795262340000,%d]]", kept.UnixMilli()); gaps != want {
		t.Error(gaps, want)
	}
}

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

func TestTheTimeInWhichNothingWasTriedIsNoneOfTheDayAfterWhichAWindowIsGivenUp(t *testing.T) {
	for name, away := range map[string]func(b *bench){
		"the collector was off": func(b *bench) { b.restart() },
		"the store was": func(b *bench) {
			b.refuse = errors.New("full")
			b.answer = func(r runtime.CollectRequest) runtime.Collected { return reading(r, noon.UnixMilli()) }
			b.step()
			b.refuse = nil
		},
	} {
		b := newBench(t, nil)
		lacking := func(r runtime.CollectRequest) runtime.Collected {
			collected := reading(r)
			collected.Shortfalls = []string{"Job 7 could not be read."}
			return collected
		}
		b.answer = lacking
		b.step()
		b.clock = noon.Add(48 * time.Hour)
		away(b)
		b.answer = lacking
		b.step()
		if gaps := b.heartbeat("runtrail.complete.gaps"); gaps != "[]" {
			t.Error(name, gaps)
		}
		b.answer = func(r runtime.CollectRequest) runtime.Collected { return reading(r) }
		for b.step() {
		}
		if gaps, until := b.heartbeat("runtrail.complete.gaps"), b.heartbeat("runtrail.complete.until"); gaps != "[]" || until != strconv.FormatInt(b.clock.Add(-2*time.Minute).UnixMilli(), 10) {
			t.Error(name, gaps, until)
		}
	}
}

func TestAWindowThatFailedWhileTheClockWasAheadIsGivenUpAfterADay(t *testing.T) {
	b := newBench(t, nil)
	b.step()
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		collected := reading(r)
		collected.Shortfalls = []string{"Job 7 could not be read."}
		return collected
	}
	b.clock = noon.Add(8_000 * time.Hour)
	b.step()
	b.live(26)
	if gaps := b.heartbeat("runtrail.complete.gaps"); gaps == "[]" {
		t.Error("nothing is given up")
	}
}

func TestTheLatestEventIsKnownFromWindowsBackwardsToo(t *testing.T) {
	b := newBench(t, map[string]any{"backfill": map[string]any{"enabled": true, "max_age": "240h"}})
	b.step()
	run := noon.Add(-time.Hour).UnixMilli()
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		if r.Backwards && r.Latest != nil {
			t.Error("no window backwards is held against what came after it")
		}
		return reading(r, run)
	}
	if err := b.lane.backfill(context.Background()); err != nil {
		t.Fatal(err)
	}
	run = noon.Add(-48 * time.Hour).UnixMilli()
	if err := b.lane.backfill(context.Background()); err != nil {
		t.Fatal(err)
	}
	b.restart()
	b.step()
	if latest := b.asked[len(b.asked)-1].Latest; latest == nil || latest.Time != float64(noon.Add(-time.Hour).UnixMilli()) {
		t.Error(latest)
	}
}

func TestItIsReadBackwardsAsFarAsThereIsAnything(t *testing.T) {
	b := newBench(t, map[string]any{"backfill": map[string]any{"enabled": true, "max_age": "240h"}})
	earliest := noon.Add(-60 * time.Hour).UnixMilli()
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		var times []int64
		for at := earliest; at <= noon.UnixMilli(); at += 60 * minute {
			if at >= r.From.UnixMilli() && at <= r.To.UnixMilli() {
				times = append(times, at)
			}
		}
		return reading(r, times...)
	}
	b.step()
	for n := 0; !b.lane.state.BackfillDone; n++ {
		if err := b.lane.backfill(context.Background()); err != nil || n > 10 {
			t.Fatal(n, err)
		}
	}
	if got := len(b.records("runtrail.event")); got != 61 {
		t.Errorf("%d events", got)
	}
	if from, backfill := b.heartbeat("runtrail.complete.from"), b.heartbeat("runtrail.backfill"); from != "1795046400000" || backfill != "false" {
		t.Error(from, backfill)
	}
}

func TestOneLongRunDoesNotVouchForOthersThatTheVendorMayHaveRemoved(t *testing.T) {
	b := newBench(t, map[string]any{"backfill": map[string]any{"enabled": true, "max_age": "240h"}})
	began, ended, hung := noon.Add(-200*time.Hour), noon.Add(-40*time.Hour), noon.Add(-220*time.Hour)
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		if ended.Before(r.From) {
			return reading(r)
		}
		// One run with two events, and one that never ends.
		collected := reading(r, hung.UnixMilli(), began.UnixMilli(), ended.UnixMilli())
		collected.Columns["run"] = &columns.Dictionary{Values: []string{"7", "8"}, Codes: []int32{1, 0, 0}}
		collected.Columns["outcome"] = &columns.Dictionary{Values: []string{"success", "running"}, Codes: []int32{1, 0, 0}}
		return collected
	}
	b.step()
	for !b.lane.state.BackfillDone {
		if err := b.lane.backfill(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	if from := b.heartbeat("runtrail.complete.from"); from != strconv.FormatInt(ended.UnixMilli(), 10) {
		t.Error(from)
	}
}

func TestWhatAClockThatWasAheadHasSkippedIsRead(t *testing.T) {
	b := newBench(t, nil)
	b.clock = noon.Add(3 * time.Hour)
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		collected := reading(r)
		collected.Shortfalls = []string{"The clock of Puppet is 3 h behind that of Grafana's server."}
		return collected
	}
	b.step()
	b.clock = noon
	b.answer = func(r runtime.CollectRequest) runtime.Collected { return reading(r) }
	b.step()
	b.step()
	for n, asked := range b.asked[1:] {
		if now := noon.Add(time.Duration(n) * time.Minute); asked.From.After(now.Add(-10*time.Minute)) || asked.To != now {
			t.Errorf("at %v it is read from %v to %v", now, asked.From, asked.To)
		}
	}
}

func TestHowFarIsReadBackwardsIsAsTheSettingsSayNow(t *testing.T) {
	b := newBench(t, map[string]any{"backfill": map[string]any{"enabled": false, "max_age": "48h"}})
	b.answer = func(r runtime.CollectRequest) runtime.Collected { return reading(r, r.From.UnixMilli()) }
	begin := noon.Add(-time.Minute)
	for _, c := range []struct {
		enabled bool
		maxAge  time.Duration
		want    time.Time
	}{
		{false, 48 * time.Hour, begin},
		{true, 48 * time.Hour, noon.Add(-48 * time.Hour)},
		{true, 96 * time.Hour, noon.Add(-96 * time.Hour)},
		{true, 24 * time.Hour, noon.Add(-96 * time.Hour)},
		{false, 960 * time.Hour, noon.Add(-96 * time.Hour)},
	} {
		b.config.Backfill.Enabled, b.config.Backfill.MaxAge = c.enabled, c.maxAge
		b.restart()
		b.step()
		b.lane.readBack(t.Context(), time.Now().Add(time.Minute))
		b.step()
		if from, backfill := b.heartbeat("runtrail.complete.from"), b.heartbeat("runtrail.backfill"); from != strconv.FormatInt(c.want.UnixMilli(), 10) || backfill != "false" {
			t.Error(c, from, backfill)
		}
	}
}

// refusing answers with an error where there is nothing but what is at a moment, and reads whatever else there is.
func refusing(bad time.Time, good ...time.Time) func(runtime.CollectRequest) runtime.Collected {
	within := func(r runtime.CollectRequest, at time.Time) bool { return !at.Before(r.From) && !at.After(r.To) }
	return func(r runtime.CollectRequest) runtime.Collected {
		var times []int64
		for _, at := range good {
			if within(r, at) {
				times = append(times, at.UnixMilli())
			}
		}
		collected := reading(r, times...)
		if within(r, bad) && len(times) == 0 {
			return runtime.Collected{Error: "Job 7 could not be read."}
		}
		if within(r, bad) {
			collected.Shortfalls = []string{"Job 7 could not be read."}
		}
		return collected
	}
}

// live lets so many hours pass since noon, with ten steps in each.
func (b *bench) live(hours int) {
	for hour := 1; hour <= hours; hour++ {
		b.clock = noon.Add(time.Duration(hour) * time.Hour)
		for range 10 {
			b.step()
		}
	}
}

func TestAWindowOfWhichNothingCanBeReadIsAGapWhereOthersCanBeRead(t *testing.T) {
	bad, late := noon.Add(30*time.Minute), noon.Add(8*time.Hour)
	for name, good := range map[string][]time.Time{"alone": {late}, "beside others": {bad, late}} {
		b := newBench(t, nil)
		b.answer = refusing(bad, good...)
		b.step()
		b.live(36)
		want := strconv.FormatInt(b.clock.Add(-2*time.Minute).UnixMilli(), 10)
		if until, events := b.heartbeat("runtrail.complete.until"), b.records("runtrail.event"); until != want || len(events) != len(good) {
			t.Error(name, until, len(events))
		}
		gaps := b.lane.state.Gaps
		if len(gaps) != 1 || gaps[0][0] > bad.UnixMilli() || gaps[0][1] < bad.UnixMilli() || gaps[0][1]-gaps[0][0] > 40*minute {
			t.Error(name, gaps)
		}
	}
}

func TestWindowsOfWhichNothingCanBeReadTakeADayTogether(t *testing.T) {
	b := newBench(t, nil)
	begin, end, late := noon.Add(30*time.Minute), noon.Add(3*time.Hour), noon.Add(8*time.Hour)
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		isBad := !r.To.Before(begin) && !r.From.After(end)
		if !late.Before(r.From) && !late.After(r.To) {
			collected := reading(r, late.UnixMilli())
			if isBad {
				collected.Shortfalls = []string{"Job 7 could not be read."}
			}
			return collected
		}
		if isBad {
			return runtime.Collected{Error: "Job 7 could not be read."}
		}
		return reading(r)
	}
	b.step()
	b.live(36)
	want := strconv.FormatInt(b.clock.Add(-2*time.Minute).UnixMilli(), 10)
	if until, events := b.heartbeat("runtrail.complete.until"), b.records("runtrail.event"); until != want || len(events) != 1 {
		t.Error(until, len(events))
	}
	gaps := b.lane.state.Gaps
	if len(gaps) != 1 || gaps[0][0] > begin.UnixMilli() || gaps[0][1] < end.UnixMilli() || gaps[0][1] >= late.UnixMilli() {
		t.Error(gaps)
	}
}

func TestAnOutageOfTheVendorIsNoGapHoweverLongItLasts(t *testing.T) {
	b := newBench(t, nil)
	events := []time.Time{noon.Add(30 * time.Minute), noon.Add(8 * time.Hour)}
	there := refusing(time.Time{}, events...)
	b.answer = there
	b.step()
	for hours := 1; hours <= 90; hours++ {
		b.clock = noon.Add(time.Duration(hours) * time.Hour)
		for range 10 {
			calls := 0
			b.answer = func(r runtime.CollectRequest) runtime.Collected {
				// Once it is back for one call alone.
				if calls++; hours == 60 && calls == 2 {
					return there(r)
				}
				return runtime.Collected{Error: "Puppet is away."}
			}
			b.step()
		}
	}
	b.answer = there
	for b.step() {
	}
	if gaps, got := b.heartbeat("runtrail.complete.gaps"), b.records("runtrail.event"); gaps != "[]" || len(got) != 2 {
		t.Error(gaps, len(got))
	}
}

func TestWhatCannotBeReadBackwardsIsAGapThatHoldsItsBeginToo(t *testing.T) {
	bad := noon.Add(-30 * time.Hour)
	for name, good := range map[string][]time.Time{
		"alone": {noon.Add(-20 * time.Hour), noon.Add(-60 * time.Hour)}, "beside others": {bad, noon.Add(-20 * time.Hour), noon.Add(-60 * time.Hour)},
	} {
		b := newBench(t, map[string]any{"backfill": map[string]any{"enabled": true, "max_age": "96h"}})
		b.answer = refusing(bad, good...)
		for hours := 0; hours <= 60; hours++ {
			b.clock = noon.Add(time.Duration(hours) * time.Hour)
			b.step()
			for range 10 {
				_ = b.lane.backfill(t.Context())
			}
		}
		b.step()
		if from, backfill := b.heartbeat("runtrail.complete.from"), b.heartbeat("runtrail.backfill"); from != strconv.FormatInt(noon.Add(-60*time.Hour).UnixMilli(), 10) || backfill != "false" {
			t.Error(name, from, backfill)
		}
		gaps := b.lane.state.Gaps
		if begun := bad.Add(-23 * time.Hour).UnixMilli(); len(gaps) != 1 || gaps[0][0] > begun || gaps[0][1] < bad.UnixMilli() || gaps[0][1]-gaps[0][0] > (24*60+40)*minute {
			t.Error(name, gaps)
		}
	}
}
