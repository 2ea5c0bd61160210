package runtime

import "github.com/grafana/sobek"

// engineExports is what createEngine returned.
type engineExports struct {
	object  *sobek.Object
	methods map[string]sobek.Callable
	limits  limits
	account string
	// credentials are the names of the secrets that sign in.
	credentials []string
	// queryTypes can be read here.
	queryTypes []string
}

// limits are the settings that the host carries out, after the engine's defaults.
type limits struct {
	maxResponseMegabytes  float64
	queryTimeoutSeconds   float64
	maxConcurrentRequests float64
	maxRequestsPerSecond  float64
	memoryMegabytes       float64
}

func (l limits) bytesKept() int64 { return int64(l.memoryMegabytes * (1 << 20)) }

// bytesHeld is what one call may hold of what it read.
func (l limits) bytesHeld() int64 { return answersHeld * int64(l.maxResponseMegabytes*(1<<20)) }

// bytesInFlight is how much of all bodies may be read at a time before they wait for one another: a quarter of the largest answer.
func (l limits) bytesInFlight() int64 { return int64(l.maxResponseMegabytes * (1 << 18)) }

// create calls createEngine; on the first turn.
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
		for _, method := range []string{"query", "checkHealth", "callResource", "collect", "end"} {
			i.engine.methods[method] = i.function(exports.Get(method), method)
		}
		i.engine.credentials = i.texts(exports.Get("credentials"), "credentials")
		i.engine.queryTypes = i.texts(exports.Get("queryTypes"), "queryTypes")
		given := i.object(exports.Get("limits"), "limits")
		i.engine.limits = limits{
			maxResponseMegabytes:  i.number(given.Get("maxResponseMegabytes"), "maxResponseMegabytes"),
			queryTimeoutSeconds:   i.number(given.Get("queryTimeoutSeconds"), "queryTimeoutSeconds"),
			maxConcurrentRequests: i.number(given.Get("maxConcurrentRequests"), "maxConcurrentRequests"),
			maxRequestsPerSecond:  i.number(given.Get("maxRequestsPerSecond"), "maxRequestsPerSecond"),
			memoryMegabytes:       i.number(given.Get("memoryMegabytes"), "memoryMegabytes"),
		}
	}); ex != nil {
		return ex
	}
	i.reportRejections()
	return nil
}
