package main

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// frontendSettings are what Grafana tells every page: the data sources with their plugins, no secrets.
func (s *server) frontendSettings(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, s.bootSettings())
}

func (s *server) bootSettings() map[string]any {
	sources := map[string]any{}
	fallback := ""
	for _, one := range s.datasources.all() {
		sources[one.Name] = map[string]any{
			"id": one.ID, "uid": one.UID, "type": one.Type, "name": one.Name, "access": one.Access, "isDefault": one.IsDefault,
			"url": "/api/datasources/proxy/uid/" + one.UID, "jsonData": one.JSONData, "readOnly": one.ReadOnly,
			"meta": s.files.pluginMeta(one.Type),
		}
		if one.IsDefault || fallback == "" {
			fallback = one.Name
		}
	}
	return map[string]any{
		"datasources": sources, "defaultDatasource": fallback, "featureToggles": map[string]any{}, "appSubUrl": "", "appUrl": s.config["GF_APP_URL"],
		"namespace": "default", "licenseInfo": map[string]any{}, "panels": map[string]any{}, "apps": map[string]any{},
		"buildInfo": map[string]any{"version": grafanaVersion, "env": "development", "edition": "Open Source", "versionString": "Preview, a stand-in for Grafana " + grafanaVersion},
	}
}

// boot is the script by which Grafana's own page hands its settings to the bundle.
func (s *server) boot(w http.ResponseWriter, r *http.Request) {
	theme := "dark"
	if r.URL.Query().Get("theme") == "light" {
		theme = "light"
	}
	boot := map[string]any{
		"assets": map[string]any{"light": "", "dark": ""}, "navTree": []any{}, "settings": s.bootSettings(),
		"user": map[string]any{
			"id": 1, "login": "admin", "theme": theme, "timezone": "browser", "locale": "en-US", "language": "en-US",
			"regionalFormat": "en-US", "orgRole": "Admin", "isSignedIn": true, "permissions": map[string]any{},
		},
	}
	text, err := json.Marshal(boot)
	if err != nil {
		writeMessage(w, http.StatusInternalServerError, "The preview could not write its settings")
		return
	}
	w.Header().Set("Content-Type", "text/javascript")
	w.Header().Set("Cache-Control", "no-store")
	_, _ = fmt.Fprintf(w, "window.__grafana_public_path__='/public/';window.grafanaBootData=%s;\n", text)
}
