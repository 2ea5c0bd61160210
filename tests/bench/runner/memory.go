package main

import (
	"errors"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
)

// fromMemory times queries of what is kept already: what the plugin itself costs. The processor's time is the whole process's.
func fromMemory(s setup) error {
	fmt.Printf("\nOne query from memory, median of %d\n%-22s %12s %12s %10s\n", 20*s.Rounds, "", "took", "processor", "due")
	for _, of := range []struct{ size, format, due string }{
		{"10", "count", "0.8 ms"}, {"10", "table", "0.8 ms"}, {"1000", "count", "1.5 ms"}, {"1000", "table", "1.5 ms"}, {"100000", "count", "5 ms"},
	} {
		took, processor, err := remembered(s, of.size, of.format)
		if err != nil {
			return err
		}
		fmt.Printf("%-22s %12s %12s %10s\n", of.format+" of "+of.size, milliseconds(took), milliseconds(processor), of.due)
	}
	return nil
}

func remembered(s setup, size, format string) (took, processor time.Duration, err error) {
	p, err := start(s.Plugin)
	if err != nil {
		return 0, 0, err
	}
	defer p.stop()
	ask := func() (answer, error) {
		return p.query(bigSource(s, "memory"), jobQuery(s.Jobs[size], format), s.From, s.To)
	}
	// The first reads, and some more let the heap find its size.
	for range 10 {
		if _, err := ask(); err != nil {
			return 0, 0, err
		}
	}
	var times []time.Duration
	before := p.processorTime()
	for range 20 * s.Rounds {
		a, err := ask()
		if err != nil {
			return 0, 0, err
		}
		times = append(times, a.took)
	}
	return median(times), (p.processorTime() - before) / time.Duration(len(times)), nil
}

// processorTime is what the threads of the process have had until now.
func (p *process) processorTime() (sum time.Duration) {
	tasks := "/proc/" + p.client.ID() + "/task"
	threads, err := os.ReadDir(tasks)
	if err != nil {
		return 0
	}
	for _, thread := range threads {
		text, err := os.ReadFile(tasks + "/" + thread.Name() + "/schedstat")
		if fields := strings.Fields(string(text)); err == nil && len(fields) > 0 {
			nanoseconds, _ := strconv.ParseInt(fields[0], 10, 64)
			sum += time.Duration(nanoseconds)
		}
	}
	return sum
}

// dashboard asks 30 panels at once over all jobs of the company: first cold, then from memory, with the processor's time.
func dashboard(s setup) error {
	var cold, warm, processor []time.Duration
	for range s.Rounds {
		p, err := start(s.Plugin)
		if err != nil {
			return err
		}
		times, err := shownTwice(s, p)
		p.stop()
		if err != nil {
			return err
		}
		cold, warm, processor = append(cold, times[0]), append(warm, times[1]), append(processor, times[2])
	}
	fmt.Printf("\n30 different panels over 100 finished and 5 running jobs, to the last answer: cold %s, warm %s (due 40 ms; processor %s), median of %d\n",
		milliseconds(median(cold)), milliseconds(median(warm)), milliseconds(median(processor)), s.Rounds)
	return nil
}

// shownTwice is how long the panels took cold, and warm, and the processor's time of the latter.
func shownTwice(s setup, p *process) (times [3]time.Duration, err error) {
	// Connects, and makes the instance.
	if _, err := p.query(sharedSource(s), map[string]any{"refId": "A", "queryType": "puppet.jobs", "format": "count"}, s.From, s.To); err != nil {
		return times, err
	}
	for round := range 2 {
		before := p.processorTime()
		if times[round], err = showPanels(s, p); err != nil {
			return times, err
		}
		times[2] = p.processorTime() - before
	}
	return times, nil
}

func sharedSource(s setup) source {
	return source{uid: "dashboard", url: s.SharedURL, json: map[string]any{"vendor": "puppet", "maxRequestsPerSecond": 1000}}
}

// showPanels asks 30 panels at once, and waits for the last answer. They are read only then: that would else take the
// processors from the plugin.
func showPanels(s setup, p *process) (took time.Duration, err error) {
	var mu sync.Mutex
	var responses []*pluginv2.QueryDataResponse
	began := time.Now()
	err = thirtyPanels(func(panel int, format string) error {
		// No two are equal: the answers of equal queries are shared.
		query := map[string]any{"refId": "A", "queryType": "puppet.jobEvents", "format": format, "limit": 1_000 + panel}
		response, _, err := p.ask(sharedSource(s), query, s.From, s.To)
		mu.Lock()
		defer mu.Unlock()
		responses = append(responses, response)
		return err
	})
	took = time.Since(began)
	if err != nil {
		return 0, err
	}
	for _, response := range responses {
		if _, err := read(response, 0); err != nil {
			return 0, err
		}
	}
	return took, nil
}

// thirtyPanels asks for as many at once, by formats in turn, and waits for the last answer.
func thirtyPanels(ask func(panel int, format string) error) error {
	const panels = 30
	formats := []string{"table", "count", "countOverTime"}
	var wait sync.WaitGroup
	errs := make([]error, panels)
	for panel := range panels {
		wait.Go(func() { errs[panel] = ask(panel, formats[panel%len(formats)]) })
	}
	wait.Wait()
	return errors.Join(errs...)
}
