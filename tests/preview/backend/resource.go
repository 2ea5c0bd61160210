package main

import (
	"errors"
	"io"
	"net/http"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
)

// resource passes a call on to the plugin and its answer back, as Grafana does.
func (s *server) resource(w http.ResponseWriter, r *http.Request) {
	one, conn, ok := s.asked(w, r)
	if !ok {
		return
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, 4<<20))
	if err != nil {
		writeMessage(w, http.StatusBadRequest, "bad request data")
		return
	}
	path := r.PathValue("path")
	url := path
	if r.URL.RawQuery != "" {
		url += "?" + r.URL.RawQuery
	}
	request := backend.ToProto().CallResourceRequest(&backend.CallResourceRequest{
		Path: path, Method: r.Method, URL: url, Body: body,
		Headers: map[string][]string{"Content-Type": r.Header.Values("Content-Type"), "Accept": r.Header.Values("Accept")},
	})
	request.PluginContext = s.pluginContext(one)
	stream, err := pluginv2.NewResourceClient(conn).CallResource(r.Context(), request)
	if err != nil {
		writeMessage(w, http.StatusInternalServerError, "An error occurred within the plugin: "+err.Error())
		return
	}
	for first := true; ; first = false {
		part, err := stream.Recv()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			if first {
				writeMessage(w, http.StatusInternalServerError, "An error occurred within the plugin: "+err.Error())
			}
			return
		}
		if first {
			for name, values := range part.Headers {
				for _, value := range values.Values {
					w.Header().Add(name, value)
				}
			}
			w.WriteHeader(int(part.Code))
		}
		_, _ = w.Write(part.Body)
	}
}
