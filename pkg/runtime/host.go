package runtime

import (
	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/upstream"
)

// hostObject is `Host` of src/engine/seam/host.ts.
func (i *isolate) hostObject() *sobek.Object {
	return i.objectOf(map[string]any{
		"fetch":        i.native("fetch", i.fetch),
		"now":          i.native("now", i.now),
		"turn":         i.native("turn", i.nextTurn),
		"zonedTimes":   i.native("zonedTimes", i.zonedTimes),
		"checkPattern": i.native("checkPattern", i.checkPattern),
		"matching":     i.native("matching", i.matching),
		"columns":      i.columnTools(),
		"hold":         i.native("hold", i.hold),
		"shared":       i.originState(i.vendor),
		"account":      i.originState(func() *upstream.Client { return i.vendor().OfAccount() }),
		"log":          i.native("log", i.writeLog),
	})
}

// objectOf makes a plain object.
func (i *isolate) objectOf(properties map[string]any) *sobek.Object {
	object := i.vm.NewObject()
	for name, value := range properties {
		if err := object.Set(name, value); err != nil {
			panic(err)
		}
	}
	return object
}

func (i *isolate) now(sobek.FunctionCall) sobek.Value {
	return i.vm.ToValue(float64(i.clock().UnixMilli()))
}

// nextTurn resolves behind everything that waits on the loop already.
func (i *isolate) nextTurn(sobek.FunctionCall) sobek.Value {
	promise, resolve, _ := i.vm.NewPromise()
	i.post(0, func() error { return resolve(sobek.Undefined()) })
	return i.vm.ToValue(promise)
}

// hold takes a place in the memory that all engines of the process share.
func (i *isolate) hold(call sobek.FunctionCall) sobek.Value {
	bytes := i.count(call.Argument(0), "bytes")
	onEvict := i.function(call.Argument(1), "onEvict")
	place := i.memory.hold(bytes, func() error {
		_, err := onEvict(sobek.Undefined())
		return i.logged("The engine failed to give memory back", err)
	})
	return i.objectOf(map[string]any{
		"touch":   i.nativeDo("touch", place.touch),
		"release": i.nativeDo("release", place.release),
	})
}

func (i *isolate) writeLog(call sobek.FunctionCall) sobek.Value {
	message := i.text(call.Argument(1), "message")
	var fields []any
	if given := call.Argument(2); !missing(given) {
		object := i.object(given, "fields")
		for _, name := range object.Keys() {
			field := object.Get(name).Export()
			if text, ok := field.(string); ok {
				field = i.positions.shownIn(text)
			}
			fields = append(fields, name, field)
		}
	}
	switch level := i.text(call.Argument(0), "level"); level {
	case "debug":
		i.log.Debug(message, fields...)
	case "info":
		i.log.Info(message, fields...)
	case "warn":
		i.log.Warn(message, fields...)
	case "error":
		i.log.Error(message, fields...)
	default:
		panic(i.typeError("level must be debug, info, warn or error"))
	}
	return sobek.Undefined()
}
