// The references that the bench holds the plugin against: a plugin of its own over the same protocol that only fetches,
// or decodes the same events into typed structs and answers with the same frame. Neither knows filters, memory or notices.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"time"

	fastjson "github.com/goccy/go-json"
	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"
)

type event struct {
	ID        string    `json:"id"`
	Type      string    `json:"type"`
	Timestamp time.Time `json:"timestamp"`
	Message   string    `json:"message"`
	Details   struct {
		Node   string `json:"node"`
		Detail struct {
			Noop    any    `json:"noop"`
			Status  string `json:"status"`
			Metrics struct {
				Changed int `json:"changed"`
			} `json:"metrics"`
		} `json:"detail"`
	} `json:"details"`
}

type page struct {
	Items []event `json:"items"`
}

type reference struct{ client http.Client }

type question struct {
	Jobs      []string `json:"jobs"`
	Reference string   `json:"reference"`
}

func (r *reference) QueryData(ctx context.Context, request *backend.QueryDataRequest) (*backend.QueryDataResponse, error) {
	response := backend.NewQueryDataResponse()
	for _, query := range request.Queries {
		frame, err := r.answer(ctx, request.PluginContext, query)
		if err != nil {
			response.Responses[query.RefID] = backend.ErrDataResponse(backend.StatusInternal, err.Error())
			continue
		}
		response.Responses[query.RefID] = backend.DataResponse{Frames: data.Frames{frame}}
	}
	return response, nil
}

func (r *reference) answer(ctx context.Context, plugin backend.PluginContext, query backend.DataQuery) (*data.Frame, error) {
	var asked question
	if err := json.Unmarshal(query.JSON, &asked); err != nil {
		return nil, fmt.Errorf("reading the query: %w", err)
	}
	settings := plugin.DataSourceInstanceSettings
	url := settings.URL + "/orchestrator/v1/jobs/" + asked.Jobs[0] + "/events"
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return nil, fmt.Errorf("making the request: %w", err)
	}
	request.Header.Set("X-Authentication", settings.DecryptedSecureJSONData["puppetToken"])
	answer, err := r.client.Do(request)
	if err != nil {
		return nil, fmt.Errorf("fetching: %w", err)
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err != nil {
		return nil, fmt.Errorf("reading the body: %w", err)
	}
	if asked.Reference == "fetch" {
		return data.NewFrame("", data.NewField("bytes", nil, []float64{float64(len(body))})), nil
	}
	var events page
	if err := fastjson.Unmarshal(body, &events); err != nil {
		return nil, fmt.Errorf("decoding: %w", err)
	}
	return tableOf(asked.Jobs[0], events.Items), nil
}

var outcomes = map[string]string{
	"node_finished": "success", "job_finished": "success", "node_failed": "failure", "node_errored": "failure",
	"job_aborted": "failure", "node_running": "running", "node_skipped": "skipped", "job_stopping": "stopped",
}

func tableOf(job string, events []event) *data.Frame {
	n := len(events)
	times, ends := make([]time.Time, n), make([]*time.Time, n)
	types, results := make([]string, n), make([]string, n)
	effects, actors, targets, runs := make([]*string, n), make([]*string, n), make([]*string, n), make([]*string, n)
	messages, ids := make([]string, n), make([]string, n)
	actor, changed, unchanged, noop := "rita", "changed", "unchanged", "noop"
	for i := range events {
		e := &events[i]
		times[i], types[i], results[i] = e.Timestamp, e.Type, outcomes[e.Type]
		switch {
		case e.Details.Detail.Noop == true:
			effects[i] = &noop
		case e.Details.Detail.Metrics.Changed > 0 || e.Details.Detail.Status == "changed":
			effects[i] = &changed
		case e.Details.Detail.Status == "unchanged":
			effects[i] = &unchanged
		}
		actors[i], runs[i] = &actor, &job
		if e.Details.Node != "" {
			targets[i] = &e.Details.Node
		}
		messages[i] = strings.Join(strings.Fields(e.Message), " ")
		ids[i] = job + "/" + e.ID
	}
	return data.NewFrame("",
		data.NewField("time", nil, times), data.NewField("end", nil, ends), data.NewField("event", nil, types),
		data.NewField("outcome", nil, results), data.NewField("effect", nil, effects), data.NewField("actor", nil, actors),
		data.NewField("target", nil, targets), data.NewField("run", nil, runs), data.NewField("message", nil, messages),
		data.NewField("eventId", nil, ids))
}

func main() {
	if err := backend.Manage("runtrail-bench-reference", backend.ServeOpts{QueryDataHandler: &reference{}}); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}
