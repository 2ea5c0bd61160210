package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
)

// queryBody is the body of Grafana's /api/ds/query.
type queryBody struct {
	From    string            `json:"from"`
	To      string            `json:"to"`
	Queries []json.RawMessage `json:"queries"`
}

// envelope is what Grafana reads of a query; the rest is the plugin's.
type envelope struct {
	RefID         string  `json:"refId"`
	Hide          bool    `json:"hide"`
	QueryType     string  `json:"queryType"`
	IntervalMS    float64 `json:"intervalMs"`
	MaxDataPoints int64   `json:"maxDataPoints"`
	Datasource    struct {
		UID  string `json:"uid"`
		Type string `json:"type"`
	} `json:"datasource"`
	TimeRange *struct {
		From string `json:"from"`
		To   string `json:"to"`
	} `json:"timeRange"`
}

// query answers one request for several queries and data sources, each data source in one call of the plugin, as Grafana does.
func (s *server) query(w http.ResponseWriter, r *http.Request) {
	var body queryBody
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 16<<20)).Decode(&body); err != nil {
		writeMessage(w, http.StatusBadRequest, "bad request data")
		return
	}
	groups, err := s.group(body)
	if err != nil {
		writeMessage(w, http.StatusBadRequest, err.Error())
		return
	}
	results := backend.Responses{}
	var mu sync.Mutex
	var wait sync.WaitGroup
	var failed error
	for _, one := range groups {
		wait.Go(func() {
			responses, err := s.queryOne(r.Context(), one, passedOn(r.Header))
			mu.Lock()
			defer mu.Unlock()
			if err != nil {
				failed = err
			}
			for refID, response := range responses {
				results[refID] = response
			}
		})
	}
	wait.Wait()
	if failed != nil {
		writeMessage(w, http.StatusInternalServerError, "An error occurred within the plugin: "+failed.Error())
		return
	}
	status := http.StatusOK
	for _, response := range results {
		if response.Error != nil {
			status = http.StatusBadRequest
		}
	}
	text, err := backend.QueryDataResponse{Responses: results}.MarshalJSON()
	if err != nil {
		writeMessage(w, http.StatusInternalServerError, fmt.Sprintf("The answer could not be written: %v", err))
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(text)
}

type group struct {
	datasource datasource
	queries    []backend.DataQuery
}

// group sorts queries by data source, in the order in which data sources first appear.
func (s *server) group(body queryBody) ([]*group, error) {
	if len(body.Queries) == 0 {
		return nil, fmt.Errorf("no queries found")
	}
	var groups []*group
	byUID := map[string]*group{}
	for _, text := range body.Queries {
		var e envelope
		if err := json.Unmarshal(text, &e); err != nil {
			return nil, fmt.Errorf("bad query: %w", err)
		}
		if e.Hide {
			continue
		}
		one, err := s.datasources.get(e.Datasource.UID)
		if err != nil {
			return nil, fmt.Errorf("invalid data source identifier %q: %w", e.Datasource.UID, err)
		}
		from, to := body.From, body.To
		if e.TimeRange != nil {
			from, to = e.TimeRange.From, e.TimeRange.To
		}
		times, err := timeRange(from, to, time.Now())
		if err != nil {
			return nil, err
		}
		if byUID[one.UID] == nil {
			byUID[one.UID] = &group{datasource: one}
			groups = append(groups, byUID[one.UID])
		}
		byUID[one.UID].queries = append(byUID[one.UID].queries, backend.DataQuery{
			RefID:         defaulted(e.RefID, "A"),
			QueryType:     e.QueryType,
			MaxDataPoints: defaulted(e.MaxDataPoints, 100),
			Interval:      time.Duration(defaulted(e.IntervalMS, 1000)) * time.Millisecond,
			TimeRange:     times,
			JSON:          text,
		})
	}
	return groups, nil
}

func defaulted[T comparable](value, fallback T) T {
	var zero T
	if value == zero {
		return fallback
	}
	return value
}

// passedOn are the headers by which Grafana tells a plugin who asks.
func passedOn(headers http.Header) map[string]string {
	passed := map[string]string{}
	for _, name := range []string{"FromAlert", "X-Cache-Skip"} {
		if value := headers.Get(name); value != "" {
			passed[name] = value
		}
	}
	return passed
}

func (s *server) queryOne(ctx context.Context, g *group, headers map[string]string) (backend.Responses, error) {
	if g.datasource.Type == metricType {
		return walk(g.queries), nil
	}
	conn, err := s.process.connection(ctx)
	if err != nil {
		return nil, err
	}
	request := backend.ToProto().QueryDataRequest(&backend.QueryDataRequest{Headers: headers, Queries: g.queries})
	request.PluginContext = s.pluginContext(g.datasource)
	answer, err := pluginv2.NewDataClient(conn).QueryData(ctx, request)
	if err != nil {
		return nil, fmt.Errorf("query the plugin: %w", err)
	}
	decoded, err := backend.FromProto().QueryDataResponse(answer)
	if err != nil {
		return nil, fmt.Errorf("read the plugin's frames: %w", err)
	}
	return decoded.Responses, nil
}
