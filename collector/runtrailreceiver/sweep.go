package runtrailreceiver

import (
	"context"
	"math"
	"time"

	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
)

// swept goes on after a sweep. What could not be read is in the engine's memory, which is kept whether or not something is
// lacking; so is what that means for how far the archive is complete. A sweep is of now, and no window.
func (l *lane) swept(ctx context.Context, collected *runtime.Collected, now time.Time) (more bool, err error) {
	s := l.state
	s.Memory = collected.Memory
	for _, gap := range collected.Gaps {
		s.addGap(ms(gap[0]), ms(gap[1]))
	}
	until := min(now.Add(-l.config.Settle).UnixMilli(), ms(collected.CompleteUntil))
	if len(l.lacks) > 0 {
		until = min(until, s.CompleteUntil)
	}
	s.CompleteUntil = until
	s.Watermark = now.UnixMilli()
	s.BackfillDone = !collected.More && len(l.lacks) == 0 || s.BackfillDone
	begin := s.Begun - l.config.Settle.Milliseconds()
	if s.BackfillDone && s.Earliest != 0 {
		// Nothing is known of before the earliest event: the vendor may have removed it.
		begin = min(begin, s.Earliest)
	}
	s.CompleteFrom = max(begin, ms(collected.CompleteFrom))
	// Whatever is read again is so within two of the intervals.
	l.sent.forget(uint32(min(2*l.config.SweepInterval/max(l.config.CollectionInterval, time.Second)+2, math.MaxInt32))) // #nosec G115
	return collected.More && len(l.lacks) == 0, l.save(ctx)
}

// ms is a time in epoch ms of the engine, which may be infinite.
func ms(number float64) int64 {
	return int64(math.Floor(max(min(number, 1e15), -1e15)))
}
