package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"

	"github.com/runtrail/runtrail-audit-datasource/tests/preview/alerting"
)

// ruleQuery is the query of a rule as Grafana hands it to a plugin: the range ends now, no dashboard, no variables.
func ruleQuery(query alerting.Query, now time.Time) (backend.DataQuery, error) {
	var model struct {
		QueryType     string  `json:"queryType"`
		IntervalMS    float64 `json:"intervalMs"`
		MaxDataPoints int64   `json:"maxDataPoints"`
	}
	if err := json.Unmarshal(query.Model, &model); err != nil {
		return backend.DataQuery{}, fmt.Errorf("read query %s: %w", query.RefID, err)
	}
	return backend.DataQuery{
		RefID:         query.RefID,
		QueryType:     model.QueryType,
		MaxDataPoints: defaulted(model.MaxDataPoints, 43_200),
		Interval:      time.Duration(defaulted(model.IntervalMS, 1000)) * time.Millisecond,
		TimeRange:     backend.TimeRange{From: now.Add(-query.From), To: now.Add(-query.To)},
		JSON:          query.Model,
	}, nil
}

// ruleView is a rule with what it came to, for the page.
func ruleView(rule alerting.Rule, health ruleHealth) map[string]any {
	steps := make([]map[string]any, len(rule.Queries))
	for i, query := range rule.Queries {
		steps[i] = map[string]any{
			"refId": query.RefID, "datasourceUid": query.DatasourceUID, "model": query.Model,
			"fromSeconds": int(query.From.Seconds()), "isExpression": query.DatasourceUID == alerting.ExpressionUID,
		}
	}
	return map[string]any{
		"uid": rule.UID, "title": rule.Title, "group": rule.Group, "folder": rule.Folder, "condition": rule.Condition,
		"intervalMs": rule.Interval.Milliseconds(), "forMs": rule.For.Milliseconds(), "isPaused": rule.IsPaused,
		"noDataState": rule.NoDataState, "execErrState": rule.ExecErrState, "labels": rule.Labels, "annotations": rule.Annotations,
		"queries": steps, "health": health, "state": alerting.Summary(health.Instances),
		"isEvaluated": !health.EvaluatedAt.IsZero(),
	}
}

// readJSON reads a small body.
func readJSON(w http.ResponseWriter, r *http.Request, into any) error {
	if !strings.HasPrefix(r.Header.Get("Content-Type"), "application/json") {
		return fmt.Errorf("the body has to be JSON")
	}
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 1<<20)).Decode(into); err != nil {
		return fmt.Errorf("read the body: %w", err)
	}
	return nil
}
