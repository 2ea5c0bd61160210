// Package plugin carries Grafana's calls to the engine and its answers back.
package plugin

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"strconv"
	"strings"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/datasource"
	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
	"github.com/grafana/grafana-plugin-sdk-go/backend/instancemgmt"
	"github.com/grafana/grafana-plugin-sdk-go/backend/log"
	"github.com/runtrail/runtrail-audit-datasource/pkg/redact"
	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
	"github.com/runtrail/runtrail-audit-datasource/pkg/upstream"
)

// ID is the plugin's in plugin.json.
const ID = "runtrail-audit-datasource"

// Instance is one data source. It answers QueryData, CheckHealth and CallResource, and never fails a call because of its
// settings: each query then gets a sentence that says what is wrong.
type Instance struct {
	engine *runtime.Engine
	// problem is why there is no engine.
	problem string
	log     log.Logger
}

// NewInstance starts the engine of a data source; a datasource.InstanceFactoryFunc.
func NewInstance(ctx context.Context, settings backend.DataSourceInstanceSettings) (instancemgmt.Instance, error) {
	return newInstance(ctx, settings, nil), nil
}

// InstancesRunning is NewInstance for engines that run another program than the embedded one.
func InstancesRunning(program func() (*runtime.Program, error)) datasource.InstanceFactoryFunc {
	return func(ctx context.Context, settings backend.DataSourceInstanceSettings) (instancemgmt.Instance, error) {
		return newInstance(ctx, settings, program), nil
	}
}

func newInstance(ctx context.Context, settings backend.DataSourceInstanceSettings, program func() (*runtime.Program, error)) *Instance {
	engine, logger, err := StartEngine(ctx, settings, EngineOptions{Log: backend.Logger.With("dsUID", settings.UID), Program: program})
	instance := &Instance{engine: engine, log: logger}
	if err != nil {
		instance.log.Error("The engine could not be started", "error", err.Error())
		instance.problem = startProblem(err)
	}
	return instance
}

// EngineOptions are what is not a data source's settings.
type EngineOptions struct {
	Log log.Logger
	// Program gives another program to run than the embedded one; nil = that.
	Program func() (*runtime.Program, error)
	// Now is another clock than the system's; nil = that.
	Now func() time.Time
}

// StartEngine starts the engine of a data source; no Grafana is needed. The logger takes the secrets out of what is logged.
func StartEngine(ctx context.Context, settings backend.DataSourceInstanceSettings, options EngineOptions) (*runtime.Engine, log.Logger, error) {
	settings.DecryptedSecureJSONData = trimmed(settings.DecryptedSecureJSONData)
	redactor := redact.New(settings.DecryptedSecureJSONData)
	logger := redactor.Logger(options.Log)
	http, problem := httpOptions(ctx, settings, defaultTimeout)
	engineJSON, err := engineSettings(settings)
	if err != nil {
		return nil, logger, err
	}
	engine, err := runtime.Start(runtime.Settings{
		EngineJSON: engineJSON,
		Upstream:   runtime.Upstream{URL: settings.URL, Secrets: ownSecrets(settings.DecryptedSecureJSONData), HTTP: http, HTTPProblem: problem},
		Others:     otherUpstreams(ctx, settings),
		Redactor:   redactor,
		Log:        logger,
		Program:    options.Program,
		Now:        options.Now,
	})
	return engine, logger, err
}

// trimmed are secrets without the white space that was pasted along with them.
func trimmed(secrets map[string]string) map[string]string {
	clean := make(map[string]string, len(secrets))
	for name, secret := range secrets {
		clean[name] = strings.TrimSpace(secret)
	}
	return clean
}

// httpOptions reads Grafana's own HTTP settings. The SDK panics on some wrong types. timeout is what holds where none is set.
func httpOptions(ctx context.Context, settings backend.DataSourceInstanceSettings, timeout time.Duration) (options httpclient.Options, problem string) {
	defer func() {
		if x := recover(); x != nil {
			problem = "one of the HTTP, TLS or header settings has a value of a wrong type"
		}
	}()
	var given map[string]any
	given, settings.JSONData = asTheSDKReads(settings.JSONData)
	options, err := settings.HTTPClientOptions(ctx)
	if err != nil {
		return options, "the HTTP, TLS or proxy settings cannot be read"
	}
	options.ForwardHTTPHeaders = false // answers are shared between users
	options.Timeouts.Timeout = timeoutOf(given["timeout"], timeout)
	return options, ""
}

// asTheSDKReads leaves out what is null, which the SDK panics on where it reads a text, and two keys that are none of ours.
func asTheSDKReads(jsonData json.RawMessage) (given map[string]any, text json.RawMessage) {
	if json.Unmarshal(jsonData, &given) != nil {
		return nil, jsonData
	}
	maps.DeleteFunc(given, func(name string, value any) bool { return value == nil || name == "access" || name == "url" })
	text, err := json.Marshal(given)
	if err != nil {
		return given, jsonData
	}
	return given, text
}

// defaultTimeout is the SDK's own.
const defaultTimeout = 30 * time.Second

// timeoutOf is that of one call, as it is saved. The SDK makes none at all of a text, of null and of parts of a second.
func timeoutOf(saved any, otherwise time.Duration) time.Duration {
	seconds, _ := saved.(float64)
	if text, ok := saved.(string); ok {
		seconds, _ = strconv.ParseFloat(text, 64)
	}
	if !(seconds > 0) {
		return otherwise
	}
	return time.Duration(min(seconds, 24*60*60) * float64(time.Second))
}

// engineSettings is `EngineSettings` of src/engine/seam/protocol.ts.
func engineSettings(settings backend.DataSourceInstanceSettings) ([]byte, error) {
	jsonData := settings.JSONData
	if !json.Valid(jsonData) {
		jsonData = json.RawMessage("null")
	}
	text, err := json.Marshal(map[string]any{
		"uid": settings.UID, "name": settings.Name, "url": settings.URL, "jsonData": jsonData, "secrets": upstream.StatesOf(settings.DecryptedSecureJSONData),
	})
	if err != nil {
		return nil, fmt.Errorf("writing the engine's settings: %w", err)
	}
	return text, nil
}

// Dispose lets running queries finish; the SDK calls it on a goroutine of its own.
func (i *Instance) Dispose() {
	if i.engine != nil {
		i.engine.Close()
	}
}
