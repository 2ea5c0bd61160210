// The bench: one QueryData over gRPC of the built plugin beside two references, and what sharing saves in vendor calls.
// Prints tables, and fails at the end where a figure that is alike on every machine is more than is due.
package main

import (
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"time"
)

// setup is what the starting script tells: where the simulator is and what lies in it.
type setup struct {
	URL string `json:"url"`
	// Finished jobs by their number of events.
	Jobs map[string]string `json:"jobs"`
	// One of 100 000 events on 500 nodes: of more than 1 000 a timeline is refused.
	FewNodes string `json:"fewNodes"`
	// The simulator's state, which counts its requests.
	CallsURL string    `json:"callsUrl"`
	From     time.Time `json:"from"`
	To       time.Time `json:"to"`
	// Twice 16 jobs whose events are 56 MB each, with few and with many of them, and 100 with 10 000 events each.
	LargeURL string `json:"largeUrl"`
	LongURL  string `json:"longUrl"`
	ManyURL  string `json:"manyUrl"`
	// A company with 100 finished and 5 running jobs.
	SharedURL      string `json:"sharedUrl"`
	SharedCallsURL string `json:"sharedCallsUrl"`
	Plugin         string `json:"plugin"`
	Reference      string `json:"reference"`
	// The plugin that tells how long its engine's functions take, and the engine that it runs.
	Profiled string `json:"profiled"`
	Engine   string `json:"engine"`
	Rounds   int    `json:"rounds"`
	// The only one to run; empty = all.
	Part string `json:"part"`
}

var parts = []struct {
	name string
	run  func(setup) error
}{
	{"sizes", compareSizes},
	{"memory", fromMemory},
	{"formats", addedByFormats},
	{"first", firstAnswer},
	{"beside", smallBesideBig},
	{"sharing", oneWalkForManyPanels},
	{"dashboard", dashboard},
	{"refreshes", refreshes},
	{"bounds", bounds},
	{onlyNamed, profile},
}

// onlyNamed is the part that runs only where it is named.
const onlyNamed = "profile"

func main() {
	file := flag.String("setup", "", "JSON file that describes the set-up")
	flag.Parse()
	if err := run(*file); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func run(file string) error {
	text, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("reading the set-up: %w", err)
	}
	var s setup
	if err := json.Unmarshal(text, &s); err != nil {
		return fmt.Errorf("reading the set-up: %w", err)
	}
	known := false
	var failures []error
	for _, part := range parts {
		if s.Part != part.name && (s.Part != "" || part.name == onlyNamed) {
			continue
		}
		known = true
		if err := part.run(s); err != nil {
			failures = append(failures, fmt.Errorf("%s: %w", part.name, err))
		}
	}
	if !known {
		return fmt.Errorf("there is no part %q", s.Part)
	}
	return errors.Join(failures...)
}

func jobQuery(job, format string) map[string]any {
	return map[string]any{"refId": "A", "queryType": "puppet.jobEvents", "format": format, "jobs": []string{job}, "limit": 1_000_000}
}

func bigSource(s setup, uid string) source {
	return source{uid: uid, url: s.URL, json: map[string]any{
		"vendor": "puppet", "maxEvents": 1_000_000, "maxResponseMegabytes": 512, "memoryMegabytes": 512,
		"maxRequestsPerSecond": 1000, "maxConcurrentRequests": 8,
	}}
}

func median(values []time.Duration) time.Duration {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return sorted[len(sorted)/2]
}

func percentile95(values []time.Duration) time.Duration {
	sorted := slices.Clone(values)
	slices.Sort(sorted)
	return sorted[(len(sorted)*95+99)/100-1]
}

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.1f ms", float64(d.Microseconds())/1000)
}
