package alerting

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"slices"
	"sync"
	"testing"
)

// simulator is a vendor that runs beside the tests; its clock stands still.
type simulator struct {
	URL        string `json:"url"`
	ControlURL string `json:"controlUrl"`
}

// truthEvent is what happened there, epoch ms.
type truthEvent struct {
	Time   int64
	End    *int64
	Target *string
	Run    *string
}

var simulators = sync.OnceValues(startSimulators)

// endSimulators closes what startSimulators started.
var endSimulators = func() {}

func TestMain(m *testing.M) {
	// Nothing here is about memory.
	debug.SetGCPercent(400)
	code := m.Run()
	endSimulators()
	os.Exit(code)
}

// startSimulators needs Node and the installed packages.
func startSimulators() (map[string]simulator, error) {
	root := filepath.Join("..", "..")
	command := exec.Command("node", "--require", "tsx/cjs", "tests/simulators/run.ts", "--speed", "0", "--seed", "3")
	command.Dir = root
	command.Stderr = os.Stderr
	output, err := command.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("read the simulators' addresses: %w", err)
	}
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("start the simulators (is Node there?): %w", err)
	}
	endSimulators = func() {
		_ = command.Process.Kill()
		_ = command.Wait()
	}
	line, err := bufio.NewReader(output).ReadBytes('\n')
	if err != nil {
		return nil, fmt.Errorf("wait for the simulators' addresses (is npm install done?): %w", err)
	}
	var started map[string]simulator
	if err := json.Unmarshal(line, &started); err != nil {
		return nil, fmt.Errorf("read the simulators' addresses: %w", err)
	}
	return started, nil
}

func simulatorOf(t *testing.T, vendor string) simulator {
	t.Helper()
	started, err := simulators()
	if err != nil {
		t.Fatal(err)
	}
	return started[vendor]
}

// control calls the simulator's control API; `into` nil = the answer does not matter.
func (s simulator) control(t *testing.T, method, command string, body, into any) {
	t.Helper()
	text, err := json.Marshal(body)
	if err != nil {
		t.Fatal(err)
	}
	// also when the test is over, whose own context has ended then
	request, err := http.NewRequestWithContext(context.WithoutCancel(t.Context()), method, s.ControlURL+"/__simulator/"+command, bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	answer, err := io.ReadAll(response.Body)
	if err != nil || response.StatusCode != http.StatusOK {
		t.Fatalf("%s %s: %d %s %v", method, command, response.StatusCode, answer, err)
	}
	if into == nil {
		return
	}
	if err := json.Unmarshal(answer, into); err != nil {
		t.Fatal(err)
	}
}

// now is the simulator's own time, epoch ms.
func (s simulator) now(t *testing.T) int64 {
	t.Helper()
	var state struct {
		Clock struct{ Now int64 }
	}
	s.control(t, http.MethodGet, "state", nil, &state)
	return state.Clock.Now
}

// events are what happened until now, by query type.
func (s simulator) events(t *testing.T, queryType string) []truthEvent {
	t.Helper()
	var truth map[string][]truthEvent
	s.control(t, http.MethodGet, "events", nil, &truth)
	return truth[queryType]
}

// lately are the runs of these events, newest first, each once.
func lately(events []truthEvent) []string {
	var runs []string
	for _, event := range slices.Backward(events) {
		if event.Run != nil && !slices.Contains(runs, *event.Run) {
			runs = append(runs, *event.Run)
		}
	}
	return runs
}
