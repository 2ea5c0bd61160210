package runtrailreceiver

import (
	"context"
	"time"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/consumer"
	"go.opentelemetry.io/collector/receiver"

	"github.com/runtrail/runtrail-audit-datasource/collector/runtrailreceiver/internal/metadata"
)

// NewFactory makes the factory of the receiver runtrail.
func NewFactory() receiver.Factory { return NewFactoryAt(time.Now) }

// NewFactoryAt is the same by another clock than the system's, for a vendor that is simulated at speed.
func NewFactoryAt(now func() time.Time) receiver.Factory {
	create := func(_ context.Context, settings receiver.Settings, config component.Config, next consumer.Logs) (receiver.Logs, error) {
		return newReceiver(settings, config.(*Config), next, now)
	}
	return receiver.NewFactory(metadata.Type, createDefaultConfig, receiver.WithLogs(create, metadata.LogsStability))
}
