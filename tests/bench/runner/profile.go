package main

import (
	"fmt"
	"io"
	"math"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

const (
	profilerPort   = "6061"
	engineProfiler = "127.0.0.1:6062"
	profiledFor    = 10 * time.Second
	// toldFunctions of the engine are the most that are told.
	toldFunctions = 25
)

// inTurn is how many dashboards are refreshed one after another: what one shows of running jobs is old enough to be read again
// only after refreshAfter.
const inTurn = 20

// question is what is asked again and again while a profile is written.
type question struct {
	name string
	// The n-th time.
	ask func(s setup, p *process, n int) error
	// How often it is asked before, so that what is profiled is not the first look.
	before int
}

// profiled is of what profiles are written.
var profiled = []question{
	{"table of 100 000, cold", cold("100000", "table"), 1},
	{"count of 100 000, cold", cold("100000", "count"), 1},
	{"table of 1 000 from memory", warm("1000", "table"), 1},
	{"table of 10 from memory", warm("10", "table"), 1},
	{"table of 10, cold", cold("10", "table"), 1},
	{"30 panels from memory", panelsOf(1), 1},
	{"30 panels, cold", panelsOf(math.MaxInt), 1},
	{"30 panels, refreshed", refreshed, inTurn},
}

// panelsOf shows so many dashboards in turn, each of another data source.
func panelsOf(dashboards int) func(setup, *process, int) error {
	return func(s setup, p *process, n int) error {
		_, err := showPanels(s, p, fmt.Sprintf("%s-%d", dashboardUID, n%dashboards))
		return err
	}
}

// cold queries are each of another data source.
func cold(size, format string) func(setup, *process, int) error {
	return func(s setup, p *process, n int) error {
		_, err := p.query(bigSource(s, fmt.Sprintf("profile-%d", n)), jobQuery(s.Jobs[size], format), s.From, s.To)
		return err
	}
}

func warm(size, format string) func(setup, *process, int) error {
	return func(s setup, p *process, _ int) error {
		_, err := p.query(bigSource(s, "profile"), jobQuery(s.Jobs[size], format), s.From, s.To)
		return err
	}
}

// places are where time goes, by a function that is on the stack: the first that is counts.
var places = []struct{ name, function string }{
	{"collecting garbage", "runtime.gcBgMarkWorker"},
	{"collecting garbage", "runtime.gcAssistAlloc"},
	{"reading the body", "upstream.(*body).Read"},
	{"decoding", "columns.Decode"},
	{"sending requests", "net/http."},
	{"columns, for the engine", "pkg/columns."},
	{"answers out of the engine", "runtime.(*isolate).queryResults"},
	{"what the engine calls", "(*isolate).native"},
	{"JSON within the engine", "sobek.(*Runtime).builtinJSON"},
	{"making promises", "sobek.(*Runtime).newPromiseCapability"},
	{"making promises", "sobek.(*Promise).createResolvingFunctions"},
	{"the engine's JavaScript", "sobek.(*vm).run"},
	{"turns of its loop", "runtime.(*isolate).turn"},
	{"writing frames", "frames.Encode"},
	{"the host: instance, equal queries", "pkg/runtime.(*Engine)"},
	{"the SDK's log", "backend/log."},
	{"the SDK's log", "redact.(*logger)"},
	{"tracing and metrics", "opentelemetry"},
	{"tracing and metrics", "prometheus"},
	{"reading requests", "grpc.recv"},
	{"sending answers", "grpc.(*Server).sendResponse"},
	{"sending answers", "grpc/internal/transport.(*loopyWriter)"},
	{"the SDK's other layers", "grafana-plugin-sdk-go"},
	{"gRPC", "google.golang.org/grpc"},
	{"waking and waiting", "runtime.mcall"},
	{"waking and waiting", "runtime.findRunnable"},
}

// profile writes profiles of processor time and of allocations, and says where the time goes.
func profile(s setup) error {
	for n, query := range profiled {
		file := filepath.Join(filepath.Dir(s.Reference), fmt.Sprintf("profile-%d", n+1))
		count, err := profileOne(s, query, file)
		if err != nil {
			return fmt.Errorf("%s: %w", query.name, err)
		}
		fmt.Printf("\n%s: %d queries, in %s.cpu.pprof and .allocs.pprof\n", query.name, count, file)
		if err := tellPlaces(file+".cpu.pprof", count); err != nil {
			return err
		}
		if err := profileEngine(s, query, file+".engine.pprof"); err != nil {
			return err
		}
	}
	return nil
}

func profileOne(s setup, q question, file string) (int, error) {
	p, err := start(s.Plugin, "GF_PLUGIN_PROFILING_ENABLED=true", "GF_PLUGIN_PROFILING_PORT="+profilerPort)
	if err != nil {
		return 0, err
	}
	defer p.stop()
	if err := q.askBefore(s, p); err != nil {
		return 0, err
	}
	done := make(chan error, 1)
	go func() {
		done <- fetchProfile(fmt.Sprintf("profile?seconds=%.0f", profiledFor.Seconds()), file+".cpu.pprof")
	}()
	count := 0
	for began := time.Now(); time.Since(began) < profiledFor-time.Second; count++ {
		if err := q.ask(s, p, q.before+count); err != nil {
			return 0, err
		}
	}
	if err := <-done; err != nil {
		return 0, err
	}
	return count, fetchProfile("allocs", file+".allocs.pprof")
}

func refreshed(s setup, p *process, n int) error {
	if n > 0 && n%inTurn == 0 {
		time.Sleep(refreshAfter)
	}
	return panelsOf(inTurn)(s, p, n)
}

func (q question) askBefore(s setup, p *process) error {
	for n := range q.before {
		if err := q.ask(s, p, n); err != nil {
			return err
		}
	}
	return nil
}

// profileEngine tells which functions of the engine take its time, in a process of its own, as to look slows it down.
func profileEngine(s setup, q question, file string) error {
	p, err := start(s.Profiled, "PROFILE="+engineProfiler, "ENGINE="+s.Engine)
	if err != nil {
		return err
	}
	defer p.stop()
	if err := q.askBefore(s, p); err != nil {
		return err
	}
	done := make(chan error, 1)
	go func() {
		done <- fetch(fmt.Sprintf("http://%s/?seconds=%.0f", engineProfiler, profiledFor.Seconds()), file)
	}()
	for n, began := q.before, time.Now(); time.Since(began) < profiledFor-time.Second; n++ {
		if err := q.ask(s, p, n); err != nil {
			return err
		}
	}
	if err := <-done; err != nil {
		return err
	}
	top, err := exec.Command("go", "tool", "pprof", "-top", "-cum", fmt.Sprintf("-nodecount=%d", toldFunctions), file).Output()
	if err != nil {
		return fmt.Errorf("reading a profile: %w", err)
	}
	_, table, _ := strings.Cut(string(top), "\n      flat")
	fmt.Printf("of the engine's functions, in %s:\n      flat%s", file, table)
	return nil
}

func fetchProfile(kind, file string) error {
	return fetch("http://localhost:"+profilerPort+"/debug/pprof/"+kind, file)
}

func fetch(url, file string) error {
	response, err := http.Get(url)
	if err != nil {
		return fmt.Errorf("fetching a profile: %w", err)
	}
	defer response.Body.Close()
	into, err := os.Create(file)
	if err != nil {
		return fmt.Errorf("writing a profile: %w", err)
	}
	defer into.Close()
	_, err = io.Copy(into, response.Body)
	return err
}

// tellPlaces prints how much of the processor's time of one query goes where.
func tellPlaces(file string, queries int) error {
	traces, err := exec.Command("go", "tool", "pprof", "-traces", "-unit=ms", file).Output()
	if err != nil {
		return fmt.Errorf("reading a profile: %w", err)
	}
	sums := map[string]float64{}
	whole := 0.0
	_, stacks, _ := strings.Cut(string(traces), "-----------+")
	for _, stack := range strings.Split(stacks, "-----------+") {
		var spent float64
		_, lines, _ := strings.Cut(stack, "\n")
		if _, err := fmt.Sscanf(strings.TrimSpace(lines), "%fms", &spent); err == nil {
			sums[placeOf(stack)] += spent
			whole += spent
		}
	}
	for _, place := range slices.Compact(append(names(), "the rest")) {
		fmt.Printf("%-34s %8.3f ms %4.0f %%\n", place, sums[place]/float64(queries), 100*sums[place]/whole)
	}
	return nil
}

func names() (names []string) {
	for _, place := range places {
		names = append(names, place.name)
	}
	return names
}

func placeOf(stack string) string {
	for _, place := range places {
		if strings.Contains(stack, place.function) {
			return place.name
		}
	}
	return "the rest"
}
