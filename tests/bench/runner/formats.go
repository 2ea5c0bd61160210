package main

import (
	"errors"
	"fmt"
	"time"
)

var drawn = []string{"table", "logs", "annotations", "timeline", "count", "countOverTime", "trace", "nodeGraph", "progress", "values"}

// addedByFormats times what each format adds to 100 000 events that are kept already, beside the time of the first query,
// which also reads them: it is to be a third at most. Once with the limit that a query has by default, and once with none.
func addedByFormats(s setup) error {
	var beyond []error
	for _, limit := range []int{1_000, 1_000_000} {
		fmt.Printf("\nWhat a format adds to 100 000 events that are kept, of the time of a first query; limit %d, median of %d\n", limit, s.Rounds)
		beyond = append(beyond, addedWithin(s, limit))
	}
	return errors.Join(beyond...)
}

func addedWithin(s setup, limit int) error {
	var beyond []error
	for _, format := range drawn {
		var cold, warm []time.Duration
		for round := 0; round < s.Rounds; round++ {
			first, again, err := twice(s, format, limit)
			if err != nil {
				return fmt.Errorf("%s: %w", format, err)
			}
			cold, warm = append(cold, first), append(warm, again)
		}
		share := float64(median(warm)) / float64(median(cold))
		fmt.Printf("%-16s %12s of %12s = %.2f\n", format, milliseconds(median(warm)), milliseconds(median(cold)), share)
		// A few milliseconds are the call itself.
		if median(warm) > 10*time.Millisecond {
			beyond = append(beyond, atMost(1.0/3, fmt.Sprintf("the share of %s with limit %d", format, limit), share))
		}
	}
	return errors.Join(beyond...)
}

// twice asks the same in a fresh process: the first answer reads, the second only draws.
func twice(s setup, format string, limit int) (time.Duration, time.Duration, error) {
	p, err := start(s.Plugin)
	if err != nil {
		return 0, 0, err
	}
	defer p.stop()
	from := bigSource(s, "formats")
	if _, err := p.query(from, jobQuery(s.Jobs["10"], format), s.From, s.To); err != nil {
		return 0, 0, err
	}
	job := s.Jobs["100000"]
	if format == "timeline" {
		job = s.FewNodes
	}
	query := jobQuery(job, format)
	query["limit"] = limit
	first, err := p.query(from, query, s.From, s.To)
	if err != nil {
		return 0, 0, err
	}
	again, err := p.query(from, query, s.From, s.To)
	return first.took, again.took, err
}
