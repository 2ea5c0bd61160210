// Command dev is the plugin as `npm run dev` starts it: it reads the engine from disk, anew whenever that has changed, and so
// runs on the machine that built it alone. What ships reads no files.
package main

import (
	"os"
	"path/filepath"
	goruntime "runtime"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/datasource"
	"github.com/runtrail/runtrail-audit-datasource/pkg/plugin"
)

func main() {
	_, file, _, _ := goruntime.Caller(0)
	engine := &diskProgram{folder: filepath.Join(filepath.Dir(file), "../../pkg/runtime/bundle")}
	if err := datasource.Manage(plugin.ID, plugin.InstancesRunning(engine.latest), datasource.ManageOpts{}); err != nil {
		backend.Logger.Error("The plugin ended", "error", err.Error())
		os.Exit(1)
	}
}
