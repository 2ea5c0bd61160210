package runtime

import (
	"context"
	"time"

	"github.com/runtrail/runtrail-audit-datasource/pkg/upstream"
	"go.opentelemetry.io/otel/trace"
)

// run carries one call through: quarantine, deadline, the engine, and an answer even where the engine gives none. The error is
// the context's.
func (e *Engine) run(ctx context.Context, c *call, request func() ([]byte, error)) (value any, failed *hostError, err error) {
	now := time.Now()
	if e.quarantine.refuses(c.what, now) {
		return nil, errRefused, nil
	}
	due := deadline(ctx, now, e.timeout)
	if c.request, err = request(); err != nil {
		e.log.Error("A request could not be written", "error", err.Error())
		return nil, errFailed, nil
	}
	c.ctx = ctx
	c.due = time.Now().Add(due.Sub(now))
	c.done = make(chan outcome, 1)
	lifetime, end := context.WithCancel(context.Background())
	defer end()
	c.lifetime = lifetime
	if failed := e.enter(c); failed != nil {
		return nil, failed, nil
	}
	timer := time.NewTimer(due.Sub(now))
	defer timer.Stop()
	for overdue := false; ; overdue = true {
		select {
		case result := <-c.done:
			return result.value, result.failed, nil
		case <-ctx.Done():
			e.end(c, "cancelled")
			e.leave(c)
			return nil, nil, ctx.Err()
		case <-timer.C:
			if overdue {
				e.leave(c)
				return nil, errTimeout, nil
			}
			e.end(c, "deadline")
			timer.Reset(lastWord)
		}
	}
}

// enter puts a call on the loop.
func (e *Engine) enter(c *call) *hostError {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.closed {
		return errClosing
	}
	if program, err := e.latestProgram(); err == nil && program != e.program {
		e.program = program // the bundle has changed, in tests/dev
		e.replace(e.isolate, 0)
	}
	if e.isolate == nil {
		e.revive()
	}
	if e.isolate == nil {
		return errFailed
	}
	e.next++
	c.number = e.next
	e.calls[c.number] = c
	e.launch(c)
	return nil
}

// launch needs the lock.
func (e *Engine) launch(c *call) {
	i := e.isolate
	c.isolate = i
	if c.usage != nil {
		c.usage.end()
	}
	c.usage = &usage{limit: i.engine.limits.bytesHeld()}
	processPace.slacken()
	i.post(c.number, func() error {
		return i.start(c, func(result outcome) { e.deliver(i, c, result) })
	})
}

// deliver gives a call what the engine made of it, unless the call was taken from that isolate or answered already.
func (e *Engine) deliver(from *isolate, c *call, result outcome) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if c.isolate == from && e.calls[c.number] == c {
		e.settle(c, result)
	}
}

// settle needs the lock, and happens once for each call.
func (e *Engine) settle(c *call, result outcome) {
	delete(e.calls, c.number)
	if c.usage != nil {
		c.usage.end()
	}
	c.done <- result
	e.checkIdle()
}

// leave notes that nobody waits for a call any more, although the engine has not settled it.
func (e *Engine) leave(c *call) {
	e.mu.Lock()
	defer e.mu.Unlock()
	c.left = true
	e.checkIdle()
}

// checkIdle needs the lock.
func (e *Engine) checkIdle() {
	if !e.closed {
		return
	}
	for _, c := range e.calls {
		if !c.left {
			return
		}
	}
	e.lastLeft.Do(func() { close(e.idle) })
}

// end tells the engine that a call's caller went away or that its time is up.
func (e *Engine) end(c *call, reason string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	if e.calls[c.number] != c {
		return
	}
	c.ended = true
	i := c.isolate
	i.post(c.number, func() error { return i.end(c.number, reason) })
	time.AfterFunc(e.neverSettles, func() { e.giveUp(i, c) })
}

// giveUp replaces an isolate that does not let go of a call: it may be going round in circles, turn by turn.
func (e *Engine) giveUp(i *isolate, c *call) {
	e.mu.Lock()
	stuck := e.calls[c.number] == c && c.isolate == i
	e.mu.Unlock()
	if stuck {
		e.log.Error("The engine does not settle a call that has ended", "method", c.method)
		e.retire(i, c.number)
	}
}

// callContext carries trace and patience of the call on whose behalf something is sent, and nothing else of it: what is
// fetched may be shared by several calls and must not end with the first, nor carry one user's headers. Whoever joins
// later may have more patience than the one who asked first; which calls wait for a fetch is the engine's knowledge alone,
// and what is lost by that is a wait: the answer then says when to try again.
func (e *Engine) callContext(number int64) context.Context {
	if c := e.call(number); c != nil {
		traced := trace.ContextWithSpan(context.Background(), trace.SpanFromContext(c.ctx))
		return upstream.WithPatience(traced, c.due)
	}
	return context.Background()
}

func (e *Engine) callLifetime(number int64) context.Context {
	if c := e.call(number); c != nil {
		return c.lifetime
	}
	return nil
}

func (e *Engine) callUsage(number int64) *usage {
	if c := e.call(number); c != nil {
		return e.usageOf(c)
	}
	return nil
}

func (e *Engine) usageOf(c *call) *usage {
	e.mu.Lock()
	defer e.mu.Unlock()
	return c.usage
}

// call finds a call in flight; nil when there is none.
func (e *Engine) call(number int64) *call {
	if number == 0 {
		return nil // also while the engine starts, under the lock
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.calls[number]
}
