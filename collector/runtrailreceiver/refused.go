package runtrailreceiver

import (
	"context"
	"math"
	"time"

	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
)

// refused is of a window of which nothing can be read. Where it is as narrow as can be, and what came after it has been read for as
// long as anything is tried, it is not the vendor that is out: then it is a reading without events, to be given up. That is looked
// for a few times until then. Nil = it is tried again. A vendor that is swept has no windows.
func (l *lane) refused(ctx context.Context, width time.Duration, since *int64, to, now time.Time) (*runtime.Collected, error) {
	if l.state.Memory != nil || width > narrowest || now.Sub(l.looked) < l.config.GiveUpAfter/24 {
		return nil, nil
	}
	l.looked = now
	others, err := l.readsAfter(ctx, to, now)
	if err != nil {
		return nil, err
	}
	if others && l.givesUp(since, now) {
		return &runtime.Collected{CompleteFrom: math.Inf(-1), CompleteUntil: math.Inf(1)}, nil
	}
	if !others {
		*since = 0
	}
	return nil, l.save(ctx)
}

// readsAfter tells whether any event of the day after a window can be read. Of the lane itself it changes nothing.
func (l *lane) readsAfter(ctx context.Context, begin, now time.Time) (bool, error) {
	lacks := l.lacks
	defer func() { l.lacks = lacks }()
	for width := narrowest; width < 2*day && begin.Before(now); width *= 2 {
		end := begin.Add(min(width, day, now.Sub(begin)))
		collected, err := l.read(ctx, begin, end, false)
		if err != nil {
			return false, err
		}
		if collected != nil && len(collected.Rows) > 0 {
			return collected.Memory == nil, nil
		}
		if end.Equal(now) {
			break
		}
	}
	return false, nil
}
