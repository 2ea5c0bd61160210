package main

import (
	"encoding/json"
	"math"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// metricType is Grafana's own TestData source; dashboards lay annotations over its random walk, and the preview stands in for it.
const metricType = "grafana-testdata-datasource"

// walk is a smooth series that depends on the time alone, so that a refresh moves it instead of replacing it.
func walk(queries []backend.DataQuery) backend.Responses {
	responses := backend.Responses{}
	for _, q := range queries {
		step := max(q.Interval, q.TimeRange.Duration()/time.Duration(max(q.MaxDataPoints, 1)), time.Second)
		var times []time.Time
		var values []*float64
		for at := q.TimeRange.From.Truncate(step); !at.After(q.TimeRange.To); at = at.Add(step) {
			times = append(times, at)
			minutes := float64(at.Unix()) / 60
			value := 240 + 60*math.Sin(minutes/47) + 25*math.Sin(minutes/11) + 12*math.Sin(minutes/1.7) + 5*math.Sin(minutes*3.1)
			values = append(values, &value)
		}
		frame := data.NewFrame("", data.NewField("time", nil, times), data.NewField(seriesName(q), nil, values))
		frame.RefID = q.RefID
		responses[q.RefID] = backend.DataResponse{Status: backend.StatusOK, Frames: data.Frames{frame}}
	}
	return responses
}

// seriesName is the alias that a query gives its series, or else TestData's own name.
func seriesName(q backend.DataQuery) string {
	var given struct{ Alias string }
	if err := json.Unmarshal(q.JSON, &given); err != nil || given.Alias == "" {
		return q.RefID + "-series"
	}
	return given.Alias
}
