package runtrailreceiver

import (
	"context"
	"encoding/json"
	"fmt"
	"math"
	"time"

	"go.opentelemetry.io/collector/extension/xextension/storage"
	"go.opentelemetry.io/collector/pdata/plog"
	"go.uber.org/zap"
)

const (
	// More batches than this are not sent before the store has confirmed some, and of the past not more than half as many.
	mostBatches = 100
	// So many are asked for at once.
	askedBatches = 200
	// What the store never had may still be in the exporter's queue: it is sent again after so many times what it takes the store
	// to have it on disk, and later each time.
	patience        = 4
	longestPatience = time.Hour
	// What a store that answers did not take so often is given up in the end. While it did not answer it could not take anything.
	leastTries = 3
)

// pending is what may be said once all batches before a number are confirmed.
type pending struct {
	Before uint64 `json:"before"`
	Claim  claim  `json:"claim"`
}

// outbox keeps what was handed on until the store has it for good. A store that is killed loses what it had taken in the seconds
// before, and nothing else tells: not the exporter, to which it said that it had taken it. Without an asker all is believed.
type outbox struct {
	asker     asker
	config    *Config
	client    storage.Client
	queryType string
	collector string
	log       *zap.Logger

	kept struct {
		Next    uint64    `json:"next"`
		Batches []*batch  `json:"batches"`
		Claims  []pending `json:"claims"`
		Said    *claim    `json:"said,omitempty"`
	}
	// unsure is the sentence about why the store does not confirm: it cannot be asked, or is slow to write. Empty = neither.
	unsure string
}

func (o *outbox) key() string { return "outbox/" + o.queryType }

func (o *outbox) payloadKey(number uint64) string {
	return fmt.Sprintf("batch/%s/%d", o.queryType, number)
}

func (o *outbox) name(number uint64) string {
	// A collector that lost its storage begins to count anew, under another id.
	return fmt.Sprintf("%.8s-%d", o.collector, number)
}

// open loads what an earlier run has left.
func (o *outbox) open(ctx context.Context) error {
	if o.asker == nil {
		return nil
	}
	text, err := o.client.Get(ctx, o.key())
	if err == nil && text != nil {
		err = json.Unmarshal(text, &o.kept)
	}
	if err != nil {
		return fmt.Errorf("reading what was sent: %w", err)
	}
	for _, b := range o.kept.Batches {
		b.name, b.sent, b.patience = o.name(b.Number), time.Now(), patience*o.config.Confirm.After
	}
	// Where an older storage was restored, the store has batches of the numbers that come next.
	o.kept.Next = max(o.kept.Next, uint64(time.Now().UnixMilli())) // #nosec G115 -- the time is positive
	return nil
}

// beginAnew forgets what was sent under another name: the store is not asked for that any more.
func (o *outbox) beginAnew(ctx context.Context) error {
	if o.asker == nil {
		return nil
	}
	var done []*storage.Operation
	for _, b := range o.kept.Batches {
		done = append(done, storage.DeleteOperation(o.payloadKey(b.Number)))
	}
	o.kept.Batches, o.kept.Claims, o.kept.Said = nil, nil, nil
	return o.save(ctx, done...)
}

// keep marks the records of a batch and keeps them, before they are handed on.
func (o *outbox) keep(ctx context.Context, logs plog.Logs, records plog.LogRecordSlice) error {
	if o.asker == nil {
		return nil
	}
	b := batchOf(records, o.kept.Next, o.name(o.kept.Next), patience*o.config.Confirm.After)
	payload, err := packed(logs)
	if err != nil {
		return fmt.Errorf("keeping what is sent: %w", err)
	}
	o.kept.Next++
	o.kept.Batches = append(o.kept.Batches, b)
	if err := o.save(ctx, storage.SetOperation(o.payloadKey(b.Number), payload)); err != nil {
		// It is not handed on: nobody may wait for it.
		o.kept.Batches = o.kept.Batches[:len(o.kept.Batches)-1]
		return err
	}
	return nil
}

// drop forgets the batch that was kept last: it was refused, and its events are read again.
func (o *outbox) drop(ctx context.Context) error {
	if o.asker == nil {
		return nil
	}
	last := len(o.kept.Batches) - 1
	number := o.kept.Batches[last].Number
	o.kept.Batches = o.kept.Batches[:last]
	return o.save(ctx, storage.DeleteOperation(o.payloadKey(number)))
}

func (o *outbox) save(ctx context.Context, more ...*storage.Operation) error {
	text, err := json.Marshal(o.kept)
	if err == nil {
		err = o.client.Batch(ctx, append(more, storage.SetOperation(o.key(), text))...)
	}
	if err != nil {
		return fmt.Errorf("keeping what is sent: %w", err)
	}
	return nil
}

// holds tells that the store has to confirm something before there is room for so many.
func (o *outbox) holds(most int) bool { return len(o.kept.Batches) >= most }

func (o *outbox) isEmpty() bool { return len(o.kept.Batches) == 0 }

// claim notes how far the archive is once everything that was sent is confirmed, and answers how far it is now.
func (o *outbox) claim(reached claim) claim {
	if o.asker == nil {
		return reached
	}
	if o.kept.Said == nil {
		o.kept.Said = &claim{From: reached.From, Until: reached.From, Backfilling: true}
	}
	if last := len(o.kept.Claims) - 1; last >= 0 && o.kept.Claims[last].Before == o.kept.Next {
		o.kept.Claims[last].Claim = reached
	} else {
		o.kept.Claims = append(o.kept.Claims, pending{Before: o.kept.Next, Claim: reached})
	}
	return o.confirmed()
}

// said is what the latest heartbeat before this life of the collector may have said. @param reached by its state
func (o *outbox) said(reached claim) claim {
	if o.kept.Said == nil {
		return reached
	}
	return *o.kept.Said
}

// confirmed is the latest claim of which everything is confirmed.
func (o *outbox) confirmed() claim {
	first := uint64(math.MaxUint64)
	if len(o.kept.Batches) > 0 {
		first = o.kept.Batches[0].Number
	}
	for len(o.kept.Claims) > 0 && o.kept.Claims[0].Before <= first {
		o.kept.Said, o.kept.Claims = &o.kept.Claims[0].Claim, o.kept.Claims[1:]
	}
	if o.kept.Said == nil {
		return claim{}
	}
	return *o.kept.Said
}

// confirm asks the store for what was sent, forgets what it has had for long enough to have it on disk, and sends again what it
// has lost. It tells whether something was confirmed. @param giveUp keeps the gaps that what the store does not take leaves, before
// it is forgotten here: a crash in between must not forget both.
func (o *outbox) confirm(
	ctx context.Context, send func(context.Context, plog.Logs) error, giveUp func(context.Context, [][2]int64) error,
) (confirmed bool, err error) {
	if o.isEmpty() {
		return false, nil
	}
	asked := o.kept.Batches[:min(len(o.kept.Batches), askedBatches)]
	stored, durable, err := o.ask(ctx, asked)
	if err != nil {
		return false, nil
	}
	var done []*storage.Operation
	var gaps [][2]int64
	left := make([]*batch, 0, len(o.kept.Batches))
	for _, b := range asked {
		switch now := time.Now(); {
		case stored[b.name] < b.Events && b.seen.IsZero() && now.Sub(b.sent) < b.patience:
			left = append(left, b)
		case stored[b.name] < b.Events && now.Sub(b.Since) >= o.config.GiveUpAfter && b.tries >= leastTries:
			o.log.Warn("A batch is given up, as the store does not keep it: the archive has a gap there", zap.String("from", utc(b.From)), zap.String("to", utc(b.To)))
			gaps = append(gaps, [2]int64{b.From, b.To + 1})
			done = append(done, storage.DeleteOperation(o.payloadKey(b.Number)))
		case stored[b.name] < b.Events:
			if err := o.again(ctx, b, stored[b.name], send); err != nil {
				return false, err
			}
			left = append(left, b)
		case durable[b.name] >= b.Events:
			done = append(done, storage.DeleteOperation(o.payloadKey(b.Number)))
		default:
			if b.seen.IsZero() {
				b.seen = now
			}
			left = append(left, b)
		}
	}
	if len(gaps) > 0 {
		if err := giveUp(ctx, gaps); err != nil {
			return false, err
		}
	}
	o.kept.Batches = append(left, o.kept.Batches[len(asked):]...)
	if len(done) == 0 {
		return false, nil
	}
	for _, gap := range gaps {
		o.addGap(gap)
	}
	o.confirmed()
	return true, o.save(ctx, done...)
}

// addGap to all that is said from now on.
func (o *outbox) addGap(gap [2]int64) {
	if o.kept.Said != nil {
		o.kept.Said.Gaps = withGap(o.kept.Said.Gaps, gap[0], gap[1])
	}
	for n := range o.kept.Claims {
		c := &o.kept.Claims[n].Claim
		c.Gaps = withGap(c.Gaps, gap[0], gap[1])
	}
}

// again sends a batch that the store has not, or has no more.
func (o *outbox) again(ctx context.Context, b *batch, has int, send func(context.Context, plog.Logs) error) error {
	payload, err := o.client.Get(ctx, o.payloadKey(b.Number))
	if err != nil {
		return fmt.Errorf("reading what was sent: %w", err)
	}
	logs, err := unpacked(payload)
	if err != nil {
		return fmt.Errorf("reading what was sent: %w", err)
	}
	o.log.Warn("The store has lost events, or not got them yet: they are sent again", zap.Int("sent", b.Events), zap.Int("found", has))
	if err := send(ctx, logs); err != nil {
		return err
	}
	b.sent, b.seen = time.Now(), time.Time{}
	b.tries++
	b.patience = min(2*b.patience, longestPatience)
	return nil
}
