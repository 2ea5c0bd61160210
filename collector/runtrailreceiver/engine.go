package runtrailreceiver

import (
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/runtrail/runtrail-audit-datasource/pkg/plugin"
	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
	"go.uber.org/zap"
)

// What one reading may take where the settings do not say otherwise: more runs and more time than a panel has, and less memory,
// as nothing is read beside it.
var limits = map[string]any{
	"maxEvents": 200_000, "maxRuns": 10_000, "queryTimeout": 3_600, "maxResponseMegabytes": 16, "memoryMegabytes": 24,
}

// startEngine runs the engine of a data source with these settings.
func startEngine(ctx context.Context, config *Config, log *zap.Logger, now func() time.Time) (*runtime.Engine, error) {
	runtime.LeaveMemoryLimit()
	settings, err := dataSource(config)
	if err != nil {
		return nil, err
	}
	engine, _, err := plugin.StartEngine(ctx, settings, plugin.EngineOptions{Log: newLogger(log), Now: now})
	if err != nil {
		return nil, fmt.Errorf("starting the engine: %w", err)
	}
	return engine, nil
}

func dataSource(config *Config) (backend.DataSourceInstanceSettings, error) {
	jsonData := maps.Clone(limits)
	maps.Copy(jsonData, config.Settings)
	jsonData["vendor"] = config.Vendor
	jsonData["maxRequestsPerSecond"], jsonData["maxConcurrentRequests"] = config.RequestsPerSecond, config.ConcurrentRequests
	secrets := make(map[string]string, len(config.Secrets))
	for name, secret := range config.Secrets {
		secrets[name] = string(secret)
	}
	if err := config.TLS.add(jsonData, secrets); err != nil {
		return backend.DataSourceInstanceSettings{}, err
	}
	text, err := json.Marshal(jsonData)
	if err != nil {
		return backend.DataSourceInstanceSettings{}, fmt.Errorf("settings: %w", err)
	}
	return backend.DataSourceInstanceSettings{
		Type: plugin.ID, Name: config.Source, URL: config.Endpoint, JSONData: text, DecryptedSecureJSONData: secrets,
	}, nil
}
