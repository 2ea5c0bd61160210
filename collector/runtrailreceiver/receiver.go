package runtrailreceiver

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/google/uuid"
	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/consumer"
	"go.opentelemetry.io/collector/extension/xextension/storage"
	"go.opentelemetry.io/collector/receiver"
	"go.opentelemetry.io/collector/receiver/receiverhelper"
	"go.opentelemetry.io/otel/metric"

	"github.com/runtrail/runtrail-audit-datasource/collector/runtrailreceiver/internal/metadata"
	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
)

// runtrailReceiver collects from one vendor, its query types side by side.
type runtrailReceiver struct {
	config    *Config
	settings  receiver.Settings
	next      consumer.Logs
	now       func() time.Time
	report    *receiverhelper.ObsReport
	telemetry *metadata.Telemetry

	engine *runtime.Engine
	store  store
	asker  asker
	cancel context.CancelFunc
	lanes  sync.WaitGroup
	lags   []metric.Registration
}

func newReceiver(settings receiver.Settings, config *Config, next consumer.Logs, now func() time.Time) (*runtrailReceiver, error) {
	report, err := receiverhelper.NewObsReport(receiverhelper.ObsReportSettings{ReceiverID: settings.ID, ReceiverCreateSettings: settings})
	if err != nil {
		return nil, err
	}
	telemetry, err := metadata.NewTelemetry(settings.TelemetrySettings)
	if err != nil {
		return nil, err
	}
	return &runtrailReceiver{config: config, settings: settings, next: next, now: now, report: report, telemetry: telemetry}, nil
}

// Start begins to collect. What the vendor refuses is no error here: it is told in the log and in heartbeats, and tried again.
func (r *runtrailReceiver) Start(ctx context.Context, host component.Host) error {
	client, err := r.openStorage(ctx, host)
	if err != nil {
		return err
	}
	r.store = store{client}
	id, err := r.store.collectorID(ctx)
	if err != nil {
		return err
	}
	if r.asker, err = r.openConfirming(ctx, host); err != nil {
		return err
	}
	if r.engine, err = startEngine(ctx, r.config, r.settings.Logger, r.now); err != nil {
		return err
	}
	queryTypes, err := r.queryTypes(ctx)
	if err != nil {
		return err
	}
	working, cancel := context.WithCancel(context.Background())
	r.cancel = cancel
	process := uuid.NewString()
	for _, queryType := range queryTypes {
		l := r.newLane(queryType, id, process)
		registration, err := r.telemetry.ObserveLag(l.lag, l.labels)
		if err != nil {
			return err
		}
		r.lags = append(r.lags, registration)
		r.lanes.Go(func() { l.run(working) })
	}
	return nil
}

func (r *runtrailReceiver) openStorage(ctx context.Context, host component.Host) (storage.Client, error) {
	if r.config.Storage == nil {
		return nil, errors.New("storage is missing")
	}
	extension, ok := host.GetExtensions()[*r.config.Storage].(storage.Extension)
	if !ok {
		return nil, fmt.Errorf("storage: there is no storage extension %q in service::extensions", r.config.Storage)
	}
	client, err := extension.GetClient(ctx, component.KindReceiver, r.settings.ID, "")
	if err != nil {
		return nil, fmt.Errorf("storage: %w", err)
	}
	return client, nil
}

// openConfirming makes nil where nothing is to be confirmed.
func (r *runtrailReceiver) openConfirming(ctx context.Context, host component.Host) (asker, error) {
	confirm := &r.config.Confirm
	if confirm.Endpoint == "" {
		return nil, nil
	}
	client, err := confirm.ToClient(ctx, host.GetExtensions(), r.settings.TelemetrySettings)
	if err != nil {
		return nil, fmt.Errorf("confirm: %w", err)
	}
	return victoriaLogs{client: client, endpoint: strings.TrimRight(confirm.Endpoint, "/"), source: r.config.Source}, nil
}

// queryTypes are those wanted. With settings that the engine refuses there are none; its sentence says why.
func (r *runtrailReceiver) queryTypes(ctx context.Context) ([]string, error) {
	known := r.engine.QueryTypes()
	if len(known) == 0 {
		health, err := r.engine.CheckHealth(ctx)
		if err != nil {
			return nil, err
		}
		return nil, errors.New(health.Message)
	}
	for _, wanted := range r.config.QueryTypes {
		if !slices.Contains(known, wanted) {
			return nil, fmt.Errorf("query_types: %s has no %q; it has %s", r.config.Vendor, wanted, strings.Join(known, ", "))
		}
	}
	if len(r.config.QueryTypes) > 0 {
		return slices.Compact(slices.Sorted(slices.Values(r.config.QueryTypes))), nil
	}
	return known, nil
}

// Shutdown ends what is under way; it is read again after the next start.
func (r *runtrailReceiver) Shutdown(ctx context.Context) error {
	if r.cancel != nil {
		r.cancel()
		r.lanes.Wait()
	}
	for _, lag := range r.lags {
		_ = lag.Unregister()
	}
	if r.engine != nil {
		r.engine.Close()
	}
	if r.store.client != nil {
		return r.store.client.Close(ctx)
	}
	return nil
}
