package runtrailreceiver

import (
	"context"
	"errors"
	"math"
	"time"

	"go.uber.org/zap"
)

// forward reads what is new, a day at most. A vendor that is swept tells by its memory.
func (l *lane) forward(ctx context.Context) (more bool, err error) {
	now := l.now()
	if l.config.VendorKeeps > 0 {
		l.lose(now.Add(-l.config.VendorKeeps).UnixMilli())
	}
	// A clock that was ahead, as before a time server is found, may have put the watermark where nothing is read yet.
	isAhead := l.state.Watermark > now.UnixMilli()
	begin := time.UnixMilli(min(l.state.Watermark, now.UnixMilli()))
	from := time.UnixMilli(min(l.state.pastGap(begin.Add(-l.config.Overlap).UnixMilli()), begin.UnixMilli()))
	to := earliest(begin.Add(l.width), now)
	readAt := l.now()
	collected, err := l.read(ctx, from, to, false)
	if collected == nil && err == nil {
		collected, to, err = l.refused(ctx, l.width, &l.state.Failing, to, now)
	}
	if err != nil || collected == nil {
		if now.Sub(begin) > l.config.Overlap {
			// One that was out may be without some at first, or be set up anew, as at a start.
			l.before = l.state.Latest
		}
		l.width = max(l.width/2, narrowest)
		return false, err
	}
	l.sent.next()
	if _, err := l.keep(ctx, collected, readAt, l.sent); err != nil {
		return false, err
	}
	if collected.Memory != nil {
		return l.swept(ctx, collected, now)
	}
	settled := min(to.UnixMilli(), now.Add(-l.config.Settle).UnixMilli())
	if len(l.lacks) > 0 && !l.givesUp(&l.state.Failing, now) {
		l.width = max(l.width/2, narrowest)
		return false, l.save(ctx)
	}
	if len(l.lacks) > 0 {
		l.log.Warn("A window is given up: the archive has a gap there", zap.Time("from", from), zap.Time("to", to), zap.Strings("lacks", l.lacks))
		l.state.addGap(min(l.state.surelyUntil(), from.UnixMilli()), settled)
		if !math.IsInf(collected.CompleteFrom, -1) {
			// What was looked for so long is looked for no more. Where all was refused nothing was looked for.
			l.before = nil
		}
	}
	if kept := min(ms(collected.CompleteFrom), now.UnixMilli()); kept > l.state.Watermark {
		l.log.Warn("The vendor has removed what was not read yet: the archive has a gap there", zap.String("until", utc(kept)))
		l.state.addGap(l.state.surelyUntil(), kept)
	}
	if math.IsInf(collected.CompleteFrom, 1) {
		// It is lost, which is told of now: neither the next window nor the next process is to look for it.
		l.before, l.state.Latest = nil, nil
	}
	if !to.Before(now) {
		l.before = nil
		l.state.noteLatest(collected)
	}
	l.state.Failing, l.refusedUntil = failing{}, time.Time{}
	l.width = min(2*l.width, day)
	l.sent.forget(2)
	if isAhead || settled > l.state.Watermark {
		l.state.Watermark = settled
	}
	l.state.CompleteUntil = min(l.state.Watermark, ms(collected.CompleteUntil))
	return to.Before(now), l.save(ctx)
}

// givesUp notes that a window lacks something, and tells when it was tried for long enough: a time in which it was not, as while the
// collector did not run or the store took nothing, does not count, nor does what a clock that was ahead has noted. @param began of this
// try
func (l *lane) givesUp(f *failing, began time.Time) bool {
	if f.Since == 0 || f.Since > began.UnixMilli() {
		f.Since = began.UnixMilli()
	} else if pause := began.Sub(time.UnixMilli(f.Tried)); pause > max(l.config.GiveUpAfter/8, 2*l.config.CollectionInterval) {
		f.Since += pause.Milliseconds()
	}
	f.Tried = l.now().UnixMilli()
	return began.Sub(time.UnixMilli(f.Since)) >= l.config.GiveUpAfter
}

// lose notes what the vendor has removed before it was read.
func (l *lane) lose(kept int64) {
	if l.state.Watermark < kept && l.state.Memory == nil {
		l.state.addGap(l.state.surelyUntil(), kept)
		l.state.Watermark = kept
	}
}

// readBack reads window by window backwards, one at least, until there is no more, one fails, or it is time to look at what is
// new.
func (l *lane) readBack(ctx context.Context, until time.Time) {
	for windows := 0; !l.state.BackfillDone && l.state.Memory == nil && !l.outbox.holds(mostBatches/2) && (windows == 0 || time.Now().Before(until)); windows++ {
		began := time.Now()
		if err := l.backfill(ctx); err != nil {
			if ctx.Err() == nil {
				l.log.Warn("A step backwards is made again", zap.Error(err))
			}
			return
		}
		// A guest that reads for long rests for as long.
		wait(ctx, min(time.Since(began), l.config.CollectionInterval))
	}
}

// backfillLimit is what is not read beyond, epoch ms.
func (l *lane) backfillLimit(s *state) int64 {
	return s.Begun - l.config.Backfill.MaxAge.Milliseconds()
}

// backfill reads one window backwards, until nothing that is wanted is left.
func (l *lane) backfill(ctx context.Context) error {
	limit := l.backfillLimit(l.state)
	if l.state.Backfilled <= limit {
		l.state.BackfillDone = true
		return l.save(ctx)
	}
	now, to := l.now(), time.UnixMilli(l.state.Backfilled)
	from := latest(to.Add(-l.backfillWidth), time.UnixMilli(limit))
	collected, err := l.read(ctx, from, to, true)
	if collected == nil && err == nil {
		// What came after it was read before.
		collected, _, err = l.refused(ctx, l.backfillWidth, &l.state.BackfillFailing, to, now)
	}
	if err != nil || collected == nil {
		l.backfillWidth = max(l.backfillWidth/2, narrowest)
		return orFailed(err)
	}
	l.behind.next()
	count, err := l.keep(ctx, collected, now, l.behind, l.sent)
	if err != nil {
		return err
	}
	if len(l.lacks) > 0 && !l.givesUp(&l.state.BackfillFailing, now) {
		l.backfillWidth = max(l.backfillWidth/2, narrowest)
		return orFailed(l.save(ctx))
	}
	if len(l.lacks) > 0 {
		// What ended in the window and could not be read may have begun before it, and no other window has it.
		l.state.addGap(from.Add(-day).UnixMilli(), to.UnixMilli())
	}
	if l.state.Latest == nil {
		l.state.noteLatest(collected)
	}
	l.state.BackfillFailing = failing{}
	l.behind.forget(1)
	l.backfillWidth = nextWidth(l.backfillWidth, l.config.Backfill.Window, count > 0)
	l.state.Backfilled = from.UnixMilli()
	l.state.BackfillDone = l.state.Backfilled <= limit
	// Before the earliest event the vendor may have removed some.
	if l.state.Earliest != 0 {
		l.state.CompleteFrom = min(l.state.CompleteFrom, max(l.state.Backfilled, l.state.Earliest, ms(collected.CompleteFrom)))
	}
	if err := l.save(ctx); err != nil {
		return err
	}
	return l.say(ctx)
}

// nextWidth is wider where there is nothing, as there may be nothing any more.
func nextWidth(width, widest time.Duration, found bool) time.Duration {
	if found {
		return min(2*width, widest)
	}
	return min(2*width, 64*day)
}

// errIncomplete ends a turn of backfilling: what is said of the window is in the log.
var errIncomplete = errors.New("the window could not be read whole")

func orFailed(err error) error {
	if err != nil {
		return err
	}
	return errIncomplete
}
