package plugin

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
)

// QueryData answers all queries of a request with one call of the engine. The only error is that of an ended context.
func (i *Instance) QueryData(ctx context.Context, request *backend.QueryDataRequest) (*backend.QueryDataResponse, error) {
	if i.engine == nil {
		return everyQuery(request, i.problem), nil
	}
	results, err := guarded(i, "queryData", func() ([]runtime.QueryResult, error) {
		return i.engine.Query(ctx, queryRequest(request))
	})
	if gone(ctx, err) {
		return nil, err
	}
	response := everyQuery(request, brokenSentence)
	for _, result := range results {
		if _, asked := response.Responses[result.RefID]; asked {
			response.Responses[result.RefID] = i.dataResponse(ctx, request.Format, result)
		}
	}
	return response, nil
}

func queryRequest(request *backend.QueryDataRequest) runtime.QueryRequest {
	queries := make([]runtime.QueryEnvelope, len(request.Queries))
	for n, query := range request.Queries {
		queries[n] = runtime.QueryEnvelope{
			RefID: query.RefID, From: query.TimeRange.From, To: query.TimeRange.To,
			Interval: query.Interval, MaxDataPoints: query.MaxDataPoints, JSON: query.JSON,
		}
	}
	return runtime.QueryRequest{
		FromAlert: isTrue(request.Headers, "FromAlert"),
		SkipCache: isTrue(request.Headers, "X-Cache-Skip"),
		Queries:   queries,
	}
}

// isTrue looks a header up without regard to case: Grafana sends some as they are and some marked as HTTP headers.
func isTrue(headers map[string]string, name string) bool {
	for key, value := range headers {
		key = strings.TrimPrefix(strings.ToLower(key), "http_")
		if key == strings.ToLower(name) && strings.EqualFold(strings.TrimSpace(value), "true") {
			return true
		}
	}
	return false
}

func (i *Instance) dataResponse(ctx context.Context, format backend.DataFrameFormat, result runtime.QueryResult) backend.DataResponse {
	response := backend.DataResponse{Status: backend.Status(result.Status)}
	if err := put(ctx, format, result.RefID, result.Frames, &response); err != nil {
		i.log.Error("Frames could not be read", "refId", result.RefID, "error", err.Error())
		return failed(brokenSentence)
	}
	if result.Error != "" {
		response.Error = errors.New(result.Error)
		response.ErrorSource = backend.ErrorSource(result.ErrorSource)
	}
	return response
}

// everyQuery answers each query with the same error of the plugin's own.
func everyQuery(request *backend.QueryDataRequest, sentence string) *backend.QueryDataResponse {
	response := backend.NewQueryDataResponse()
	for _, query := range request.Queries {
		response.Responses[query.RefID] = failed(sentence)
	}
	return response
}

// failed is an error of the plugin's own.
func failed(sentence string) backend.DataResponse {
	return backend.DataResponse{Error: errors.New(sentence), Status: http.StatusInternalServerError, ErrorSource: backend.ErrorSourcePlugin}
}
