package runtime

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"testing"
	"time"
)

// percent is what is set now.
func percent() int {
	now := []metrics.Sample{{Name: "/gc/gogc:percent"}}
	metrics.Read(now)
	return int(now[0].Value.Uint64()) // #nosec G115 -- a percentage
}

// beginWith has a pace of its own set GOGC from this percentage on, until the test ends.
func beginWith(t *testing.T, percent int) *pace {
	t.Helper()
	before := debug.SetGCPercent(percent)
	t.Cleanup(func() { debug.SetGCPercent(before) })
	p := &pace{}
	p.begin()
	return p
}

func waitFor(t *testing.T, holds func(percent int) bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !holds(percent()); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("GOGC stays %d", percent())
		}
	}
}

func TestTheOperatorsOwnGOGCStays(t *testing.T) {
	p := beginWith(t, 60)
	for range 3 {
		runtime.GC()
		time.Sleep(10 * time.Millisecond)
	}
	p.use(2 * muchInUse)
	if now := percent(); now != 60 {
		t.Errorf("GOGC became %d", now)
	}
}

func TestLittleInUseIsCollectedSeldomAndMuchByItsShare(t *testing.T) {
	beginWith(t, goDefault)
	much := make([]byte, 200<<20)
	runtime.GC()
	waitFor(t, func(percent int) bool { return percent == usualPace })
	runtime.KeepAlive(much)
	much = nil
	runtime.GC()
	waitFor(t, func(percent int) bool { return percent > 2*usualPace })
}

func TestTheCollectorRunsMoreOftenWhileCallsHoldMuchAndAsUsualFromTheNextCallOn(t *testing.T) {
	runtime.GC()
	p := beginWith(t, goDefault)
	p.use(muchInUse)
	if now := percent(); now < usualPace {
		t.Error("for an ordinary query:", now)
	}
	p.use(1)
	runtime.GC()
	time.Sleep(10 * time.Millisecond)
	p.use(-2)
	if now := percent(); now != quickPace {
		t.Error("until a new call comes:", now)
	}
	p.slacken()
	if now := percent(); now < usualPace || p.inUse != muchInUse-1 {
		t.Error(now, p.inUse)
	}
}

func TestTheGarbageOfVeryLargeAnswersIsBoundedInBytes(t *testing.T) {
	const megabyte = 1 << 20
	for _, of := range []struct {
		live uint64
		want int
	}{{0, quickPace}, {60 * megabyte, quickPace}, {quickGarbage * 10, 10}, {4096 * megabyte, quickestPace}} {
		if got := quickPercentWith(of.live); got != of.want {
			t.Errorf("%d bytes: %d percent instead of %d", of.live, got, of.want)
		}
	}
}

func TestWhoHasSetTheMemorysLimitIsLeftAlone(t *testing.T) {
	before := operatorsLimit.Swap(true)
	defer operatorsLimit.Store(before)
	p := beginWith(t, goDefault)
	p.use(2 * muchInUse)
	if now := percent(); now < usualPace {
		t.Error(now)
	}
}
