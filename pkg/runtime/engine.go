package runtime

import (
	"context"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/log"
	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/redact"
	"github.com/runtrail/runtrail-audit-datasource/pkg/upstream"
)

const (
	defaultLongestTurn = 3 * time.Second
	// How long running queries may take to finish when their data source goes away.
	closingTime = 5 * time.Second
)

// Settings of one data source.
type Settings struct {
	// EngineJSON is `EngineSettings` of src/engine/seam/protocol.ts.
	EngineJSON []byte
	// Upstream is the vendor, whose limits the engine has.
	Upstream
	// Others are reached beside it, by the names that requests give them.
	Others map[string]Upstream
	// Redactor knows the secrets, and Log takes them out already.
	Redactor *redact.Redactor
	Log      log.Logger
	// Program gives the engine to run, asked anew for every call; nil = the one that is embedded.
	Program func() (*Program, error)
	// LongestTurn is what one piece of work may take on the loop before its query is stopped; 0 = 3 s.
	LongestTurn time.Duration
	// Now is the engine's clock; nil = the system's.
	Now func() time.Time
}

// Engine answers the calls of one data source. It is safe for concurrent use.
type Engine struct {
	settings    Settings
	log         log.Logger
	longestTurn time.Duration
	timeout     time.Duration // of one call
	// neverSettles is how long after its end a call may stay unsettled before the engine counts as stuck.
	neverSettles time.Duration
	queryTypes   []string
	// upstreams by name, the data source's own by none; nil while the engine starts for the first time
	upstreams  map[string]*upstream.Client
	quarantine quarantine
	equal      equalQueries

	mu       sync.Mutex
	isolate  *isolate // nil while none could be started
	program  *Program
	calls    map[int64]*call
	next     int64
	closed   bool
	idle     chan struct{} // closed when the Engine is, and nobody waits for a call
	lastLeft sync.Once
}

// Start compiles the engine where that has not happened yet, and runs it. The error is a sentence for people when it is
// ErrNoBundle; any other is a bug in the engine.
func Start(settings Settings) (*Engine, error) {
	e := &Engine{
		settings: settings, log: settings.Log, longestTurn: settings.LongestTurn,
		calls: map[int64]*call{}, idle: make(chan struct{}), neverSettles: defaultNeverSettles,
	}
	if e.log == nil {
		e.log = log.NewNullLogger()
	}
	if e.longestTurn <= 0 {
		e.longestTurn = defaultLongestTurn
	}
	if e.settings.Now == nil {
		e.settings.Now = time.Now
	}
	program, err := e.latestProgram()
	if err != nil {
		return nil, err
	}
	if e.isolate, err = e.newIsolate(program); err != nil {
		return nil, err
	}
	e.program = program
	e.timeout = time.Duration(e.isolate.engine.limits.queryTimeoutSeconds * float64(time.Second))
	e.queryTypes = e.isolate.engine.queryTypes
	e.upstreams = e.newUpstreams(e.isolate.engine)
	return e, nil
}

func (e *Engine) latestProgram() (*Program, error) {
	if e.settings.Program != nil {
		return e.settings.Program()
	}
	return bundledProgram()
}

// Query answers every query of the request, by its refId. The error is the context's, and only when that has ended.
func (e *Engine) Query(ctx context.Context, request QueryRequest) (results []QueryResult, err error) {
	started := time.Now()
	ctx, whole := span(ctx, "engine.query")
	if whole.IsRecording() {
		whole.SetAttributes(request.attributes()...)
	}
	c := &call{method: "query", what: request.fingerprint, read: (*isolate).queryResults}
	defer func() { e.describeAnswer(whole, started, e.usageOf(c), results) }()
	text, problem := request.json()
	create := func(ctx context.Context) ([]QueryResult, error) {
		return e.results(ctx, c, request, func() ([]byte, error) { return text, problem })
	}
	if problem != nil || request.FromAlert || request.SkipCache {
		return create(ctx)
	}
	return e.equal.answer(ctx, string(text), deadline(ctx, started, e.timeout), create)
}

func (e *Engine) results(ctx context.Context, c *call, request QueryRequest, text func() ([]byte, error)) (results []QueryResult, err error) {
	value, failed, err := e.run(ctx, c, text)
	if failed != nil {
		for _, query := range request.Queries {
			results = append(results, failed.result(query.RefID))
		}
		return results, nil
	}
	specs, ok := value.([]resultSpec)
	if err != nil || !ok {
		return nil, err
	}
	_, building := span(ctx, "frames.build")
	defer building.End()
	for _, spec := range specs {
		results = append(results, e.build(spec))
	}
	return results, nil
}

// CheckHealth tries the settings. The error is the context's, and only when that has ended.
func (e *Engine) CheckHealth(ctx context.Context) (Health, error) {
	value, failed, err := e.run(ctx, &call{method: "checkHealth", what: healthFingerprint, read: readHealth}, func() ([]byte, error) { return []byte("null"), nil })
	if failed != nil {
		return Health{Message: failed.message}, nil
	}
	health, _ := value.(Health)
	health.Message = e.settings.Redactor.Text(health.Message)
	return health, err
}

// CallResource answers a resource call. The error is the context's, and only when that has ended.
func (e *Engine) CallResource(ctx context.Context, request ResourceRequest) (ResourceAnswer, error) {
	value, failed, err := e.run(ctx, &call{method: "callResource", what: request.fingerprint, read: readResource}, request.json)
	if failed != nil {
		return ResourceFailure(failed.status, failed.message), nil
	}
	answer, _ := value.(ResourceAnswer)
	answer.Body = e.settings.Redactor.JSON(answer.Body)
	return answer, err
}

func readHealth(i *isolate, value sobek.Value) any {
	object := i.object(value, "health")
	return Health{OK: i.boolean(object.Get("ok"), false, "ok"), Message: i.text(object.Get("message"), "message")}
}

func readResource(i *isolate, value sobek.Value) any {
	object := i.object(value, "a resource answer")
	return ResourceAnswer{Status: int(i.count(object.Get("status"), "status")), Body: i.json(object.Get("body"), "body")}
}
