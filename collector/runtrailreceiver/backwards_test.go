package runtrailreceiver

import (
	"context"
	"strconv"
	"testing"
	"time"

	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
)

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
	b.readBack()
	if got := len(b.records("runtrail.event")); got != 61 {
		t.Errorf("%d events", got)
	}
	if from, backfill := b.heartbeat("runtrail.complete.from"), b.heartbeat("runtrail.backfill"); from != "1795046400000" || backfill != "false" {
		t.Error(from, backfill)
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
