package runtrailreceiver

import (
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
	b.answer = lacking
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
			if more["give_up_after"] != nil {
				return lacking(r)
			}
			return reading(r)
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
	b.readBack()
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
	b.answer = lacking
	b.clock = noon.Add(8_000 * time.Hour)
	b.step()
	b.live(26)
	if gaps := b.heartbeat("runtrail.complete.gaps"); gaps == "[]" {
		t.Error("nothing is given up")
	}
}

// vouchesFrom is from when on what is read ten days back is vouched for, Unix ms, where the vendor answers with what it holds for
// every reading that reaches back to when that ended.
func vouchesFrom(t *testing.T, ended time.Time, held func(runtime.CollectRequest) runtime.Collected) string {
	b := newBench(t, map[string]any{"backfill": map[string]any{"enabled": true, "max_age": "240h"}})
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		if ended.Before(r.From) {
			return reading(r)
		}
		return held(r)
	}
	b.step()
	b.readBack()
	return b.heartbeat("runtrail.complete.from")
}

func TestOneLongRunDoesNotVouchForOthersThatTheVendorMayHaveRemoved(t *testing.T) {
	began, ended, hung := noon.Add(-200*time.Hour), noon.Add(-40*time.Hour), noon.Add(-220*time.Hour)
	from := vouchesFrom(t, ended, func(r runtime.CollectRequest) runtime.Collected {
		// One run with two events, and one that never ends.
		collected := reading(r, hung.UnixMilli(), began.UnixMilli(), ended.UnixMilli())
		collected.Columns["run"] = &columns.Dictionary{Values: []string{"7", "8"}, Codes: []int32{1, 0, 0}}
		collected.Columns["outcome"] = &columns.Dictionary{Values: []string{"success", "running"}, Codes: []int32{1, 0, 0}}
		collected.GoesOn = true
		return collected
	})
	if from != strconv.FormatInt(ended.UnixMilli(), 10) {
		t.Error(from)
	}
}

func TestALogThatSaysThatItsTaskRunsIsOverAsAnyOther(t *testing.T) {
	began, ended := noon.Add(-50*time.Hour), noon.Add(-40*time.Hour)
	from := vouchesFrom(t, ended, func(r runtime.CollectRequest) runtime.Collected {
		collected := reading(r, began.UnixMilli(), ended.UnixMilli())
		collected.Columns["run"] = &columns.Dictionary{Values: []string{"nightly #5"}, Codes: []int32{0, 0}}
		collected.Columns["outcome"] = &columns.Dictionary{Values: []string{"running", "success"}, Codes: []int32{0, 1}}
		return collected
	})
	if from != strconv.FormatInt(ended.UnixMilli(), 10) {
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
