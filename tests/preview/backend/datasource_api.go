package main

import (
	"encoding/json"
	"net/http"
)

func (s *server) listDatasources(w http.ResponseWriter, _ *http.Request) {
	writeJSON(w, http.StatusOK, s.datasources.all())
}

func (s *server) getDatasource(w http.ResponseWriter, r *http.Request) {
	one, err := s.datasources.get(r.PathValue("uid"))
	if err != nil {
		writeMessage(w, http.StatusNotFound, err.Error())
		return
	}
	writeJSON(w, http.StatusOK, one)
}

func (s *server) addDatasource(w http.ResponseWriter, r *http.Request) {
	s.change(w, r, "Datasource added", func(c change) (datasource, error) { return s.datasources.add(c) })
}

func (s *server) saveDatasource(w http.ResponseWriter, r *http.Request) {
	s.change(w, r, "Datasource updated", func(c change) (datasource, error) {
		return s.datasources.save(r.PathValue("uid"), c)
	})
}

func (s *server) change(w http.ResponseWriter, r *http.Request, done string, apply func(change) (datasource, error)) {
	var c change
	if err := json.NewDecoder(http.MaxBytesReader(w, r.Body, 4<<20)).Decode(&c); err != nil {
		writeMessage(w, http.StatusBadRequest, "bad request data")
		return
	}
	one, err := apply(c)
	switch {
	case err == errNoDatasource:
		writeMessage(w, http.StatusNotFound, err.Error())
	case err != nil:
		writeMessage(w, http.StatusConflict, err.Error())
	default:
		writeJSON(w, http.StatusOK, map[string]any{"datasource": one, "id": one.ID, "name": one.Name, "message": done})
	}
}

func (s *server) removeDatasource(w http.ResponseWriter, r *http.Request) {
	if err := s.datasources.remove(r.PathValue("uid")); err != nil {
		writeMessage(w, http.StatusNotFound, err.Error())
		return
	}
	writeMessage(w, http.StatusOK, "Data source deleted")
}
