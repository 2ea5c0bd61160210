package main

import (
	"fmt"
	"regexp"
	"strconv"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

var relative = regexp.MustCompile(`^now(?:-(\d+)([smhdw]))?$`)

var units = map[string]time.Duration{
	"s": time.Second, "m": time.Minute, "h": time.Hour, "d": 24 * time.Hour, "w": 7 * 24 * time.Hour,
}

// timeRange reads epoch milliseconds, as pages send them, and relative times such as now-6h, as people type them.
func timeRange(from, to string, now time.Time) (backend.TimeRange, error) {
	start, err := moment(from, now)
	if err != nil {
		return backend.TimeRange{}, err
	}
	end, err := moment(to, now)
	if err != nil {
		return backend.TimeRange{}, err
	}
	return backend.TimeRange{From: start, To: end}, nil
}

func moment(text string, now time.Time) (time.Time, error) {
	if ms, err := strconv.ParseInt(text, 10, 64); err == nil {
		return time.UnixMilli(ms).UTC(), nil
	}
	parts := relative.FindStringSubmatch(text)
	if parts == nil {
		return time.Time{}, fmt.Errorf("bad time %q: give epoch milliseconds or now-6h", text)
	}
	if parts[1] == "" {
		return now, nil
	}
	count, err := strconv.Atoi(parts[1])
	if err != nil {
		return time.Time{}, fmt.Errorf("bad time %q: %w", text, err)
	}
	return now.Add(-time.Duration(count) * units[parts[2]]), nil
}
