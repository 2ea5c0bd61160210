package plugin

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
)

// tinyEngine answers with what it was asked; `query.do` is run.
const tinyEngine = `
globalThis.runtrail = { createEngine(settingsJson, host) {
  const settings = JSON.parse(settingsJson);
  const signal = { reason: undefined, onEnd: () => () => {} };
  return {
    limits: { maxResponseMegabytes: 64, queryTimeoutSeconds: 50, maxConcurrentRequests: 8, maxRequestsPerSecond: 1000, memoryMegabytes: 128 },
    account: '', credentials: [], queryTypes: [],
    async query(call, json) {
      const request = JSON.parse(json);
      return Promise.all(request.queries.map(async (query) => {
        const result = { refId: query.refId, status: 200, frames: [{ meta: { executedQueryString: 'GET /' }, fields: [] }] };
        return Object.assign(result, await new Function('query', 'request', 'settings', 'host', 'signal', 'return ' + JSON.parse(query.json).do)(query, request, settings, host, signal));
      }));
    },
    checkHealth: async () => ({ ok: settings.jsonData.fine === true, message: 'seen ' + settings.url }),
    callResource: async (call, json) => ({ status: 201, body: JSON.parse(json) }),
    collect: async () => ({}),
    end() {},
  };
} };`

func newTiny(t *testing.T, settings backend.DataSourceInstanceSettings) *Instance {
	t.Helper()
	program, err := runtime.Compile("tiny.js", tinyEngine, nil)
	if err != nil {
		t.Fatal(err)
	}
	instance := newInstance(context.Background(), settings, func() (*runtime.Program, error) { return program, nil })
	t.Cleanup(instance.Dispose)
	return instance
}

func queryOf(refID, do string) backend.DataQuery {
	text, err := json.Marshal(map[string]string{"do": do})
	if err != nil {
		panic(err)
	}
	return backend.DataQuery{RefID: refID, JSON: text, TimeRange: backend.TimeRange{From: time.UnixMilli(1), To: time.UnixMilli(2)}}
}

func answers(t *testing.T, instance *Instance, headers map[string]string, queries ...backend.DataQuery) backend.Responses {
	t.Helper()
	response, err := instance.QueryData(context.Background(), &backend.QueryDataRequest{Headers: headers, Queries: queries})
	if err != nil {
		t.Fatal(err)
	}
	return response.Responses
}

func TestEachQueryHasItsOwnAnswer(t *testing.T) {
	instance := newTiny(t, backend.DataSourceInstanceSettings{JSONData: []byte(`{}`)})
	got := answers(t, instance, nil,
		queryOf("A", `({})`),
		queryOf("B", `({ status: 404, error: 'The vendor has no job 999.', errorSource: 'downstream' })`),
		queryOf("C", `({ frames: [{ fields: [{ name: 'count', type: 'number', nullable: false, values: new Float64Array([7]) }] }] })`),
	)
	if a := got["A"]; a.Error != nil || a.Status != 200 || len(a.Frames) != 1 {
		t.Errorf("%+v", a)
	}
	b := got["B"]
	if b.Error == nil || b.Error.Error() != "The vendor has no job 999." || b.Status != 404 || b.ErrorSource != backend.ErrorSourceDownstream {
		t.Errorf("%+v", b)
	}
	if len(b.Frames) != 1 || len(b.Frames[0].Fields) != 0 || b.Frames[0].Meta.ExecutedQueryString != "GET /" {
		t.Error("the executed query is not beside the error")
	}
	if c := got["C"]; c.Frames[0].Fields[0].At(0) != 7.0 {
		t.Errorf("%+v", c)
	}
}

func TestTheHeadersOfAlertRulesAndCacheSkipsCountInAnyCase(t *testing.T) {
	instance := newTiny(t, backend.DataSourceInstanceSettings{JSONData: []byte(`{}`)})
	for _, c := range []struct {
		headers map[string]string
		want    string
	}{
		{nil, "false false"},
		{map[string]string{"FromAlert": "true"}, "true false"},
		{map[string]string{"fromalert": "TRUE", "http_X-Cache-Skip": "true"}, "true true"},
		{map[string]string{"http_Fromalert": "true", "x-cache-skip": "true"}, "true true"},
		{map[string]string{"FromAlert": "false", "X-Cache-Skip": "1"}, "false false"},
	} {
		got := answers(t, instance, c.headers, queryOf("A", "({ status: 400, error: request.fromAlert + ' ' + request.skipCache })"))
		if got["A"].Error.Error() != c.want {
			t.Errorf("%v: %v", c.headers, got["A"].Error)
		}
	}
}

func TestAQueryThatTheEngineForgetsIsAnError(t *testing.T) {
	instance := newTiny(t, backend.DataSourceInstanceSettings{JSONData: []byte(`{}`)})
	got := answers(t, instance, nil, queryOf("A", `({ refId: 'other' })`))
	if a := got["A"]; len(got) != 1 || a.Error == nil || a.Status != 500 || a.ErrorSource != backend.ErrorSourcePlugin {
		t.Errorf("%+v", got)
	}
}

// The SDK's parser panics on these.
func TestSettingsOfWrongTypesNeverFailACall(t *testing.T) {
	for _, jsonData := range []string{
		`{"tlsAuth":true,"serverName":7}`, `{"httpHeaderName1":7}`, `{"enableSecureSocksProxy":"x","timeout":"x"}`, `[]`, `"x"`, `{broken`, ``,
	} {
		settings := backend.DataSourceInstanceSettings{
			URL: "http://127.0.0.1:1", JSONData: []byte(jsonData), DecryptedSecureJSONData: map[string]string{"httpHeaderValue1": "x"},
		}
		instance := newTiny(t, settings)
		got := answers(t, instance, nil, queryOf("A", `host.fetch({ method: 'GET', path: '/' }, { signal })
		  .then((a) => ({ status: 502, error: a.failure + ': ' + a.detail }))`))
		if a := got["A"]; a.Error == nil || a.Status != 502 {
			t.Errorf("%s: %+v", jsonData, a)
		} else if strings.Contains(jsonData, "7") && !strings.HasPrefix(a.Error.Error(), "settings: one of the HTTP") {
			t.Errorf("%s: %v", jsonData, a.Error)
		}
	}
}

func TestACallHasATimeoutHoweverItIsWritten(t *testing.T) {
	for written, want := range map[string]time.Duration{
		`{}`: 30 * time.Second, `{"timeout":5}`: 5 * time.Second, `{"timeout":"5"}`: 5 * time.Second, `{"timeout":0.5}`: 500 * time.Millisecond,
		`{"timeout":null}`: 30 * time.Second, `{"timeout":0}`: 30 * time.Second, `{"timeout":""}`: 30 * time.Second, `{"timeout":1e300}`: 24 * time.Hour,
	} {
		settings := backend.DataSourceInstanceSettings{URL: "http://a.example", JSONData: []byte(written)}
		options, problem := httpOptions(t.Context(), settings, defaultTimeout)
		if problem != "" || options.Timeouts.Timeout != want {
			t.Errorf("%s: %v %s", written, options.Timeouts, problem)
		}
		settings.JSONData = []byte(strings.Replace(`{"archiveUrl":"http://a.example",`+written[1:], `"timeout"`, `"archiveTimeout"`, 1))
		if written == `{}` {
			settings.JSONData = []byte(`{"archiveUrl":"http://a.example"}`)
		}
		if want == 30*time.Second {
			want = 15 * time.Second
		}
		if got := otherUpstreams(t.Context(), settings)["archive"].HTTP.Timeouts.Timeout; got != want {
			t.Errorf("%s: %v", settings.JSONData, got)
		}
	}
}

func TestWhatIsNullIsAbsentAndUnknownKeysAreIgnored(t *testing.T) {
	for _, jsonData := range []string{`null`, `{"tlsAuth":true,"serverName":null}`, `{"access":7,"url":null}`, `{"httpHeaderName1":null}`} {
		settings := backend.DataSourceInstanceSettings{JSONData: []byte(jsonData), DecryptedSecureJSONData: map[string]string{"httpHeaderValue1": "x"}}
		if _, problem := httpOptions(t.Context(), settings, defaultTimeout); problem != "" {
			t.Errorf("%s: %s", jsonData, problem)
		}
	}
}

func TestWhiteSpacePastedAlongWithASecretIsNotSent(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write([]byte(r.Header.Get("Authorization") + "|" + r.Header.Get("X-Key")))
	}))
	defer server.Close()
	instance := newTiny(t, backend.DataSourceInstanceSettings{
		URL: server.URL, JSONData: []byte(`{"httpHeaderName1":"X-Key"}`),
		DecryptedSecureJSONData: map[string]string{"token": " a \n", "httpHeaderValue1": "\tb\n", "blank": " "},
	})
	got := answers(t, instance, nil, queryOf("A", `host.fetch({ method: 'GET', path: '/', headers: { Authorization: { secret: { key: 'token' }, prefix: 'Bearer ' } } }, { signal })
	  .then((a) => ({ status: 502, error: a.text + ' ' + JSON.stringify(settings.secrets) }))`))
	if a := got["A"]; a.Error == nil || a.Error.Error() != `Bearer a|b {"blank":{"isSet":false},"httpHeaderValue1":{"isSet":true},"token":{"isSet":true}}` {
		t.Errorf("%+v", a.Error)
	}
}

func TestHealthSaysWhatTheEngineSaw(t *testing.T) {
	for jsonData, want := range map[string]backend.HealthStatus{`{"fine":true}`: backend.HealthStatusOk, `{}`: backend.HealthStatusError} {
		instance := newTiny(t, backend.DataSourceInstanceSettings{URL: "http://x", JSONData: []byte(jsonData)})
		got, err := instance.CheckHealth(context.Background(), &backend.CheckHealthRequest{})
		if err != nil || got.Status != want || got.Message != "seen http://x" {
			t.Errorf("%s: %+v, %v", jsonData, got, err)
		}
	}
}

func TestResourcesGoThroughTheEngine(t *testing.T) {
	instance := newTiny(t, backend.DataSourceInstanceSettings{JSONData: []byte(`{}`)})
	var got *backend.CallResourceResponse
	sender := backend.CallResourceResponseSenderFunc(func(response *backend.CallResourceResponse) error {
		got = response
		return nil
	})
	err := instance.CallResource(context.Background(), &backend.CallResourceRequest{
		Method: "GET", Path: "/options/jobs", URL: "options/jobs?search=a%20b&search=c",
	}, sender)
	if err != nil || got.Status != 201 || got.Headers["Content-Type"][0] != "application/json" {
		t.Fatalf("%+v, %v", got, err)
	}
	if !strings.Contains(string(got.Body), `"method":"GET","path":"options/jobs","parameters":{"search":"a b"}`) {
		t.Error(string(got.Body))
	}
}

func TestWithoutAnEngineEveryAnswerIsASentence(t *testing.T) {
	instance := &Instance{problem: startProblem(runtime.ErrNoBundle)}
	got := answers(t, instance, nil, queryOf("A", ""), queryOf("B", ""))
	if len(got) != 2 || !strings.Contains(got["B"].Error.Error(), "npm run build:engine") {
		t.Errorf("%+v", got)
	}
	health, err := instance.CheckHealth(context.Background(), nil)
	if err != nil || health.Status != backend.HealthStatusError || !strings.Contains(health.Message, "npm run build:engine") {
		t.Errorf("%+v, %v", health, err)
	}
}

func TestAPanicIsAnErrorOfEachQuery(t *testing.T) {
	instance := newTiny(t, backend.DataSourceInstanceSettings{JSONData: []byte(`{}`)})
	if _, err := guarded(instance, "test", func() (any, error) { panic("no") }); err == nil || !errors.Is(err, errPanicked) {
		t.Error(err)
	}
}

func TestTheErrorOfACallerThatLeftIsItsOwn(t *testing.T) {
	instance := newTiny(t, backend.DataSourceInstanceSettings{JSONData: []byte(`{}`)})
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := instance.QueryData(ctx, &backend.QueryDataRequest{Queries: []backend.DataQuery{queryOf("A", "new Promise(() => {})")}})
	if err == nil {
		t.Error("no error")
	}
}
