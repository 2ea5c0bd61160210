package main

import (
	"errors"
	"fmt"
	"strings"
)

const dueMegabytes = 300

// bounds says how much memory the process takes for more than a query may read, on default limits.
func bounds(s setup) error {
	fmt.Printf("\nPeak memory of the process on default limits (due %d MB)\n", dueMegabytes)
	var beyond []error
	for _, of := range []struct{ name, url string }{
		{"16 jobs of 56 MB, of large events", s.LargeURL}, {"16 jobs of 56 MB, of small ones", s.LongURL}, {"100 jobs of 10 000 events", s.ManyURL},
	} {
		for _, shown := range []struct {
			name  string
			query map[string]any
		}{
			{"count", map[string]any{"format": "count"}},
			{"table with details", map[string]any{"format": "table", "details": true, "limit": 100}},
		} {
			beyond = append(beyond, bound(s, of.url, of.name+", "+shown.name, shown.query))
		}
	}
	return errors.Join(beyond...)
}

func bound(s setup, url, name string, query map[string]any) error {
	p, err := start(s.Plugin)
	if err != nil {
		return err
	}
	defer p.stop()
	query["refId"], query["queryType"] = "A", "puppet.jobEvents"
	a, err := p.query(source{uid: "bounds", url: url, json: map[string]any{"vendor": "puppet"}}, query, s.From, s.To)
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	said, _, _ := strings.Cut(a.text, "\n")
	fmt.Printf("%-54s %5.0f MB %8s  %s\n", name, p.peakMegabytes(), milliseconds(a.took), said)
	return atMost(dueMegabytes, "peak MB of "+name, p.peakMegabytes())
}
