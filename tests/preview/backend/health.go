package main

import (
	"encoding/json"
	"net/http"

	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
)

// health asks the plugin to check a data source; anything but OK is HTTP 400, as in Grafana.
func (s *server) health(w http.ResponseWriter, r *http.Request) {
	one, conn, ok := s.asked(w, r)
	if !ok {
		return
	}
	request := &pluginv2.CheckHealthRequest{PluginContext: s.pluginContext(one)}
	answer, err := pluginv2.NewDiagnosticsClient(conn).CheckHealth(r.Context(), request)
	if err != nil {
		writeMessage(w, http.StatusInternalServerError, "An error occurred within the plugin: "+err.Error())
		return
	}
	body := map[string]any{"status": answer.Status.String(), "message": answer.Message}
	if len(answer.JsonDetails) > 0 {
		body["details"] = json.RawMessage(answer.JsonDetails)
	}
	status := http.StatusOK
	if answer.Status != pluginv2.CheckHealthResponse_OK {
		status = http.StatusBadRequest
	}
	writeJSON(w, status, body)
}
