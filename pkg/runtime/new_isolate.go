package runtime

import (
	"context"
	"errors"
	"fmt"

	"github.com/grafana/sobek"
)

// newIsolate runs the program and creates its engine, on the caller's goroutine; then the loop takes over.
func (e *Engine) newIsolate(program *Program) (*isolate, error) {
	i := &isolate{vm: sobek.New(), positions: program.positions, loop: newLoop(), inFlight: newInFlight(), log: e.log, redactor: e.settings.Redactor, rejections: rejections{}, services: e, clock: e.settings.Now}
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
	i.inFlight.budget = i.engine.limits.bytesInFlight()
	i.memory.setLimit(i.engine.limits.bytesKept(), i.engine.limits.bytesHeld())
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
		return fmt.Errorf("starting the engine: %w", errors.New(i.describeError(err)))
	}
	return nil
}
