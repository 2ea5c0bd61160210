package upstream

import (
	"context"
	"math/rand/v2"
	"time"
)

// maxJitter spreads those who wait for the same moment.
const maxJitter = 200 * time.Millisecond

// admit waits until a request may be sent: the host no longer asks to wait, fewer than the allowed number are under
// way, and the rate allows one more. Whoever waits for the host holds no place meanwhile.
func (c *Client) admit(ctx context.Context, o *originState) (release func(), failure *Failure) {
	for {
		if wait, waiting := o.waiting(c.clock.now()); waiting {
			if !c.fits(ctx, wait.until) {
				return nil, &Failure{Kind: KindWaiting, Status: wait.status, WaitUntil: wait.until}
			}
			if !c.sleepUntil(ctx, wait.until) {
				return nil, ended(ctx)
			}
			continue
		}
		if !o.gate.acquire(ctx) {
			return nil, ended(ctx)
		}
		if failure := c.pace(ctx, o); failure != nil {
			o.gate.release()
			return nil, failure
		}
		if _, waiting := o.waiting(c.clock.now()); waiting {
			o.gate.release()
			continue
		}
		return o.gate.release, nil
	}
}

// pace waits for the rate: never for long, as all who wait hold a place. Whoever ends meanwhile was not kept waiting by the host.
func (c *Client) pace(ctx context.Context, o *originState) *Failure {
	now := c.clock.now()
	reservation := o.limiter.ReserveN(now, 1)
	delay := reservation.DelayFrom(now)
	if delay <= 0 {
		return ended(ctx)
	}
	if !c.clock.sleep(ctx, delay) {
		reservation.CancelAt(c.clock.now())
		return ended(ctx)
	}
	return nil
}

// fits tells whether a wait leaves time to send something before the answer is needed.
func (c *Client) fits(ctx context.Context, until time.Time) bool {
	if ctx.Err() != nil {
		return false
	}
	return until.Add(maxJitter).Before(latest(ctx, c.clock.now()))
}

func (c *Client) sleepUntil(ctx context.Context, until time.Time) bool {
	left := max(until.Sub(c.clock.now()), 0)
	// #nosec G404 -- guessing it gains nothing
	jitter := rand.N(min(maxJitter, left/10) + 1)
	return c.clock.sleep(ctx, left+jitter)
}
