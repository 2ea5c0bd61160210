package main

import (
	"net/http"

	"google.golang.org/grpc"
)

// asked is the data source that a request names and the plugin to ask about it; when there is none it has answered already.
func (s *server) asked(w http.ResponseWriter, r *http.Request) (datasource, *grpc.ClientConn, bool) {
	one, err := s.datasources.get(r.PathValue("uid"))
	if err != nil {
		writeMessage(w, http.StatusNotFound, err.Error())
		return datasource{}, nil, false
	}
	conn, err := s.process.connection(r.Context())
	if err != nil {
		writeMessage(w, http.StatusInternalServerError, err.Error())
		return datasource{}, nil, false
	}
	return one, conn, true
}
