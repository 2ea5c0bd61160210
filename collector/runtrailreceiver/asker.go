package runtrailreceiver

import (
	"context"
	"time"

	"go.uber.org/zap"
)

// asker asks the store how many different events of each batch it has.
type asker interface {
	events(ctx context.Context, queryType string, batches []*batch) (map[string]int, error)
	// lasting counts the same, and tells that none of them is in the store's memory alone, which a kill empties.
	lasting(ctx context.Context, queryType string, batches []*batch) (counts map[string]int, onDisk bool, err error)
}

// ask tells how many events of each batch the store has, and how many on its disk. Why it cannot be asked is noted.
func (o *outbox) ask(ctx context.Context, asked []*batch) (had, durable map[string]int, err error) {
	said := o.unsure
	o.unsure = ""
	had, err = o.asker.events(ctx, o.queryType, asked)
	if err == nil {
		durable, err = o.durable(ctx, asked, had)
	}
	if err == nil {
		return had, durable, nil
	}
	if said == "" && ctx.Err() == nil {
		o.log.Warn("The store does not tell whether it has what was sent", zap.Error(err))
	}
	o.unsure = "The store does not tell whether it has what was sent: " + err.Error()
	for _, b := range o.kept.Batches {
		b.tries = 0
	}
	return nil, nil, err
}

// durable are the events that the store has on its disk, of each batch that it has had for long enough. How long it takes for that
// depends on how many days they are of and on how busy the disk is, so that the time alone proves nothing.
func (o *outbox) durable(ctx context.Context, asked []*batch, had map[string]int) (map[string]int, error) {
	var ripe []*batch
	for _, b := range asked {
		if had[b.name] >= b.Events && !b.seen.IsZero() && time.Since(b.seen) >= o.config.Confirm.After {
			ripe = append(ripe, b)
		}
	}
	if len(ripe) == 0 {
		return nil, nil
	}
	counts, onDisk, err := o.asker.lasting(ctx, o.queryType, ripe)
	if err == nil && !onDisk && time.Since(ripe[0].seen) >= patience*o.config.Confirm.After {
		o.unsure = "The store has not written to its disk what it got at " + utc(ripe[0].seen.UnixMilli())
	}
	if err != nil || !onDisk {
		return nil, err
	}
	return counts, nil
}
