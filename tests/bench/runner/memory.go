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

// dashboard asks 30 panels at once over all jobs of the company: first cold, then from memory, then when the running jobs have
// to be read again.
func dashboard(s setup) error {
	shows := []*show{{name: "cold"}, {name: "warm", due: " (due 40 ms)"}, {name: "refresh", after: refreshAfter}}
	for range s.Rounds {
		if err := showEach(s, shows); err != nil {
			return err
		}
	}
	fmt.Printf("\n30 different panels over 100 finished and 5 running jobs, to the last answer, median of %d\n", s.Rounds)
	for _, each := range shows {
		fmt.Printf("%-8s %10s%s, processor %s, vendor calls %d\n", each.name, milliseconds(median(each.took)), each.due, milliseconds(median(each.processor)), each.calls)
	}
	return nil
}

// refreshAfter is a little more than what is kept only briefly serves.
const refreshAfter = 5100 * time.Millisecond

// show is one of the times that a dashboard is looked at.
type show struct {
	name, due string
	// How long nobody looked before.
	after           time.Duration
	took, processor []time.Duration
	calls           int
}

func showEach(s setup, shows []*show) error {
	p, err := start(s.Plugin)
	if err != nil {
		return err
	}
	defer p.stop()
	// Connects, and makes the instance.
	nothing := map[string]any{"refId": "A", "queryType": "puppet.jobEvents", "format": "count", "jobs": []string{""}}
	if _, err := p.query(sharedSource(s, dashboardUID), nothing, s.From, s.To); err != nil {
		return err
	}
	for _, each := range shows {
		time.Sleep(each.after)
		callsBefore, err := calls(s.SharedCallsURL)
		if err != nil {
			return err
		}
		before := p.processorTime()
		took, err := showPanels(s, p, dashboardUID)
		if err != nil {
			return err
		}
		each.took, each.processor = append(each.took, took), append(each.processor, p.processorTime()-before)
		callsAfter, err := calls(s.SharedCallsURL)
		if err != nil {
			return err
		}
		each.calls = callsAfter - callsBefore
	}
	return nil
}

const dashboardUID = "dashboard"

func sharedSource(s setup, uid string) source {
	// By default no more than 100 runs are shown.
	return source{uid: uid, url: s.SharedURL, json: map[string]any{"vendor": "puppet", "maxRequestsPerSecond": 1000, "maxRuns": 200}}
}

// showPanels asks 30 panels at once, and waits for the last answer. They are read only then: that would else take the
// processors from the plugin.
func showPanels(s setup, p *process, uid string) (took time.Duration, err error) {
	// The range ends now, as most dashboards' do.
	passed := time.Since(p.started)
	from, to := s.From.Add(passed), s.To.Add(passed)
	var mu sync.Mutex
	var responses []*pluginv2.QueryDataResponse
	began := time.Now()
	err = thirtyPanels(func(panel int, format string) error {
		// No two are equal: the answers of equal queries are shared.
		query := map[string]any{"refId": "A", "queryType": "puppet.jobEvents", "format": format, "limit": 1_000 + panel}
		response, _, err := p.ask(sharedSource(s, uid), query, from, to)
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
