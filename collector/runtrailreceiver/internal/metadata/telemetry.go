package metadata

import (
	"context"
	"errors"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/otel/metric"
)

// Telemetry is the receiver's own metrics.
type Telemetry struct {
	Lag        metric.Float64ObservableGauge
	Events     metric.Int64Counter
	Shortfalls metric.Int64Counter
	Calls      metric.Int64Counter

	meter metric.Meter
}

// NewTelemetry makes them.
func NewTelemetry(settings component.TelemetrySettings) (*Telemetry, error) {
	meter := settings.MeterProvider.Meter(ScopeName)
	t := Telemetry{meter: meter}
	var errs [4]error
	t.Lag, errs[0] = meter.Float64ObservableGauge("otelcol_receiver_runtrail_lag",
		metric.WithDescription("How far the archive is behind: the time since which it may lack something."), metric.WithUnit("s"))
	t.Events, errs[1] = meter.Int64Counter("otelcol_receiver_runtrail_events",
		metric.WithDescription("Events that were read for the first time and handed on."), metric.WithUnit("{event}"))
	t.Shortfalls, errs[2] = meter.Int64Counter("otelcol_receiver_runtrail_shortfalls",
		metric.WithDescription("Readings that failed or lacked something, and are made again."), metric.WithUnit("{reading}"))
	t.Calls, errs[3] = meter.Int64Counter("otelcol_receiver_runtrail_calls",
		metric.WithDescription("Requests to the vendor."), metric.WithUnit("{request}"))
	return &t, errors.Join(errs[:]...)
}

// ObserveLag asks for a lag in seconds whenever the metrics are collected, until the registration ends.
func (t *Telemetry) ObserveLag(lag func() (seconds float64, known bool), labels metric.ObserveOption) (metric.Registration, error) {
	return t.meter.RegisterCallback(func(_ context.Context, observer metric.Observer) error {
		if seconds, known := lag(); known {
			observer.ObserveFloat64(t.Lag, seconds, labels)
		}
		return nil
	}, t.Lag)
}
