package runtime

import (
	"os"
	"runtime/debug"
	"sync"
)

const (
	// muchInUse is more than ordinary queries take, all together.
	muchInUse = 64 << 20
	usualPace = 100
	// quickPace lets the heap grow by a fifth of what lives: the garbage of large answers would else be as much as they are.
	quickPace = 20
)

// pace has the collector run more often while calls hold much. It costs some of the processor's time, for large queries only.
type pace struct {
	mu      sync.Mutex
	inUse   int64
	isQuick bool
	set     func(percent int)
}

var processPace = &pace{set: setCollectorsPace}

func setCollectorsPace(percent int) {
	// Who has set one of these knows the machine better.
	if _, isSet := os.LookupEnv("GOGC"); !isSet && !operatorsLimit.Load() {
		debug.SetGCPercent(percent)
	}
}

// use adds what a call or an answer under way holds, or takes it back.
func (p *pace) use(bytes int64) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.inUse += bytes
	if p.inUse > muchInUse && !p.isQuick {
		p.isQuick = true
		p.set(quickPace)
	}
}

// slacken goes back to the usual when little is in use. Only a new call asks for it: what was read for the one before may
// still be on its way out as an answer.
func (p *pace) slacken() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.inUse <= muchInUse && p.isQuick {
		p.isQuick = false
		p.set(usualPace)
	}
}
