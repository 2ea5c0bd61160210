package main

import (
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"
)

const (
	profilerPort = "6061"
	profiledFor  = 10 * time.Second
)

// profiled is of what profiles are written.
var profiled = []struct {
	name string
	ask  func(s setup, p *process, n int) error
}{
	{"table of 100 000, cold", cold("100000", "table")},
	{"count of 100 000, cold", cold("100000", "count")},
	{"table of 1 000 from memory", warm("1000", "table")},
	{"table of 10 from memory", warm("10", "table")},
	{"30 panels from memory", func(s setup, p *process, _ int) error {
		_, err := showPanels(s, p)
		return err
	}},
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
	{"reading the body", "upstream.(*body).Read"},
	{"decoding", "columns.Decode"},
	{"columns, for the engine", "pkg/columns."},
	{"the engine", "runtime.(*isolate).turn"},
	{"writing frames", "frames.Encode"},
	{"gRPC and the SDK", "google.golang.org/grpc"},
}

// profile writes profiles of processor time and of allocations, and says where the time goes.
func profile(s setup) error {
	for n, query := range profiled {
		file := filepath.Join(filepath.Dir(s.Reference), fmt.Sprintf("profile-%d", n+1))
		count, err := profileOne(s, query.ask, file)
		if err != nil {
			return fmt.Errorf("%s: %w", query.name, err)
		}
		fmt.Printf("\n%s: %d queries, in %s.cpu.pprof and .allocs.pprof\n", query.name, count, file)
		if err := tellPlaces(file+".cpu.pprof", count); err != nil {
			return err
		}
	}
	return nil
}

func profileOne(s setup, ask func(setup, *process, int) error, file string) (int, error) {
	p, err := start(s.Plugin, "GF_PLUGIN_PROFILING_ENABLED=true", "GF_PLUGIN_PROFILING_PORT="+profilerPort)
	if err != nil {
		return 0, err
	}
	defer p.stop()
	if err := ask(s, p, 0); err != nil {
		return 0, err
	}
	done := make(chan error, 1)
	go func() {
		done <- fetchProfile(fmt.Sprintf("profile?seconds=%.0f", profiledFor.Seconds()), file+".cpu.pprof")
	}()
	count := 0
	for began := time.Now(); time.Since(began) < profiledFor-time.Second; count++ {
		if err := ask(s, p, count+1); err != nil {
			return 0, err
		}
	}
	if err := <-done; err != nil {
		return 0, err
	}
	return count, fetchProfile("allocs", file+".allocs.pprof")
}

func fetchProfile(kind, file string) error {
	response, err := http.Get("http://localhost:" + profilerPort + "/debug/pprof/" + kind)
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
	for _, place := range append(places, struct{ name, function string }{name: "the rest"}) {
		fmt.Printf("%-26s %8.2f ms %4.0f %%\n", place.name, sums[place.name]/float64(queries), 100*sums[place.name]/whole)
	}
	return nil
}

func placeOf(stack string) string {
	for _, place := range places {
		if strings.Contains(stack, place.function) {
			return place.name
		}
	}
	return "the rest"
}
