package plugin

import (
	"context"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
)

// CheckHealth is Save & test. The only error is that of an ended context.
func (i *Instance) CheckHealth(ctx context.Context, _ *backend.CheckHealthRequest) (*backend.CheckHealthResult, error) {
	if i.engine == nil {
		return &backend.CheckHealthResult{Status: backend.HealthStatusError, Message: i.problem}, nil
	}
	health, err := guarded(i, "checkHealth", func() (runtime.Health, error) { return i.engine.CheckHealth(ctx) })
	switch {
	case gone(ctx, err):
		return nil, err
	case err != nil:
		health = runtime.Health{Message: brokenSentence}
	}
	status := backend.HealthStatusError
	if health.OK {
		status = backend.HealthStatusOk
	}
	return &backend.CheckHealthResult{Status: status, Message: health.Message}, nil
}
