// Command backend is the server side of the preview, a stand-in for Grafana: it starts the built plugin executable over
// Grafana's plugin protocol and serves the part of Grafana's HTTP API that the plugin's front end and dashboards use.
package main

import (
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"runtime"
	"syscall"
	"time"

	"github.com/hashicorp/go-hclog"
	plugin "github.com/hashicorp/go-plugin"
)

const pluginID = "runtrail-audit-datasource"

func main() {
	dist := flag.String("dist", "dist", "folder of the built plugin")
	provisioning := flag.String("provisioning", "provisioning", "folder with datasources and dashboards")
	page := flag.String("page", "tests/preview/build", "folder of the built page")
	modules := flag.String("modules", "node_modules", "folder that Grafana's icons and fonts are served from")
	port := flag.Int("port", 3000, "port on loopback; a busy one is replaced by a free one")
	level := flag.String("log-level", "warn", "what of the plugin's log is kept")
	logFile := flag.String("log", "", "file for the plugin's log; absent = standard error")
	alerts := flag.Bool("alerts", false, "evaluate the alert rules every ten seconds; absent = only when someone asks")
	lifeline := flag.Bool("lifeline", false, "stop when standard input closes, so that nothing outlives who started it")
	flag.Parse()
	options := options{*dist, *provisioning, *page, *modules, *port, *level, *logFile, *lifeline, *alerts}
	if err := run(options); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

type options struct {
	dist, provisioning, page, modules string
	port                              int
	level, logFile                    string
	lifeline, alerts                  bool
}

func run(o options) error {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	defer plugin.CleanupClients()
	if o.lifeline {
		go func() {
			_, _ = io.Copy(io.Discard, os.Stdin)
			stop()
		}()
	}
	log, err := openLog(o.level, o.logFile)
	if err != nil {
		return err
	}
	sources, err := readDatasources(filepath.Join(o.provisioning, "datasources"))
	if err != nil {
		return err
	}
	name := "gpx_runtrail_" + runtime.GOOS + "_" + runtime.GOARCH
	if runtime.GOOS == "windows" {
		name += ".exe"
	}
	process := newProcess(filepath.Join(o.dist, name), log)
	go process.keepRunning(ctx)
	listener, err := listen(o.port)
	if err != nil {
		return err
	}
	address := "http://" + listener.Addr().String()
	s := &server{
		datasources: sources,
		dashboards:  dashboardFolder(filepath.Join(o.provisioning, "dashboards")),
		process:     process,
		files:       files{dist: o.dist, page: o.page, modules: o.modules},
		config:      map[string]string{"GF_APP_URL": address + "/"},
		alerts:      newAlertBoard(filepath.Join(o.provisioning, "alerting")),
		simulators:  controlsFromEnvironment(),
	}
	if o.alerts {
		go s.keepEvaluating(ctx)
	}
	web := &http.Server{Handler: s.handler(), ReadHeaderTimeout: 10 * time.Second}
	go func() {
		<-ctx.Done()
		deadline, cancel := context.WithTimeout(context.Background(), time.Second)
		defer cancel()
		_ = web.Shutdown(deadline)
		_ = web.Close()
	}()
	// One line that whoever started this can read: where it listens.
	if err := json.NewEncoder(os.Stdout).Encode(map[string]string{"address": address}); err != nil {
		return fmt.Errorf("tell the address: %w", err)
	}
	if err := web.Serve(listener); err != http.ErrServerClosed {
		return fmt.Errorf("serve the preview: %w", err)
	}
	return nil
}

// openLog is where the plugin's log goes; a file begins anew.
func openLog(level, path string) (hclog.Logger, error) {
	output := os.Stderr
	if path != "" {
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return nil, fmt.Errorf("make the folder of the log: %w", err)
		}
		file, err := os.Create(path)
		if err != nil {
			return nil, fmt.Errorf("open the log: %w", err)
		}
		output = file
	}
	return hclog.New(&hclog.LoggerOptions{Name: "preview", Level: hclog.LevelFromString(level), Output: output}), nil
}
