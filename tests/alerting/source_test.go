package alerting

import (
	"encoding/json"
	"maps"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/runtrail/runtrail-audit-datasource/pkg/plugin"
)

// subject is a query type with something to select, and what its data source needs.
type subject struct {
	vendor, queryType string
	jsonData          map[string]any
	secrets           map[string]string
	// selection finds ids of what happened lately.
	selection func(t *testing.T, s simulator) map[string]any
	// little are settings under which not everything is read of what happened.
	little      map[string]any
	hasProgress bool
	// goesOnAnyway: progress is that of the selected runs, in whatever range.
	goesOnAnyway bool
}

var oneEvent, oneRun = map[string]any{"maxEvents": 1}, map[string]any{"maxRuns": 1}

var subjects = []subject{
	{
		vendor: "puppet", queryType: "puppet.jobEvents", secrets: map[string]string{"puppetToken": "puppet-token"},
		selection: everything, little: oneRun, hasProgress: true,
	},
	{
		vendor: "puppet", queryType: "puppet.jobs", secrets: map[string]string{"puppetToken": "puppet-token"},
		selection: everything, little: map[string]any{"maxEvents": 1, "maxRuns": 1}, hasProgress: true,
	},
	{
		vendor: "opus", queryType: "opus.jobAudit", secrets: map[string]string{"opusServiceKey": "_opus-key"},
		selection: func(t *testing.T, s simulator) map[string]any {
			return map[string]any{"jobs": lately(s.events(t, "opus.jobAudit"))[:4]}
		},
		little: oneRun, hasProgress: true, goesOnAnyway: true,
	},
	{
		vendor: "opcore", queryType: "opcore.nodeAudit", jsonData: map[string]any{"username": "auditor"},
		secrets: map[string]string{"opcorePassword": "opcore-password"}, little: oneEvent,
		// By name: what deletions the list shows is known only from the first time on that it was read.
		selection: func(t *testing.T, s simulator) map[string]any {
			return map[string]any{"nodes": lately(s.events(t, "opcore.nodeAudit"))}
		},
	},
	{
		vendor: "opsera", queryType: "opsera.userActivity", secrets: map[string]string{"opseraToken": "opsera-token"},
		selection: everything, little: oneEvent,
	},
	{
		vendor: "opsera", queryType: "opsera.taskLogs", secrets: map[string]string{"opseraToken": "opsera-token"},
		selection: func(t *testing.T, s simulator) map[string]any {
			var tasks []string
			for _, run := range lately(s.events(t, "opsera.taskLogs")) {
				if task, _, _ := strings.Cut(run, " "); !slices.Contains(tasks, task) {
					tasks = append(tasks, task)
				}
			}
			return map[string]any{"taskIds": tasks[:2]}
		},
		little: oneRun,
	},
}

func everything(*testing.T, simulator) map[string]any { return nil }

// source is a data source of the plugin as Grafana makes it, in this process.
type source struct {
	instance *plugin.Instance
}

// newSource makes one with these settings beside those that the vendor needs. Each has credentials of its own, so that
// nothing is remembered from another.
func newSource(t *testing.T, one subject, more map[string]any) source {
	t.Helper()
	jsonData := map[string]any{
		"vendor": one.vendor, "maxRequestsPerSecond": 1_000, "maxConcurrentRequests": 16, "maxRuns": 1000, "queryTimeout": 60,
	}
	maps.Copy(jsonData, one.jsonData)
	maps.Copy(jsonData, more)
	text, err := json.Marshal(jsonData)
	if err != nil {
		t.Fatal(err)
	}
	secrets := maps.Clone(one.secrets)
	secrets["test"] = t.Name()
	made, err := plugin.NewInstance(t.Context(), backend.DataSourceInstanceSettings{
		UID: t.Name(), Type: "runtrail-audit-datasource", URL: simulatorOf(t, one.vendor).URL, JSONData: text, DecryptedSecureJSONData: secrets,
	})
	if err != nil {
		t.Fatal(err)
	}
	instance, ok := made.(*plugin.Instance)
	if !ok {
		t.Fatalf("a data source is %T", made)
	}
	t.Cleanup(instance.Dispose)
	return source{instance}
}

type span struct{ from, to time.Time }

// ask runs queries as an alert rule does, all in one request; the answers are by their names.
func (s source) ask(t *testing.T, queries map[string]map[string]any, over span) backend.Responses {
	t.Helper()
	request := &backend.QueryDataRequest{Headers: map[string]string{"FromAlert": "true", "X-Cache-Skip": "true"}}
	for refID, query := range queries {
		text, err := json.Marshal(query)
		if err != nil {
			t.Fatal(err)
		}
		request.Queries = append(request.Queries, backend.DataQuery{
			RefID: refID, JSON: text, Interval: time.Minute, MaxDataPoints: 1000,
			TimeRange: backend.TimeRange{From: over.from, To: over.to},
		})
	}
	response, err := s.instance.QueryData(t.Context(), request)
	if err != nil {
		t.Fatal(err)
	}
	return response.Responses
}

// lastHour is the range that ends with the simulator's now.
func lastHour(t *testing.T, s simulator) span {
	t.Helper()
	to := time.UnixMilli(s.now(t))
	return span{to.Add(-time.Hour), to}
}

// longAgo is a range in which nothing happened.
var longAgo = span{time.Date(2001, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(2001, 1, 1, 6, 0, 0, 0, time.UTC)}

// failEverywhere makes every call of the vendor fail until the test is over.
func (s simulator) failEverywhere(t *testing.T, status int) {
	t.Helper()
	fault := map[string]any{"kind": "status", "status": status}
	s.control(t, http.MethodPost, "faults", map[string]any{"faults": []any{fault}}, nil)
	t.Cleanup(func() { s.control(t, http.MethodPost, "clear", struct{}{}, nil) })
}
