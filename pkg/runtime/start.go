package runtime

import (
	"context"
	"errors"
	"fmt"

	"github.com/grafana/sobek"
)

// engineExports is what createEngine returned.
type engineExports struct {
	object  *sobek.Object
	methods map[string]sobek.Callable
	limits  Limits
	account string
}

// Limits are the settings that the host carries out, after the engine's defaults.
type Limits struct {
	MaxResponseMegabytes  float64
	QueryTimeoutSeconds   float64
	MaxConcurrentRequests float64
	MaxRequestsPerSecond  float64
	MemoryMegabytes       float64
}

// newIsolate runs the program and creates its engine, on the caller's goroutine; then the loop takes over.
func (e *Engine) newIsolate(program *Program) (*isolate, error) {
	i := &isolate{vm: sobek.New(), loop: newLoop(), log: e.log, rejections: rejections{}, outside: e}
	i.retire = func(culprit int64) { e.retire(i, culprit) }
	i.watchdog = newWatchdog(e.longestTurn, func() {
		i.vm.Interrupt("too much computing time")
		i.retire(i.attribution.culprit())
	})
	i.ctx, i.cancel = context.WithCancel(context.Background())
	i.memory = processMemory.join(func(run func() error) { i.post(0, run) })
	if err := i.load(program, e.settings.EngineJSON); err != nil {
		i.stop()
		return nil, err
	}
	i.memory.setLimit(int64(i.engine.limits.MemoryMegabytes * (1 << 20)))
	go i.loop.run()
	return i, nil
}

// load is the first turn. It has the watchdog's time too, but nobody's query is to blame for it.
func (i *isolate) load(program *Program, settings []byte) error {
	guard := newWatchdog(i.watchdog.limit, func() { i.vm.Interrupt("too much computing time") })
	guard.begin()
	defer guard.end()
	err := contained(func() error {
		i.vm.SetMaxCallStackSize(maxCallStack)
		i.vm.SetPromiseRejectionTracker(i.rejections.track)
		i.vm.SetAsyncContextTracker(&i.attribution)
		var err error
		if i.js, err = newIntrinsics(i.vm); err != nil {
			return err
		}
		if _, err = i.vm.RunProgram(program.compiled); err != nil {
			return err
		}
		return i.create(settings)
	})
	if err != nil {
		return fmt.Errorf("starting the engine: %w", errors.New(describeError(err)))
	}
	return nil
}

func (i *isolate) create(settings []byte) error {
	var create sobek.Callable
	var exports *sobek.Object
	if ex := i.vm.Try(func() {
		runtrail := i.object(i.vm.Get("runtrail"), "the global runtrail")
		create = i.function(runtrail.Get("createEngine"), "runtrail.createEngine")
	}); ex != nil {
		return ex
	}
	created, err := create(sobek.Undefined(), i.vm.ToValue(string(settings)), i.hostObject())
	if err != nil {
		return err
	}
	if ex := i.vm.Try(func() {
		exports = i.object(created, "the engine")
		i.engine = engineExports{object: exports, methods: map[string]sobek.Callable{}, account: i.text(exports.Get("account"), "account")}
		for _, method := range []string{"query", "checkHealth", "callResource", "end"} {
			i.engine.methods[method] = i.function(exports.Get(method), method)
		}
		limits := i.object(exports.Get("limits"), "limits")
		i.engine.limits = Limits{
			MaxResponseMegabytes:  i.number(limits.Get("maxResponseMegabytes"), "maxResponseMegabytes"),
			QueryTimeoutSeconds:   i.number(limits.Get("queryTimeoutSeconds"), "queryTimeoutSeconds"),
			MaxConcurrentRequests: i.number(limits.Get("maxConcurrentRequests"), "maxConcurrentRequests"),
			MaxRequestsPerSecond:  i.number(limits.Get("maxRequestsPerSecond"), "maxRequestsPerSecond"),
			MemoryMegabytes:       i.number(limits.Get("memoryMegabytes"), "memoryMegabytes"),
		}
	}); ex != nil {
		return ex
	}
	i.reportRejections()
	return nil
}
