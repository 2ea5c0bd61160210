package runtrailreceiver

import (
	"context"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/runtrail/runtrail-audit-datasource/collector/runtrailreceiver/internal/metadata"
	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/consumer/consumertest"
	"go.opentelemetry.io/collector/receiver/receivertest"
)

type hostWith map[component.ID]component.Component

func (h hostWith) GetExtensions() map[component.ID]component.Component { return h }

var fileStorage = component.MustNewID("file_storage")

func start(t *testing.T, more map[string]any, host component.Host, sink *consumertest.LogsSink) error {
	t.Helper()
	logs, err := NewFactory().CreateLogs(context.Background(), receivertest.NewNopSettings(metadata.Type), configOf(t, more), sink)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := logs.Shutdown(context.Background()); err != nil {
			t.Error(err)
		}
	})
	return logs.Start(context.Background(), host)
}

func TestAReceiverReadsItsVendorAndSaysHowFarTheArchiveIs(t *testing.T) {
	vendor := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("X-Authentication") != "secret-token" {
			w.WriteHeader(http.StatusUnauthorized)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write([]byte(`{"items":[],"pagination":{"limit":500,"offset":0,"total":0}}`))
	}))
	t.Cleanup(vendor.Close)
	sink := &consumertest.LogsSink{}
	if err := start(t, map[string]any{"endpoint": vendor.URL}, hostWith{fileStorage: &memoryStorage{}}, sink); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(20 * time.Second); sink.LogRecordCount() < 2; time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatal("there are no heartbeats")
		}
	}
	attributes := sink.AllLogs()[0].ResourceLogs().At(0).ScopeLogs().At(0).LogRecords().At(0).Attributes()
	if lacks, _ := attributes.Get("runtrail.lacks"); lacks.Str() != "[]" {
		t.Error(lacks.Str())
	}
}

func TestWhatCannotBeRunIsSaidAtTheStart(t *testing.T) {
	good := hostWith{fileStorage: &memoryStorage{}}
	for want, c := range map[string]struct {
		more map[string]any
		host component.Host
	}{
		"there is no storage extension":              {nil, hostWith{}},
		`puppet has no "puppet.nodes"`:               {map[string]any{"query_types": []any{"puppet.nodes"}}, good},
		"Access token (puppetToken) is missing":      {map[string]any{"secrets": map[string]any{}}, good},
		`Vendor (vendor) "chef" is unknown`:          {map[string]any{"vendor": "chef"}, good},
		"Most runs (maxRuns) must be a whole number": {map[string]any{"settings": map[string]any{"maxRuns": -1}}, good},
	} {
		if err := start(t, c.more, c.host, &consumertest.LogsSink{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}
