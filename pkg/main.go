// Command gpx_runtrail is the backend of the Runtrail data source. Grafana starts it.
package main

import (
	"os"
	"runtime/debug"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/datasource"
	"github.com/runtrail/runtrail-audit-datasource/pkg/plugin"
	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
)

const (
	// garbage is how much of what is in use may lie about before it is collected, percent: a query that reads as much as it
	// may stays below 300 MB, for some 3 % of its time.
	garbage   = 75
	goDefault = 100
)

func main() {
	if chosen := debug.SetGCPercent(garbage); chosen != goDefault {
		// The operator's own (GOGC).
		debug.SetGCPercent(chosen)
	}
	// Grafana is told that the plugin is ready while the engine is still being compiled.
	go runtime.Prepare()
	if err := datasource.Manage(plugin.ID, plugin.NewInstance, datasource.ManageOpts{}); err != nil {
		backend.Logger.Error("The plugin ended", "error", err.Error())
		os.Exit(1)
	}
}
