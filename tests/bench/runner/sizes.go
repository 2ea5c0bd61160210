package main

import (
	"errors"
	"fmt"
	"time"
)

// contender is one way of answering the same question.
type contender struct {
	name       string
	executable string
	query      func(job string) map[string]any
	warm       bool
}

// compareSizes times each contender in a process of its own, in turn, so that a drift of the machine hits all alike.
func compareSizes(s setup) error {
	reference := func(kind string) func(string) map[string]any {
		return func(job string) map[string]any { return map[string]any{"jobs": []string{job}, "reference": kind} }
	}
	contenders := []contender{
		{name: "fetch only", executable: s.Reference, query: reference("fetch")},
		{name: "typed structs", executable: s.Reference, query: reference("typed")},
		{name: "table, cold", executable: s.Plugin, query: func(job string) map[string]any { return jobQuery(job, "table") }},
		{name: "table, warm", executable: s.Plugin, query: func(job string) map[string]any { return jobQuery(job, "table") }, warm: true},
		{name: "count, cold", executable: s.Plugin, query: func(job string) map[string]any { return jobQuery(job, "count") }},
	}
	fmt.Printf("\nOne QueryData over gRPC, Puppet job events, median of %d rounds in turn (processor time, peak memory of the process)\n", s.Rounds)
	fmt.Printf("%-16s %30s %30s %30s\n", "", "1 000", "10 000", "100 000")
	type cell struct {
		times, processor []time.Duration
		peak             float64
		rows             int
	}
	cells := map[string]*cell{}
	sizes := []string{"1000", "10000", "100000"}
	for round := 0; round < s.Rounds; round++ {
		for _, size := range sizes {
			for _, c := range contenders {
				found, err := once(s, c, s.Jobs[size])
				if err != nil {
					return fmt.Errorf("%s at %s events: %w", c.name, size, err)
				}
				key := c.name + size
				if cells[key] == nil {
					cells[key] = &cell{}
				}
				cells[key].times = append(cells[key].times, found.took)
				cells[key].processor = append(cells[key].processor, found.processor)
				cells[key].peak = max(cells[key].peak, found.peak)
				cells[key].rows = found.rows
			}
		}
	}
	for _, c := range contenders {
		fmt.Printf("%-16s", c.name)
		for _, size := range sizes {
			found := cells[c.name+size]
			fmt.Printf(" %30s", fmt.Sprintf("%s (%s, %.0f MB)", milliseconds(median(found.times)), milliseconds(median(found.processor)), found.peak))
		}
		fmt.Println()
	}
	ratio := func(a, b, size string) float64 {
		return float64(median(cells[a+size].times)) / float64(median(cells[b+size].times))
	}
	var beyond []error
	for n, size := range sizes {
		is := ratio("table, cold", "typed structs", size)
		fmt.Printf("at %s: cold / typed structs %.2f (due %.1f)\n", size, is, dueRatios[n])
		beyond = append(beyond, atMost(dueRatios[n], "cold / typed structs at "+size, is))
	}
	largest := cells["table, cold100000"]
	fmt.Printf("at 100000: warm / cold %.2f, count / table %.2f; peak memory due %d MB; rows %d\n",
		ratio("table, warm", "table, cold", "100000"), ratio("count, cold", "table, cold", "100000"), duePeak, largest.rows)
	beyond = append(beyond, atMost(duePeak, "peak MB of a table of 100000, cold", largest.peak))
	return errors.Join(beyond...)
}

// duePeak in megabytes.
const duePeak = 150

// dueRatios by size.
var dueRatios = []float64{1.3, 0.9, 0.9}

type measured struct {
	took, processor time.Duration
	peak            float64
	rows            int
}

// once answers the question in a fresh process, after a small question that connects and makes the instance.
func once(s setup, c contender, job string) (measured, error) {
	p, err := start(c.executable)
	if err != nil {
		return measured{}, err
	}
	defer p.stop()
	from := bigSource(s, "bench")
	if _, err := p.query(from, c.query(s.Jobs["10"]), s.From, s.To); err != nil {
		return measured{}, err
	}
	if c.warm {
		if _, err := p.query(from, c.query(job), s.From, s.To); err != nil {
			return measured{}, err
		}
	}
	before := p.processorTime()
	a, err := p.query(from, c.query(job), s.From, s.To)
	return measured{a.took, p.processorTime() - before, p.peakMegabytes(), a.rows}, err
}

// firstAnswer is the time from starting the process to the first small answer.
func firstAnswer(s setup) error {
	var times []time.Duration
	var idle float64
	for round := 0; round < s.Rounds; round++ {
		p, err := start(s.Plugin)
		if err != nil {
			return err
		}
		handshake := time.Since(p.started)
		if _, err := p.query(bigSource(s, "first"), jobQuery(s.Jobs["10"], "table"), s.From, s.To); err != nil {
			p.stop()
			return err
		}
		times = append(times, time.Since(p.started))
		idle = p.residentMegabytes()
		p.stop()
		if round == 0 {
			fmt.Printf("\nhandshake %s, resident after one small answer %.0f MB\n", milliseconds(handshake), idle)
		}
	}
	fmt.Printf("first answer after process start: %s (median of %d)\n", milliseconds(median(times)), len(times))
	return nil
}
