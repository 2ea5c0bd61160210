package runtrailreceiver

import (
	"context"
	"math"
	"time"

	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
)

// refused is of a window of which nothing can be read. Where it is as narrow as can be, and what came after it has been read for as
// long as anything is tried, it is not the vendor that is out: then it is a reading without events, to be given up. That is looked
// for a few times until then, and what could not be read each time either is given up along with it: until then. Nil = it is tried
// again. A vendor that is swept has no windows.
func (l *lane) refused(ctx context.Context, width time.Duration, f *failing, to, now time.Time) (collected *runtime.Collected, until time.Time, err error) {
	if l.state.Memory != nil || width > narrowest || now.Sub(l.looked) < l.config.GiveUpAfter/24 {
		return nil, to, nil
	}
	l.looked = now
	readable, err := l.readableAfter(ctx, to, now)
	if err != nil {
		return nil, to, err
	}
	if readable.IsZero() {
		*f, l.refusedUntil = failing{}, time.Time{}
		return nil, to, l.save(ctx)
	}
	if f.Since == 0 || readable.Before(l.refusedUntil) {
		l.refusedUntil = readable
	}
	if l.givesUp(f, now) {
		return &runtime.Collected{CompleteFrom: math.Inf(-1), CompleteUntil: math.Inf(1)}, latest(to, l.refusedUntil), nil
	}
	return nil, to, l.save(ctx)
}

// readableAfter tells from when on nothing is refused any more of the day after a window; zero = no event of it can be read. Of the
// lane itself it changes nothing.
func (l *lane) readableAfter(ctx context.Context, begin, now time.Time) (since time.Time, err error) {
	lacks := l.lacks
	defer func() { l.lacks = lacks }()
	last := latest(begin, earliest(begin.Add(day), now))
	for width := narrowest; begin.Before(last); width *= 2 {
		end := earliest(begin.Add(width), last)
		collected, err := l.read(ctx, begin, end, false)
		if err != nil {
			return time.Time{}, err
		}
		if collected != nil && since.IsZero() {
			since = begin
		}
		if collected != nil && len(collected.Rows) > 0 && collected.Memory == nil {
			return since, nil
		}
		begin = end
	}
	return time.Time{}, nil
}

func earliest(one, other time.Time) time.Time {
	if one.Before(other) {
		return one
	}
	return other
}

func latest(one, other time.Time) time.Time {
	if one.After(other) {
		return one
	}
	return other
}
