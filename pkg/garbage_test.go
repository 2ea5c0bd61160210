package main

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

func waitFor(t *testing.T, holds func(percent int) bool) {
	t.Helper()
	for deadline := time.Now().Add(10 * time.Second); !holds(percent()); time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("GOGC stays %d", percent())
		}
	}
}

func TestTheOperatorsOwnGOGCStays(t *testing.T) {
	before := percent()
	defer debug.SetGCPercent(before)
	debug.SetGCPercent(60)
	collectSeldom()
	for range 3 {
		runtime.GC()
		time.Sleep(10 * time.Millisecond)
	}
	if now := percent(); now != 60 {
		t.Errorf("GOGC became %d", now)
	}
}

func TestLittleInUseIsCollectedSeldomAndMuchByItsShare(t *testing.T) {
	before := percent()
	defer debug.SetGCPercent(before)
	debug.SetGCPercent(goDefault)
	collectSeldom()
	much := make([]byte, 200<<20)
	runtime.GC()
	waitFor(t, func(percent int) bool { return percent == garbage })
	runtime.KeepAlive(much)
	much = nil
	runtime.GC()
	waitFor(t, func(percent int) bool { return percent > 2*garbage })
}
