// Command gpx_runtrail is the backend of the Runtrail data source. Grafana starts it.
package main

import (
	"os"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/datasource"
	"github.com/runtrail/runtrail-audit-datasource/pkg/plugin"
	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
	"github.com/runtrail/runtrail-audit-datasource/pkg/upstream"
)

func main() {
	upstream.KeepAnswersOutOfLogs()
	runtime.CollectGarbageSeldom()
	// Grafana is told that the plugin is ready while the engine is still being compiled.
	go runtime.Prepare()
	plugin.SendEncodedFrames()
	if err := datasource.Manage(plugin.ID, plugin.NewInstance, datasource.ManageOpts{}); err != nil {
		backend.Logger.Error("The plugin ended", "error", err.Error())
		os.Exit(1)
	}
}
