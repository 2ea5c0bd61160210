package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"
	"time"
)

// simulatorControls are the addresses of the simulators' control APIs by vendor.
type simulatorControls map[string]string

// vendorOrder is the order of the steering page.
var vendorOrder = []string{"puppet", "opus", "opcore", "opsera"}

// controlsFromEnvironment reads RUNTRAIL_PUPPET_CONTROL and the like; a vendor without one is no simulator.
func controlsFromEnvironment() simulatorControls {
	controls := simulatorControls{}
	for _, vendor := range vendorOrder {
		if address := os.Getenv("RUNTRAIL_" + strings.ToUpper(vendor) + "_CONTROL"); address != "" {
			controls[vendor] = strings.TrimSuffix(address, "/")
		}
	}
	return controls
}

// listSimulators answers every simulator's state, or that it does not answer.
func (s *server) listSimulators(w http.ResponseWriter, r *http.Request) {
	list := make([]map[string]any, 0, len(s.simulators))
	var wait sync.WaitGroup
	for _, vendor := range vendorOrder {
		if _, there := s.simulators[vendor]; !there {
			continue
		}
		one := map[string]any{"vendor": vendor}
		list = append(list, one)
		wait.Go(func() {
			status, body, err := s.simulators.call(r.Context(), vendor, http.MethodGet, "state", nil)
			switch {
			case err != nil:
				one["error"] = err.Error()
			case status != http.StatusOK:
				one["error"] = fmt.Sprintf("The simulator's control API answered %d.", status)
			default:
				one["state"] = json.RawMessage(body)
			}
		})
	}
	wait.Wait()
	writeJSON(w, http.StatusOK, list)
}

// steerSimulator passes a command on to a simulator's control API, and its answer back.
func (s *server) steerSimulator(w http.ResponseWriter, r *http.Request) {
	vendor := r.PathValue("vendor")
	if _, there := s.simulators[vendor]; !there {
		writeMessage(w, http.StatusNotFound, "The preview was started without a simulator of "+vendor+".")
		return
	}
	status, body, err := s.simulators.call(r.Context(), vendor, r.Method, r.PathValue("command"), http.MaxBytesReader(w, r.Body, 1<<20))
	if err != nil {
		writeMessage(w, http.StatusBadGateway, err.Error())
		return
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(body)
}

func (c simulatorControls) call(ctx context.Context, vendor, method, command string, body io.Reader) (int, []byte, error) {
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	// #nosec G704 -- to a simulator on this machine
	request, err := http.NewRequestWithContext(ctx, method, c[vendor]+"/__simulator/"+command, body)
	if err != nil {
		return 0, nil, fmt.Errorf("ask the simulator of %s: %w", vendor, err)
	}
	request.Header.Set("Content-Type", "application/json")
	answer, err := http.DefaultClient.Do(request) // #nosec G704 -- the same
	if err != nil {
		return 0, nil, fmt.Errorf("the simulator of %s does not answer on its control address; start the preview anew: %w", vendor, err)
	}
	defer func() { _ = answer.Body.Close() }()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		return 0, nil, fmt.Errorf("read the answer of the simulator of %s: %w", vendor, err)
	}
	return answer.StatusCode, text, nil
}
