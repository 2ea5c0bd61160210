package runtime

import (
	"runtime"
	"runtime/debug"
	"runtime/metrics"
	"sync"
)

const (
	// usualPace is how much of what is in use may lie about before it is collected, percent: a query that reads as much as it
	// may stays below 300 MB, for some 3 % of its time.
	usualPace = 75
	// leastGarbage may always lie about, bytes: where little is in use, a share of it was collected every few queries, for a
	// quarter of their time.
	leastGarbage = 32 << 20
	// smallest is Go's own idea of a heap without anything in use, at 100 percent; bytes.
	smallest = 4 << 20
	// muchInUse is more than ordinary queries take, all together.
	muchInUse = 64 << 20
	// quickPace lets the heap grow by a fifth of what lives: the garbage of large answers would else be as much as they are.
	quickPace = 20
	// quickGarbage is what that comes to at most, bytes, but for 8 % of what lives: a query near its limit would else pass
	// 300 MB by its garbage alone.
	quickGarbage = 18 << 20
	quickestPace = 8
	goDefault    = 100
)

// pace sets how seldom Go collects garbage: seldom where little is in use, often while calls hold much.
type pace struct {
	mu      sync.Mutex
	inUse   int64
	isQuick bool
	// What was set last; 0 = it is left alone.
	percent int
}

var processPace = &pace{}

// CollectGarbageSeldom begins to set when Go collects garbage, after each collection anew, unless the operator did (GOGC).
func CollectGarbageSeldom() { processPace.begin() }

func (p *pace) begin() {
	p.mu.Lock()
	p.percent = goDefault
	p.mu.Unlock()
	p.afterCollection()
}

// mark is garbage that the next collection finds, as nothing points to it.
type mark struct {
	pace *pace
}

func (p *pace) afterCollection() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.set(); p.percent != 0 {
		runtime.SetFinalizer(&mark{p}, func(m *mark) { m.pace.afterCollection() })
	}
}

func (p *pace) set() {
	if p.percent == 0 {
		return
	}
	live := liveBytes()
	next := percentWith(live)
	// Who has set GOMEMLIMIT knows the machine better.
	if p.isQuick && !operatorsLimit.Load() {
		next = quickPercentWith(live)
	}
	if found := debug.SetGCPercent(next); found != p.percent {
		debug.SetGCPercent(found) // someone else's
		next = 0
	}
	p.percent = next
}

// use adds what a call or an answer under way holds, or takes it back.
func (p *pace) use(bytes int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.inUse += bytes
	if p.inUse > muchInUse && !p.isQuick {
		p.isQuick = true
		p.set()
	}
}

// slacken goes back to the usual when little is in use. Only a new call asks for it: what was read for the one before may
// still be on its way out as an answer.
func (p *pace) slacken() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.inUse <= muchInUse && p.isQuick {
		p.isQuick = false
		p.set()
	}
}

// percentWith is GOGC while so many bytes are in use.
func percentWith(bytes uint64) int {
	return int(max(usualPace, 100*leastGarbage/max(bytes, smallest))) // #nosec G115 -- 800 at most
}

// quickPercentWith is GOGC while so many bytes are in use by calls that hold much.
func quickPercentWith(bytes uint64) int {
	return int(min(quickPace, max(quickestPace, 100*quickGarbage/max(bytes, smallest)))) // #nosec G115 -- 20 at most
}

// liveBytes is what the latest collection left; 0 before the first.
func liveBytes() uint64 {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	return live[0].Value.Uint64()
}
