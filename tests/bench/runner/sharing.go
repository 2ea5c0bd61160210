package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"time"
)

// smallBesideBig asks small questions of a data source that is busy with 100 000 events.
func smallBesideBig(s setup) error {
	p, err := start(s.Plugin)
	if err != nil {
		return err
	}
	defer p.stop()
	busy := bigSource(s, "busy")
	if _, err := p.query(busy, jobQuery(s.Jobs["1000"], "table"), s.From, s.To); err != nil {
		return err
	}
	var times []time.Duration
	for round := 0; round < s.Rounds; round++ {
		done := make(chan error, 1)
		go func() {
			query := jobQuery(s.Jobs["100000"], "table")
			query["details"] = round%2 == 1
			_, err := p.query(busy, query, s.From, s.To)
			done <- err
		}()
		for running := true; running; {
			select {
			case err := <-done:
				if err != nil {
					return err
				}
				running = false
			default:
				a, err := p.query(busy, jobQuery(s.Jobs["1000"], "count"), s.From, s.To)
				if err != nil {
					return err
				}
				times = append(times, a.took)
			}
		}
	}
	fmt.Printf("\nsmall queries during a query of 100 000 events: p95 %s of %d (due 20 ms)\n", milliseconds(percentile95(times)), len(times))
	return nil
}

// oneWalkForManyPanels refreshes 30 panels with one selection at once.
func oneWalkForManyPanels(s setup) error {
	p, err := start(s.Plugin)
	if err != nil {
		return err
	}
	defer p.stop()
	before, err := calls(s.CallsURL)
	if err != nil {
		return err
	}
	if _, err := p.query(bigSource(s, "one"), jobQuery(s.Jobs["10000"], "table"), s.From, s.To); err != nil {
		return err
	}
	one, err := calls(s.CallsURL)
	if err != nil {
		return err
	}
	err = thirtyPanels(func(_ int, format string) error {
		_, err := p.query(bigSource(s, "thirty"), jobQuery(s.Jobs["10000"], format), s.From, s.To)
		return err
	})
	if err != nil {
		return err
	}
	thirty, err := calls(s.CallsURL)
	if err != nil {
		return err
	}
	fmt.Printf("\nvendor calls: one panel %d, 30 panels at once %d\n", one-before, thirty-one)
	return atMost(float64(one-before), "vendor calls of 30 panels at once", float64(thirty-one))
}

// refreshes reads every job in the range ten times, as a dashboard that refreshes does.
func refreshes(s setup) error {
	p, err := start(s.Plugin)
	if err != nil {
		return err
	}
	defer p.stop()
	query := map[string]any{"refId": "A", "queryType": "puppet.jobEvents", "format": "count"}
	fmt.Printf("vendor calls of ten refreshes over 100 finished and 5 running jobs:")
	for range 10 {
		before, err := calls(s.SharedCallsURL)
		if err != nil {
			return err
		}
		if _, err := p.query(sharedSource(s, dashboardUID), query, s.From, s.To); err != nil {
			return err
		}
		after, err := calls(s.SharedCallsURL)
		if err != nil {
			return err
		}
		fmt.Printf(" %d", after-before)
		time.Sleep(5100 * time.Millisecond)
	}
	fmt.Println()
	return nil
}

// calls is how many requests the simulator has had.
func calls(url string) (int, error) {
	response, err := http.Get(url)
	if err != nil {
		return 0, fmt.Errorf("counting vendor calls: %w", err)
	}
	defer response.Body.Close()
	var state struct {
		Counts map[string]int `json:"counts"`
	}
	if err := json.NewDecoder(response.Body).Decode(&state); err != nil {
		return 0, fmt.Errorf("counting vendor calls: %w", err)
	}
	total := 0
	for _, count := range state.Counts {
		total += count
	}
	return total, nil
}
