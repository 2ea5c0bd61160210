package runtrailreceiver

import (
	"context"
	"encoding/json"
	"errors"
	"math"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/runtrail/runtrail-audit-datasource/collector/runtrailreceiver/internal/metadata"
	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
	"go.opentelemetry.io/collector/component/componenttest"
	"go.opentelemetry.io/collector/consumer"
	"go.opentelemetry.io/collector/consumer/consumertest"
	"go.opentelemetry.io/collector/pdata/plog"
	"go.opentelemetry.io/collector/receiver/receivertest"
	"go.opentelemetry.io/otel/sdk/metric/metricdata"
)

const minute = int64(60_000)

// now of every test begins here.
var noon = time.Date(2026, 11, 21, 12, 0, 0, 0, time.UTC)

// bench is a lane with a vendor and a store that do as they are told.
type bench struct {
	t       *testing.T
	lane    *lane
	storage *memoryStorage
	sink    *consumertest.LogsSink
	config  *Config
	clock   time.Time
	asked   []runtime.CollectRequest
	// answer is what the engine reads.
	answer func(runtime.CollectRequest) runtime.Collected
	refuse error
	asker  asker
}

func newBench(t *testing.T, more map[string]any) *bench {
	b := &bench{t: t, storage: &memoryStorage{}, sink: &consumertest.LogsSink{}, config: configOf(t, more), clock: noon}
	b.answer = func(r runtime.CollectRequest) runtime.Collected { return reading(r) }
	b.restart()
	return b
}

// restart is what follows a crash.
func (b *bench) restart() {
	b.t.Helper()
	next, err := consumer.NewLogs(func(ctx context.Context, logs plog.Logs) error {
		if b.refuse != nil {
			return b.refuse
		}
		return b.sink.ConsumeLogs(ctx, logs)
	})
	if err != nil {
		b.t.Fatal(err)
	}
	r, err := newReceiver(receivertest.NewNopSettings(metadata.Type), b.config, next, func() time.Time { return b.clock })
	if err != nil {
		b.t.Fatal(err)
	}
	r.store, r.asker = store{b.storage}, b.asker
	b.lane = r.newLane("puppet.jobs", "collector-1", "process-1")
	b.lane.engine = b
}

func (b *bench) Collect(_ context.Context, r runtime.CollectRequest) (runtime.Collected, error) {
	b.asked = append(b.asked, r)
	return b.answer(r), nil
}

func (b *bench) step() (more bool) {
	b.t.Helper()
	more, err := b.lane.step(context.Background())
	if err != nil && b.refuse == nil {
		b.t.Fatal(err)
	}
	b.clock = b.clock.Add(time.Minute)
	return more
}

// readBack reads all that there is of the past.
func (b *bench) readBack() {
	b.t.Helper()
	for n := 0; !b.lane.state.BackfillDone; n++ {
		if err := b.lane.backfill(context.Background()); err != nil || n > 10 {
			b.t.Fatal(n, err)
		}
	}
}

// reading of a window that holds events at these moments, epoch ms.
func reading(r runtime.CollectRequest, times ...int64) runtime.Collected {
	collected := runtime.Collected{CompleteFrom: float64(r.From.UnixMilli()), CompleteUntil: float64(r.To.UnixMilli())}
	time, end := &columns.Numbers{}, &columns.Numbers{}
	outcome := &columns.Dictionary{Values: []string{"failure"}}
	id := &columns.Dictionary{}
	for n, at := range times {
		time.Values, end.Values = append(time.Values, float64(at)), append(end.Values, math.NaN())
		outcome.Codes = append(outcome.Codes, 0)
		id.Codes, id.Values = append(id.Codes, int32(n)), append(id.Values, utc(at))
		collected.Rows = append(collected.Rows, int32(n))
	}
	collected.Columns = map[string]columns.Column{"time": time, "end": end, "outcome": outcome, "eventId": id, "run": id}
	return collected
}

// lacking is a reading of a window that could not be read whole.
func lacking(r runtime.CollectRequest) runtime.Collected {
	collected := reading(r)
	collected.Shortfalls = []string{"Job 7 could not be read."}
	return collected
}

// records of one kind that the store has, in their order.
func (b *bench) records(name string) (found []plog.LogRecord) {
	for _, logs := range b.sink.AllLogs() {
		records := logs.ResourceLogs().At(0).ScopeLogs().At(0).LogRecords()
		for n := range records.Len() {
			if record := records.At(n); record.EventName() == name {
				found = append(found, record)
			}
		}
	}
	return found
}

func (b *bench) heartbeat(key string) string {
	b.t.Helper()
	beats := b.records("runtrail.heartbeat")
	if len(beats) == 0 {
		b.t.Fatal("there is no heartbeat")
	}
	value, _ := beats[len(beats)-1].Attributes().Get(key)
	return value.Str()
}

func TestEachWindowBeginsBeforeTheLastOneEndedAndNoEventIsSentTwice(t *testing.T) {
	b := newBench(t, nil)
	event := noon.UnixMilli() - 2*minute
	b.answer = func(r runtime.CollectRequest) runtime.Collected { return reading(r, event) }
	b.step()
	b.step()
	b.restart()
	b.step()
	if got := len(b.records("runtrail.event")); got != 1 {
		t.Errorf("%d events", got)
	}
	last := b.asked[2]
	if !last.To.Equal(noon.Add(2*time.Minute)) || !last.From.Equal(noon.Add(-10*time.Minute)) {
		t.Errorf("asked for %v to %v", last.From, last.To)
	}
	if until, backfill := b.heartbeat("runtrail.complete.until"), b.heartbeat("runtrail.backfill"); until != "1795262460000" || backfill != "true" {
		t.Error(until, backfill)
	}
}

func TestARecordIsAsTheTableOfTheDocumentationSays(t *testing.T) {
	b := newBench(t, nil)
	b.answer = func(r runtime.CollectRequest) runtime.Collected { return reading(r, noon.UnixMilli()) }
	b.step()
	record := b.records("runtrail.event")[0]
	want := map[string]any{"runtrail.event.id": "2026-11-21 12:00:00Z", "cicd.pipeline.run.id": "2026-11-21 12:00:00Z", "runtrail.outcome": "failure", "runtrail.read_at": "1795262400000", "runtrail.version": "1"}
	if got := record.Attributes().AsRaw(); len(got) != len(want) {
		t.Error(got)
	} else {
		for key, value := range want {
			if got[key] != value {
				t.Errorf("%s is %v", key, got[key])
			}
		}
	}
	if record.SeverityNumber() != plog.SeverityNumberError || record.SeverityText() != "error" || record.Timestamp().AsTime() != noon || record.ObservedTimestamp().AsTime() != noon {
		t.Error(record.SeverityText(), record.Timestamp().AsTime())
	}
	resource := b.sink.AllLogs()[0].ResourceLogs().At(0).Resource().Attributes().AsRaw()
	if text, _ := json.Marshal(resource); string(text) != `{"runtrail.query_type":"puppet.jobs","runtrail.source":"puppet","runtrail.vendor":"puppet","service.name":"runtrail"}` {
		t.Error(string(text))
	}
}

// Of one that is longer than 2 MiB VictoriaLogs takes nothing, and says so in its own log alone.
func TestNoRecordIsTooLongForTheStore(t *testing.T) {
	b := newBench(t, map[string]any{"details": true})
	long := strings.Repeat("ä", 1_500_000)
	texts := func(texts ...string) columns.Column {
		return &columns.Dictionary{Codes: []int32{0, 1, 2}, Values: texts}
	}
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		collected := reading(r, noon.UnixMilli()-3, noon.UnixMilli()-2, noon.UnixMilli()-1)
		collected.Columns["message"] = texts("short", long, "short")
		collected.Columns["details"] = texts(`{"short":true}`, `{}`, `{"long":"`+long+`"}`)
		return collected
	}
	b.step()
	records := b.records("runtrail.event")
	if len(records) != 3 {
		t.Fatal(len(records))
	}
	for n, want := range []struct {
		cut, details any
		end          string
	}{{nil, `{"short":true}`, "short"}, {"message", "{}", "8 more bytes are not archived)"}, {nil, nil, "short"}} {
		body, attributes := records[n].Body().Str(), records[n].Attributes().AsRaw()
		size := len(body)
		for _, value := range records[n].Attributes().All() {
			size += len(value.Str())
		}
		if size > 2_000_500 || attributes["runtrail.cut"] != want.cut || attributes["runtrail.details"] != want.details {
			t.Error(n, size, attributes["runtrail.cut"])
		}
		if !strings.HasSuffix(body, want.end) || !utf8.ValidString(body) {
			t.Error(n, body[max(0, len(body)-50):])
		}
	}
}

func TestAWindowThatLacksSomethingIsReadAgainUntilItIsWhole(t *testing.T) {
	b := newBench(t, nil)
	isLacking := true
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		collected := reading(r, noon.UnixMilli())
		if isLacking {
			collected.Shortfalls = []string{"Job 7 could not be read."}
		}
		return collected
	}
	b.step()
	b.step()
	if lacks, until := b.heartbeat("runtrail.lacks"), b.heartbeat("runtrail.complete.until"); lacks != `["Job 7 could not be read."]` || until != "1795262340000" {
		t.Error(lacks, until)
	}
	isLacking = false
	b.step()
	if lacks, until := b.heartbeat("runtrail.lacks"), b.heartbeat("runtrail.complete.until"); lacks != `[]` || until != "1795262460000" {
		t.Error(lacks, until)
	}
	if got := len(b.records("runtrail.event")); got != 1 {
		t.Errorf("%d events: what could be read is sent once", got)
	}
}

func TestWhatTheVendorAnswersWithAnErrorMovesNothing(t *testing.T) {
	b := newBench(t, nil)
	b.answer = func(runtime.CollectRequest) runtime.Collected { return runtime.Collected{Error: "Puppet is away."} }
	b.step()
	b.step()
	if lacks, until := b.heartbeat("runtrail.lacks"), b.heartbeat("runtrail.complete.until"); lacks != `["Puppet is away."]` || until != "1795262340000" {
		t.Error(lacks, until)
	}
}

func TestWhatTheStoreRefusesIsSentAgain(t *testing.T) {
	b := newBench(t, nil)
	b.answer = func(r runtime.CollectRequest) runtime.Collected { return reading(r, noon.UnixMilli()) }
	b.refuse = errors.New("the store is full")
	b.step()
	b.restart()
	b.refuse = nil
	b.step()
	if got := len(b.records("runtrail.event")); got != 1 {
		t.Errorf("%d events", got)
	}
}

// lagOf tells a lane's lag as whoever collects the metrics now sees it; -1 = there is none.
func lagOf(t *testing.T, l *lane) float64 {
	telemetry := componenttest.NewTelemetry()
	t.Cleanup(func() { _ = telemetry.Shutdown(context.Background()) })
	m, err := metadata.NewTelemetry(telemetry.NewTelemetrySettings())
	if err == nil {
		_, err = m.ObserveLag(l.lag, l.labels)
	}
	if err != nil {
		t.Fatal(err)
	}
	found, err := telemetry.GetMetric("otelcol_receiver_runtrail_lag")
	if err != nil {
		return -1
	}
	return found.Data.(metricdata.Gauge[float64]).DataPoints[0].Value
}

func TestTheLagGrowsWhileNothingIsRead(t *testing.T) {
	b := newBench(t, nil)
	if got := lagOf(t, b.lane); got != -1 {
		t.Error(got)
	}
	b.step()
	// The step under way waits for the vendor, or for room in the exporter's queue.
	b.clock = noon.Add(2 * time.Hour)
	if got := lagOf(t, b.lane); got != 7_260 {
		t.Error(got)
	}
}

func TestTheLagIsKnownAfterARestartBeforeAnythingIsAccepted(t *testing.T) {
	for name, b := range map[string]*bench{"believed": newBench(t, nil), "confirmed": newAsking(t, map[string]any{}).bench} {
		b.step()
		b.clock = noon.Add(time.Hour)
		b.restart()
		b.refuse = errors.New("the queue is full")
		b.step()
		if got := lagOf(t, b.lane); got != 3_720 {
			t.Error(name, got)
		}
	}
}

func TestAnEventThatChangedIsSentAgain(t *testing.T) {
	b := newBench(t, nil)
	outcome := "failure"
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		collected := reading(r, noon.UnixMilli())
		collected.Columns["outcome"] = &columns.Dictionary{Codes: []int32{0}, Values: []string{outcome}}
		return collected
	}
	b.step()
	outcome = "stopped"
	b.step()
	events := b.records("runtrail.event")
	if len(events) != 2 || events[1].SeverityText() != "warning" {
		t.Fatal(len(events))
	}
}

func TestWhatStillGoesOnKeepsTheArchiveFromBeingCompleteBeyondItsBegin(t *testing.T) {
	b := newBench(t, nil)
	began := float64(noon.UnixMilli() - 30*minute)
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		collected := reading(r)
		collected.CompleteUntil = began
		return collected
	}
	b.step()
	if from, until := b.heartbeat("runtrail.complete.from"), b.heartbeat("runtrail.complete.until"); from != until || until != "1795260600000" {
		t.Error(from, until)
	}
}

func TestUnderAnotherNameCollectingBeginsAnew(t *testing.T) {
	b := newBench(t, map[string]any{"backfill": map[string]any{"enabled": true, "max_age": "240h"}})
	event := noon.UnixMilli() - 2*minute
	b.answer = func(r runtime.CollectRequest) runtime.Collected { return reading(r, event) }
	b.step()
	b.readBack()
	b.clock = noon.Add(time.Hour)
	b.config.Source = "puppet-2"
	b.restart()
	b.step()
	if from, backfill := b.heartbeat("runtrail.complete.from"), b.heartbeat("runtrail.backfill"); from != strconv.FormatInt(noon.UnixMilli()+59*minute, 10) || backfill != "true" {
		t.Error(from, backfill)
	}
	if got := len(b.records("runtrail.event")); got != 2 {
		t.Errorf("%d events", got)
	}
}

func TestHeartbeatsSayWhenTheFirstOfThemWasSent(t *testing.T) {
	b := newBench(t, nil)
	b.refuse = errors.New("the queue is full")
	b.step()
	b.refuse = nil
	b.step()
	b.restart()
	b.step()
	if since := b.heartbeat("runtrail.collector.since"); since != strconv.FormatInt(noon.UnixMilli()+minute, 10) {
		t.Error(since)
	}
	if process := b.heartbeat("runtrail.collector.process"); process != "process-1" {
		t.Error(process)
	}
	b = newBench(t, map[string]any{"store_keeps": "72h"})
	b.step()
	b.clock = noon.Add(9 * day)
	b.step()
	if since := b.heartbeat("runtrail.collector.since"); since != strconv.FormatInt(noon.Add(6*day).UnixMilli(), 10) {
		t.Error(since)
	}
}

func TestHeartbeatsVouchForNoMoreThanTheStoreKeeps(t *testing.T) {
	b := newBench(t, map[string]any{"store_keeps": "72h", "backfill": map[string]any{"max_age": "240h"}})
	first := noon.Add(-9 * day).UnixMilli()
	b.answer = func(r runtime.CollectRequest) runtime.Collected { return reading(r, first, noon.UnixMilli()-minute) }
	b.step()
	b.lane.readBack(t.Context(), time.Now().Add(time.Minute))
	b.step()
	from, err := strconv.ParseInt(b.heartbeat("runtrail.complete.from"), 10, 64)
	if kept := noon.Add(-72 * time.Hour).UnixMilli(); err != nil || from < kept || from > kept+10*minute {
		t.Errorf("it is complete from %d, and the store keeps what came after %d", from, kept)
	}
}

func TestWhatTheStoreDoesNotKeepIsNotSent(t *testing.T) {
	b := newBench(t, map[string]any{"store_keeps": "72h"})
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		return reading(r, noon.Add(-73*time.Hour).UnixMilli(), noon.Add(-71*time.Hour).UnixMilli())
	}
	b.step()
	if got := b.records("runtrail.event"); len(got) != 1 || got[0].Timestamp().AsTime() != noon.Add(-71*time.Hour) {
		t.Errorf("%d events", len(got))
	}
}

func TestAVendorThatIsSweptTellsItselfHowFarTheArchiveIsComplete(t *testing.T) {
	b := newBench(t, nil)
	swept := 0
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		swept++
		collected := reading(r, noon.UnixMilli()-90*minute)
		collected.CompleteFrom, collected.CompleteUntil = math.Inf(-1), float64(noon.UnixMilli()-60*minute)
		collected.Memory, collected.More = []byte(`{"swept":1}`), swept == 1
		collected.Gaps = [][2]float64{{1, 5}}
		return collected
	}
	if !b.step() || b.heartbeat("runtrail.backfill") != "true" {
		t.Error("more is due")
	}
	b.restart()
	if b.step() {
		t.Error("nothing more is due")
	}
	if string(b.asked[1].Memory) != `{"swept":1}` {
		t.Error(string(b.asked[1].Memory))
	}
	if from, until, gaps := b.heartbeat("runtrail.complete.from"), b.heartbeat("runtrail.complete.until"), b.heartbeat("runtrail.complete.gaps"); from != "1795257000000" || until != "1795258800000" || gaps != "[[1,5]]" {
		t.Error(from, until, gaps)
	}
}

func TestStorageOfAnotherVersionIsNotGuessedAt(t *testing.T) {
	b := newBench(t, nil)
	if err := b.storage.Set(context.Background(), "state/puppet.jobs", []byte(`{"version":2}`)); err != nil {
		t.Fatal(err)
	}
	if _, err := b.lane.step(context.Background()); err == nil || !strings.Contains(err.Error(), "another version (2)") {
		t.Error(err)
	}
}

func TestASweepIsOfNowHoweverLongTheCollectorWasOff(t *testing.T) {
	b := newBench(t, nil)
	b.answer = func(r runtime.CollectRequest) runtime.Collected {
		collected := reading(r)
		collected.Memory, collected.CompleteUntil = []byte(`{}`), float64(b.clock.UnixMilli())
		return collected
	}
	b.step()
	b.restart()
	b.clock = noon.Add(50 * time.Hour)
	b.step()
	if until, want := b.heartbeat("runtrail.complete.until"), noon.Add(50*time.Hour-time.Minute).UnixMilli(); until != strconv.FormatInt(want, 10) {
		t.Error(until, want)
	}
}
