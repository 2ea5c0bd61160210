package runtrailreceiver

import (
	"context"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"github.com/runtrail/runtrail-audit-datasource/collector/runtrailreceiver/internal/metadata"
	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/metric"
	"go.uber.org/zap"
)

const (
	day = 24 * time.Hour
	// The narrowest window that is read when a wider one is too much.
	narrowest = 10 * time.Minute
)

// engine is what a lane needs of one.
type engine interface {
	Collect(ctx context.Context, request runtime.CollectRequest) (runtime.Collected, error)
}

// lane collects one query type, step by step. What it knows is in its state, and what it does with it is in windows.go and
// sweep.go.
type lane struct {
	config    *Config
	queryType string
	engine    engine
	store     store
	sender    sender
	outbox    *outbox
	telemetry *metadata.Telemetry
	labels    metric.MeasurementOption
	log       *zap.Logger
	now       func() time.Time
	id        string // the collector's
	process   string // since this start

	state *state
	// before is the latest event that was kept before this start, or before the vendor was out for long, until all that came since is
	// read.
	before *runtime.LatestEvent
	sent   *sentEvents
	// behind are those sent by windows backwards; after a crash the last of them are sent again.
	behind *sentEvents
	// width is how much the next window holds at most, and backfillWidth that of the next one backwards.
	width, backfillWidth time.Duration
	lacks                []string
	// looked is when it was last tried whether others can be read where a window cannot.
	looked time.Time
	// refusedUntil is until when nothing could be read after such a window each time that was tried since it failed; zero = that is
	// not known.
	refusedUntil time.Time
	// said is until when the archive was complete by the latest heartbeat, epoch ms; 0 = there was none.
	said atomic.Int64
}

func (r *runtrailReceiver) newLane(queryType, id, process string) *lane {
	log := r.settings.Logger.With(zap.String("query_type", queryType))
	box := &outbox{asker: r.asker, config: r.config, client: r.store.client, queryType: queryType, collector: id, log: log}
	return &lane{
		config: r.config, queryType: queryType, engine: r.engine, store: r.store, telemetry: r.telemetry, now: r.now, id: id, process: process, outbox: box,
		labels: metric.WithAttributes(attribute.String("runtrail.source", r.config.Source), attribute.String("runtrail.query_type", queryType)),
		sender: sender{config: r.config, queryType: queryType, next: r.next, report: r.report, outbox: box},
		log:    log,
		width:  day, backfillWidth: r.config.Backfill.Window, behind: newSentEvents(nil),
	}
}

// run works until the context ends. A step that fails is made again at the next interval.
func (l *lane) run(ctx context.Context) {
	for ctx.Err() == nil {
		began := time.Now()
		more, err := l.step(ctx)
		if err != nil && ctx.Err() == nil {
			l.log.Error("A step failed and is made again", zap.Error(err))
		}
		if err == nil && !more && len(l.lacks) == 0 {
			l.readBack(ctx, began.Add(l.config.CollectionInterval))
		}
		if !more || err != nil {
			l.rest(ctx, began.Add(l.config.CollectionInterval))
		}
	}
}

// rest waits for the next step, and asks the store meanwhile for what was sent.
func (l *lane) rest(ctx context.Context, until time.Time) {
	for ctx.Err() == nil && !l.outbox.isEmpty() && time.Now().Before(until) {
		wait(ctx, min(time.Until(until), l.config.Confirm.After/3))
		confirmed, err := l.confirm(ctx)
		if err == nil && confirmed {
			err = l.say(ctx)
		}
		if err != nil && ctx.Err() == nil {
			l.log.Error("What the store lost is sent again later", zap.Error(err))
		}
	}
	wait(ctx, time.Until(until))
}

// step reads on and says how far the archive is. The answer tells whether there is more to be read at once.
func (l *lane) step(ctx context.Context) (more bool, err error) {
	if err := l.open(ctx); err != nil {
		return false, err
	}
	if _, err := l.confirm(ctx); err != nil {
		return false, err
	}
	if l.outbox.holds(mostBatches) {
		return false, l.say(ctx)
	}
	more, err = l.forward(ctx)
	if err != nil {
		return false, err
	}
	return more, l.say(ctx)
}

// confirm asks the store for what was sent.
func (l *lane) confirm(ctx context.Context) (confirmed bool, err error) {
	return l.outbox.confirm(ctx, l.sender.send, func(ctx context.Context, gaps [][2]int64) error {
		for _, gap := range gaps {
			l.state.addGap(gap[0], gap[1])
		}
		return l.save(ctx)
	})
}

// open loads what an earlier run has left, or begins.
func (l *lane) open(ctx context.Context) error {
	if l.state != nil {
		return nil
	}
	kept, sent, err := l.store.load(ctx, l.queryType)
	if err != nil {
		return err
	}
	if err := l.outbox.open(ctx); err != nil {
		return err
	}
	if kept != nil && kept.Source != "" && kept.Source != l.config.Source {
		l.log.Warn("The source has another name than before, under which nothing is written yet: collecting begins anew", zap.String("before", kept.Source))
		kept, sent = nil, newSentEvents(nil)
		if err := l.outbox.beginAnew(ctx); err != nil {
			return err
		}
	}
	if kept == nil {
		now := l.now()
		begin := now.Add(-l.config.Settle).UnixMilli()
		kept = &state{
			Version: stateVersion, Begun: now.UnixMilli(), Watermark: begin, CompleteFrom: begin, CompleteUntil: begin, Backfilled: begin,
			BackfillDone: !l.config.Backfill.Enabled,
		}
	}
	kept.Source = l.config.Source
	if kept.Memory == nil {
		// The settings may have changed since it was kept.
		kept.BackfillDone = !l.config.Backfill.Enabled || kept.Backfilled <= l.backfillLimit(kept)
	}
	if kept.FirstSaid != 0 {
		l.said.Store(l.outbox.said(kept.claim()).Until)
	}
	l.state, l.before, l.sent = kept, kept.Latest, sent
	return nil
}

// read asks the engine and counts. What comes of it is nil where nothing was read; then lacks say why.
func (l *lane) read(ctx context.Context, from, to time.Time, backwards bool) (*runtime.Collected, error) {
	request := runtime.CollectRequest{
		QueryType: l.queryType, From: from, To: to, Backwards: backwards, Details: l.config.Details, SweepEvery: l.config.SweepInterval, Memory: l.state.Memory,
	}
	if !backwards {
		request.Latest = l.before
	}
	collected, err := l.engine.Collect(ctx, request)
	if err != nil {
		return nil, fmt.Errorf("reading %s: %w", l.queryType, err)
	}
	l.telemetry.Calls.Add(ctx, collected.Calls, l.labels)
	l.lacks = collected.Shortfalls
	if collected.Error != "" {
		l.lacks = []string{collected.Error}
	}
	if len(l.lacks) > 0 {
		l.telemetry.Shortfalls.Add(ctx, 1, l.labels)
		l.log.Warn("A reading lacks something", zap.Strings("lacks", l.lacks), zap.Time("from", from), zap.Time("to", to))
	}
	if collected.Error != "" {
		return nil, nil
	}
	return &collected, nil
}

// keep hands on what is new of a reading, and notes it in the first of the sets. Only when all of it was accepted may the state
// move on.
func (l *lane) keep(ctx context.Context, collected *runtime.Collected, readAt time.Time, sent ...*sentEvents) (int, error) {
	count, earliest, err := l.sender.events(ctx, *collected, readAt, sent)
	l.telemetry.Events.Add(ctx, int64(count), l.labels)
	if earliest != 0 && (l.state.Earliest == 0 || earliest < l.state.Earliest) {
		l.state.Earliest = earliest
	}
	return count, err
}

func (l *lane) save(ctx context.Context) error {
	return l.store.save(ctx, l.queryType, l.state, l.sent)
}

// say sends a heartbeat. It comes after the state was kept, so that none is ever taken back.
func (l *lane) say(ctx context.Context) error {
	now, sure := l.now(), l.outbox.claim(l.state.claim())
	spokenSince := l.state.FirstSaid
	if keeps := l.config.StoreKeeps; keeps > 0 {
		// What the store has removed by itself is not there any more, whoever wrote it.
		kept := now.Add(-keeps).UnixMilli()
		sure.From = min(max(sure.From, kept), sure.Until)
		spokenSince = max(spokenSince, kept)
	}
	lacks := l.lacks
	if l.outbox.unsure != "" {
		lacks = append(slices.Clone(lacks), l.outbox.unsure)
	}
	if err := l.sender.heartbeat(ctx, heartbeat{claim: sure, collectorID: l.id, process: l.process, spokenSince: spokenSince, lacks: lacks}, now); err != nil {
		return err
	}
	l.said.Store(sure.Until)
	if l.state.FirstSaid == 0 {
		l.state.FirstSaid = now.UnixMilli()
		return l.save(ctx)
	}
	return nil
}

// lag counts from what the latest heartbeat said: it grows while nothing can be read or sent.
func (l *lane) lag() (seconds float64, known bool) {
	said := l.said.Load()
	return l.now().Sub(time.UnixMilli(said)).Seconds(), said != 0
}

func wait(ctx context.Context, d time.Duration) {
	if d <= 0 {
		return
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
}
