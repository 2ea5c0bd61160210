package runtrailreceiver

import (
	"context"
	"time"

	"go.uber.org/zap"
)

// asker asks the store how many different events of each batch it has, by the batch's name.
type asker interface {
	events(ctx context.Context, queryType string, batches []*batch) (map[string]int, error)
	// durable counts the same, and tells whether all of them are on the store's disk: a kill empties its memory.
	durable(ctx context.Context, queryType string, batches []*batch) (counts map[string]int, onDisk bool, err error)
}

// ask counts the events of each batch that the store has, and those that it has on its disk. What keeps it from confirming is left in
// unsure, for heartbeats.
func (o *outbox) ask(ctx context.Context, asked []*batch) (stored, durable map[string]int, err error) {
	before := o.unsure
	o.unsure = ""
	stored, err = o.asker.events(ctx, o.queryType, asked)
	if err == nil {
		durable, err = o.askDurable(ctx, o.ripe(asked, stored))
	}
	if err == nil {
		return stored, durable, nil
	}
	if before == "" && ctx.Err() == nil {
		o.log.Warn("The store does not tell whether it has what was sent", zap.Error(err))
	}
	o.unsure = "The store does not tell whether it has what was sent: " + err.Error()
	o.forgetTries()
	return nil, nil, err
}

// ripe are the batches that the store has had as a whole for so long that they should be on its disk.
func (o *outbox) ripe(asked []*batch, stored map[string]int) (ripe []*batch) {
	for _, b := range asked {
		if stored[b.name] >= b.Events && !b.seen.IsZero() && time.Since(b.seen) >= o.config.Confirm.After {
			ripe = append(ripe, b)
		}
	}
	return ripe
}

// askDurable asks about ripe batches; nil where anything of them is in the store's memory alone. The time by itself proves nothing: how
// long it takes depends on how many days the events are of and on how busy the disk is.
func (o *outbox) askDurable(ctx context.Context, ripe []*batch) (map[string]int, error) {
	if len(ripe) == 0 {
		return nil, nil
	}
	counts, onDisk, err := o.asker.durable(ctx, o.queryType, ripe)
	if err != nil || onDisk {
		return counts, err
	}
	// The store does not tell which of them it has in memory. The first stands for all: it was sent before the others, so that it has
	// waited the longest unless it had to be sent again.
	if since := ripe[0].seen; time.Since(since) >= patience*o.config.Confirm.After {
		o.unsure = "The store has not written to its disk what it got at " + utc(since.UnixMilli())
	}
	return nil, nil
}

// forgetTries begins to count anew how often each batch was sent again. What a store does not take so often is given up, but one that
// does not answer can take nothing.
func (o *outbox) forgetTries() {
	for _, b := range o.kept.Batches {
		b.tries = 0
	}
}
