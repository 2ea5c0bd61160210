package main

import (
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"sort"
)

// dashboardFolder holds dashboards as Grafana exports them; they are read anew at each request, so that edits show.
type dashboardFolder string

type dashboard struct {
	UID   string   `json:"uid"`
	Title string   `json:"title"`
	Tags  []string `json:"tags"`
	model json.RawMessage
}

func (folder dashboardFolder) read() ([]dashboard, error) {
	paths, err := filepath.Glob(filepath.Join(string(folder), "*.json"))
	if err != nil {
		return nil, fmt.Errorf("list dashboards: %w", err)
	}
	sort.Strings(paths)
	list := []dashboard{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("read dashboard: %w", err)
		}
		one := dashboard{model: text}
		if err := json.Unmarshal(text, &one); err != nil {
			return nil, fmt.Errorf("read %s: %w", filepath.Base(path), err)
		}
		list = append(list, one)
	}
	return list, nil
}

func (s *server) listDashboards(w http.ResponseWriter, _ *http.Request) {
	list, err := s.dashboards.read()
	if err != nil {
		writeMessage(w, http.StatusInternalServerError, err.Error())
		return
	}
	hits := make([]map[string]any, len(list))
	for i, one := range list {
		hits[i] = map[string]any{"uid": one.UID, "title": one.Title, "tags": one.Tags, "type": "dash-db", "url": "/d/" + one.UID}
	}
	writeJSON(w, http.StatusOK, hits)
}

func (s *server) getDashboard(w http.ResponseWriter, r *http.Request) {
	list, err := s.dashboards.read()
	if err != nil {
		writeMessage(w, http.StatusInternalServerError, err.Error())
		return
	}
	for _, one := range list {
		if one.UID == r.PathValue("uid") {
			writeJSON(w, http.StatusOK, map[string]any{"dashboard": one.model, "meta": map[string]any{"url": "/d/" + one.UID}})
			return
		}
	}
	writeMessage(w, http.StatusNotFound, "Dashboard not found")
}
