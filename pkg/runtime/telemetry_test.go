package runtime

import (
	"context"
	"fmt"
	"net/http"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend/tracing"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
)

func TestASlowQueryCanBeExplained(t *testing.T) {
	exporter := tracetest.NewInMemoryExporter()
	before := tracing.DefaultTracer()
	tracing.InitDefaultTracer(sdktrace.NewTracerProvider(sdktrace.WithSyncer(exporter)).Tracer("test"))
	t.Cleanup(func() { tracing.InitDefaultTracer(before) })
	server := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("12345")) })
	record := newRecorder()
	record.debugs = true
	engine := startTiny(t, `async function answer(query, signal, host) {
	  await host.fetch({ method: 'GET', path: '/anna@example.com', parameters: [['user', 'anna@example.com']] }, { signal });
	  return { frames: [{ fields: [{ name: 'n', type: 'number', nullable: false, values: new Float64Array(3) }] }] };
	}`, func(s *Settings) { s.URL, s.Log = server.URL, record })
	asked := request(`{"queryType":"tiny.points","format":"table","filters":[{"field":"actor","values":["anna@example.com"]}]}`, `{"queryType":7}`)
	if _, err := engine.Query(context.Background(), asked); err != nil {
		t.Fatal(err)
	}
	var ours []string
	for _, span := range exporter.GetSpans() {
		text := fmt.Sprintf("%s %v %v", span.Name, span.Attributes, span.Events)
		if slices.Contains([]string{"engine.query", "upstream.fetch", "frames.build"}, span.Name) {
			ours = append(ours, span.Name)
		}
		if strings.Contains(text, "anna") {
			t.Error(text)
		}
		if span.Name != "engine.query" && !span.Parent.IsValid() {
			t.Error(span.Name, "stands alone")
		}
	}
	slices.Sort(ours)
	if want := []string{"engine.query", "frames.build", "upstream.fetch", "upstream.fetch"}; !slices.Equal(ours, want) {
		t.Error(ours)
	}
	// The recorder puts no blanks between fields.
	line := regexp.MustCompile(`^debug Queries answered queries2refIdsA Brows6calls2bytes10ms\d+$`)
	if got := strings.TrimSpace(record.text()); !line.MatchString(got) {
		t.Error(got)
	}
}
