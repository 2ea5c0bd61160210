// Command profiled is the plugin with the engine that the variable ENGINE names, in which functions have their names, so that it
// can tell which of them take the engine's time: at http://PROFILE/?seconds=10, for `go tool pprof`.
package main

import (
	"fmt"
	"net/http"
	"os"
	"strconv"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/datasource"
	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/plugin"
	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
)

func main() {
	runtime.CollectGarbageSeldom()
	plugin.SendEncodedFrames()
	go func() {
		err := http.ListenAndServe(os.Getenv("PROFILE"), http.HandlerFunc(profile))
		backend.Logger.Error("No profile can be had", "error", err.Error())
	}()
	program := sync.OnceValues(compile)
	if err := datasource.Manage(plugin.ID, plugin.InstancesRunning(program), datasource.ManageOpts{}); err != nil {
		backend.Logger.Error("The plugin ended", "error", err.Error())
		os.Exit(1)
	}
}

func compile() (*runtime.Program, error) {
	source, err := os.ReadFile(os.Getenv("ENGINE")) // #nosec G304 G703 -- the bench names it
	if err != nil {
		return nil, fmt.Errorf("reading the engine: %w", err)
	}
	return runtime.Compile("engine.js", string(source), nil)
}

func profile(w http.ResponseWriter, r *http.Request) {
	seconds, err := strconv.Atoi(r.URL.Query().Get("seconds"))
	if err == nil {
		err = sobek.StartProfile(w)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	time.Sleep(time.Duration(seconds) * time.Second)
	sobek.StopProfile()
}
