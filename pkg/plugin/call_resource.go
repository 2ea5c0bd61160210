package plugin

import (
	"context"
	"net/http"
	"net/url"
	"strings"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
)

// CallResource answers the editors' pickers.
func (i *Instance) CallResource(ctx context.Context, request *backend.CallResourceRequest, sender backend.CallResourceResponseSender) error {
	if i.engine == nil {
		return sender.Send(failure(i.problem))
	}
	answer, err := guarded(i, "callResource", func() (runtime.ResourceAnswer, error) {
		return i.engine.CallResource(ctx, resourceRequest(request))
	})
	if gone(ctx, err) {
		return err
	}
	if err != nil {
		return sender.Send(failure(brokenSentence))
	}
	return sender.Send(resourceResponse(answer))
}

func resourceRequest(request *backend.CallResourceRequest) runtime.ResourceRequest {
	parameters := map[string]string{}
	if _, query, found := strings.Cut(request.URL, "?"); found {
		// What cannot be parsed is left out; the rest counts.
		values, _ := url.ParseQuery(query)
		for name := range values {
			parameters[name] = values.Get(name)
		}
	}
	return runtime.ResourceRequest{
		Method: request.Method, Path: strings.TrimPrefix(request.Path, "/"), Parameters: parameters,
	}
}

func failure(sentence string) *backend.CallResourceResponse {
	return resourceResponse(runtime.ResourceFailure(http.StatusInternalServerError, sentence))
}

func resourceResponse(answer runtime.ResourceAnswer) *backend.CallResourceResponse {
	return &backend.CallResourceResponse{
		Status: answer.Status, Body: answer.Body, Headers: map[string][]string{"Content-Type": {"application/json"}},
	}
}
