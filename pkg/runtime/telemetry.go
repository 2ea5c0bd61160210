package runtime

import (
	"context"
	"encoding/json"
	"strings"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/tracing"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"
)

// span begins a span of our own. Nothing that goes into one may tell of persons: no paths, parameters or values of filters.
func span(ctx context.Context, name string, attributes ...attribute.KeyValue) (context.Context, trace.Span) {
	return tracing.DefaultTracer().Start(ctx, name, trace.WithAttributes(attributes...))
}

// attributes describe the queries, one entry of each list a query.
func (r QueryRequest) attributes() []attribute.KeyValue {
	var refIDs, types, formats []string
	var maxDataPoints, intervals, from, to []int64
	for _, query := range r.Queries {
		var saved struct{ QueryType, Format any }
		_ = json.Unmarshal(query.JSON, &saved)
		queryType, _ := saved.QueryType.(string)
		format, _ := saved.Format.(string)
		refIDs, types, formats = append(refIDs, query.RefID), append(types, queryType), append(formats, format)
		maxDataPoints, intervals = append(maxDataPoints, query.MaxDataPoints), append(intervals, query.Interval.Milliseconds())
		from, to = append(from, query.From.UnixMilli()), append(to, query.To.UnixMilli())
	}
	return []attribute.KeyValue{
		attribute.StringSlice("query.ref_id", refIDs), attribute.StringSlice("query.type", types),
		attribute.StringSlice("query.format", formats), attribute.Int64Slice("query.max_data_points", maxDataPoints),
		attribute.Int64Slice("query.interval_ms", intervals),
		attribute.Int64Slice("query.time_range.from", from), attribute.Int64Slice("query.time_range.to", to),
		attribute.Bool("query.from_alert", r.FromAlert),
	}
}

// describeFetch ends the span of a fetch.
func describeFetch(s trace.Span, result fetched) {
	if failure := result.failure; failure != nil {
		s.SetAttributes(attribute.String("failure.kind", failure.Kind), attribute.Int("http.attempts", failure.Attempts))
		s.SetStatus(codes.Error, failure.Kind)
	} else {
		s.SetAttributes(
			attribute.Int("http.response.status_code", result.answer.Status), attribute.Int("http.attempts", result.answer.Attempts),
			attribute.Int64("http.response.body.size", result.answer.Bytes),
		)
	}
	if result.table != nil {
		s.SetAttributes(attribute.Int("rows", result.table.Length))
	}
	s.End()
}

// describeAnswer ends the span of a request of queries, and writes the one line about it.
func (e *Engine) describeAnswer(s trace.Span, started time.Time, u *usage, results []QueryResult) {
	rows := 0
	refIDs := make([]string, 0, len(results))
	for _, result := range results {
		refIDs = append(refIDs, result.RefID)
		if result.Error != "" {
			s.SetStatus(codes.Error, "a query failed")
		}
		for _, frame := range result.Frames {
			rows += frame.Rows
		}
	}
	var calls, bytes int64
	if u != nil {
		calls, bytes = u.figures()
	}
	s.SetAttributes(attribute.Int("rows", rows), attribute.Int64("calls", calls), attribute.Int64("bytes", bytes))
	s.End()
	e.log.Debug("Queries answered", "queries", len(results), "refIds", strings.Join(refIDs, " "), "rows", rows, "calls", calls, "bytes", bytes, "ms", time.Since(started).Milliseconds())
}
