package runtime

import (
	"container/list"
	"sync"
)

// memory counts what all engines of the process keep between queries, and asks for the least recently used back when it is
// more than the largest limit that any of them was given.
type memory struct {
	mu      sync.Mutex
	recent  *list.List // of *holding; front = just used
	held    int64
	tenants map[*tenant]struct{}
	whole   int64 // the process's limit
}

var processMemory = newMemory()

func newMemory() *memory {
	return &memory{recent: list.New(), tenants: map[*tenant]struct{}{}}
}

// tenant is one isolate's part.
type tenant struct {
	memory *memory
	post   func(run func() error)
	limit  int64
	held   int64 // by one query at most, beside the memory
}

// holding is one thing kept.
type holding struct {
	tenant  *tenant
	bytes   int64
	evict   func() error
	element *list.Element // nil once given back
}

// join makes a new tenant; post runs a function on its loop later.
func (m *memory) join(post func(run func() error)) *tenant {
	t := &tenant{memory: m, post: post}
	m.mu.Lock()
	defer m.mu.Unlock()
	m.tenants[t] = struct{}{}
	return t
}

func (t *tenant) setLimit(bytes, held int64) {
	t.memory.change(func() { t.limit, t.held = bytes, held })
}

// leave gives all of the tenant's holdings back, without a word to it.
func (t *tenant) leave() {
	t.memory.change(func() {
		delete(t.memory.tenants, t)
		for element := t.memory.recent.Front(); element != nil; {
			next := element.Next()
			if h, ok := element.Value.(*holding); ok && h.tenant == t {
				t.memory.drop(h)
			}
			element = next
		}
	})
}

// hold keeps bytes; evict runs on the tenant's loop when they are wanted back.
func (t *tenant) hold(bytes int64, evict func() error) *holding {
	h := &holding{tenant: t, bytes: bytes, evict: evict}
	t.memory.change(func() {
		if _, stays := t.memory.tenants[t]; !stays {
			return
		}
		h.element = t.memory.recent.PushFront(h)
		t.memory.held += bytes
	})
	return h
}

func (h *holding) touch() {
	h.tenant.memory.change(func() {
		if h.element != nil {
			h.tenant.memory.recent.MoveToFront(h.element)
		}
	})
}

func (h *holding) release() {
	h.tenant.memory.change(func() { h.tenant.memory.drop(h) })
}

// drop needs the lock.
func (m *memory) drop(h *holding) {
	if h.element == nil {
		return
	}
	m.recent.Remove(h.element)
	h.element = nil
	m.held -= h.bytes
}

// change runs under the lock and then makes what is held fit again.
func (m *memory) change(run func()) {
	m.mu.Lock()
	run()
	var limit, held int64
	for t := range m.tenants {
		limit, held = max(limit, t.limit), max(held, t.held)
	}
	// Two of the largest queries at a time: with less room the garbage collector would take the processors from honest ones.
	if whole := limit + 2*held + isolateBytes*int64(len(m.tenants)) + headroom; whole != m.whole && held > 0 {
		m.whole = whole
		limitProcess(whole)
	}
	var evicted []*holding
	for m.held > limit {
		h, ok := m.recent.Back().Value.(*holding)
		if !ok {
			break
		}
		m.drop(h)
		evicted = append(evicted, h)
	}
	m.mu.Unlock()
	for _, h := range evicted {
		h.tenant.post(h.evict)
	}
}
