package main

import (
	"encoding/json"
	"net/http"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/useragent"
	"github.com/grafana/grafana-plugin-sdk-go/config"
	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
)

// grafanaVersion is the version that the preview stands in for.
const grafanaVersion = "12.4.0"

type server struct {
	datasources *datasources
	dashboards  dashboardFolder
	process     *process
	files       files
	config      map[string]string
	alerts      *alertBoard
	simulators  simulatorControls
}

func (s *server) handler() http.Handler {
	routes := http.NewServeMux()
	routes.HandleFunc("POST /api/ds/query", s.query)
	routes.HandleFunc("GET /api/datasources", s.listDatasources)
	routes.HandleFunc("POST /api/datasources", s.addDatasource)
	routes.HandleFunc("GET /api/datasources/uid/{uid}", s.getDatasource)
	routes.HandleFunc("PUT /api/datasources/uid/{uid}", s.saveDatasource)
	routes.HandleFunc("DELETE /api/datasources/uid/{uid}", s.removeDatasource)
	routes.HandleFunc("GET /api/datasources/uid/{uid}/health", s.health)
	routes.HandleFunc("/api/datasources/uid/{uid}/resources/{path...}", s.resource)
	routes.HandleFunc("GET /api/search", s.listDashboards)
	routes.HandleFunc("GET /api/dashboards/uid/{uid}", s.getDashboard)
	routes.HandleFunc("GET /api/frontend/settings", s.frontendSettings)
	routes.HandleFunc("GET /api/preview/process", func(w http.ResponseWriter, _ *http.Request) {
		writeJSON(w, http.StatusOK, s.process.state())
	})
	routes.HandleFunc("GET /api/preview/alerting/rules", s.listRules)
	routes.HandleFunc("POST /api/preview/alerting/evaluate", s.evaluateNow)
	routes.HandleFunc("POST /api/preview/alerting/clock", s.advanceRules)
	routes.HandleFunc("GET /api/preview/simulators", s.listSimulators)
	routes.HandleFunc("POST /api/preview/simulators/{vendor}/{command}", s.steerSimulator)
	routes.HandleFunc("/api/", func(w http.ResponseWriter, _ *http.Request) {
		writeMessage(w, http.StatusNotFound, "The preview does not have this part of Grafana's API")
	})
	routes.HandleFunc("GET /boot.js", s.boot)
	routes.HandleFunc("/", s.files.serve)
	return sameOrigin(routes)
}

// sameOrigin refuses what another site's page sends through a person's browser: the preview has no login.
func sameOrigin(next http.Handler) http.Handler {
	protection := http.NewCrossOriginProtection()
	return protection.Handler(next)
}

// pluginContext says who asks for which data source, as Grafana tells every plugin call.
func (s *server) pluginContext(one datasource) *pluginv2.PluginContext {
	agent, _ := useragent.New(grafanaVersion, "linux", "amd64")
	asked := backend.ToProto().PluginContext(backend.PluginContext{
		PluginID:                   pluginID,
		PluginVersion:              s.files.pluginVersion(),
		User:                       &backend.User{Login: "admin", Name: "Preview", Email: "admin@localhost", Role: "Admin"},
		DataSourceInstanceSettings: one.settings(),
		GrafanaConfig:              config.NewGrafanaCfg(s.config),
		UserAgent:                  agent,
		Namespace:                  "default",
	})
	asked.OrgId = 1
	return asked
}

func writeJSON(w http.ResponseWriter, status int, body any) {
	text, err := json.Marshal(body)
	if err != nil {
		status, text = http.StatusInternalServerError, []byte(`{"message":"The preview could not write its answer"}`)
	}
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_, _ = w.Write(text)
}

// writeMessage answers an error as Grafana's API does.
func writeMessage(w http.ResponseWriter, status int, message string) {
	writeJSON(w, status, map[string]any{"message": message, "statusCode": status})
}
