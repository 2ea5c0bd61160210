package runtime

import (
	"context"
	"sync"
	"time"

	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/upstream"
)

// originState is `OriginState` of src/engine/seam/host.ts, of the client that is there when it is used.
func (i *isolate) originState(of func() *upstream.Client) *sobek.Object {
	return i.objectOf(map[string]any{
		"until":    i.native("shared.until", func(call sobek.FunctionCall) sobek.Value { return i.sharedUntil(call, of()) }),
		"setUntil": i.native("shared.setUntil", func(call sobek.FunctionCall) sobek.Value { return i.setSharedUntil(call, of()) }),
		"lock":     i.native("shared.lock", func(call sobek.FunctionCall) sobek.Value { return i.sharedLock(call, of()) }),
	})
}

// vendor is the data source's own upstream.
func (i *isolate) vendor() *upstream.Client {
	client, _ := i.services.upstream("")
	return client
}

func (i *isolate) sharedUntil(call sobek.FunctionCall, client *upstream.Client) sobek.Value {
	until, ok := client.Until(i.text(call.Argument(0), "name"))
	if !ok {
		return sobek.Undefined()
	}
	return i.vm.ToValue(float64(until.UnixMilli()))
}

func (i *isolate) setSharedUntil(call sobek.FunctionCall, client *upstream.Client) sobek.Value {
	name := i.text(call.Argument(0), "name")
	until := time.UnixMilli(int64(i.number(call.Argument(1), "until")))
	client.SetUntil(name, until)
	return sobek.Undefined()
}

// sharedLock resolves to the function that gives the lock back, or to null when the signal ended first.
func (i *isolate) sharedLock(call sobek.FunctionCall, client *upstream.Client) sobek.Value {
	name := i.text(call.Argument(0), "name")
	ctx, done := i.follow(context.Background(), call.Argument(1))
	return i.beside(func() func() (sobek.Value, error) {
		unlock, ok := client.Lock(ctx, name)
		if ok {
			unlock = i.locks.add(unlock)
		}
		return func() (sobek.Value, error) {
			if !ok {
				return sobek.Null(), done()
			}
			return i.vm.ToValue(i.nativeDo("unlock", unlock)), done()
		}
	})
}

// heldLocks are given back when the isolate ends, because nobody else could: they are the whole process's.
type heldLocks struct {
	mu     sync.Mutex
	ended  bool
	unlock map[int]func()
	next   int
}

// add gives the function that gives the lock back, once.
func (h *heldLocks) add(unlock func()) func() {
	h.mu.Lock()
	defer h.mu.Unlock()
	unlock = sync.OnceFunc(unlock)
	if h.ended {
		unlock()
		return unlock
	}
	if h.unlock == nil {
		h.unlock = map[int]func(){}
	}
	h.next++
	number := h.next
	h.unlock[number] = unlock
	return func() {
		unlock()
		h.mu.Lock()
		defer h.mu.Unlock()
		delete(h.unlock, number)
	}
}

func (h *heldLocks) releaseAll() {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.ended = true
	for _, unlock := range h.unlock {
		unlock()
	}
	h.unlock = nil
}
