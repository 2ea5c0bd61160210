package upstream

import (
	"strconv"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

// The SDK counts answers by status already; this counts what it does not: failures by kind, beside the answers.
var requests = promauto.NewCounterVec(prometheus.CounterOpts{
	Namespace: "grafana_plugin",
	Subsystem: "runtrail",
	Name:      "upstream_requests_total",
	Help:      "Requests sent to the configured hosts, by class of status (2xx) or kind of failure (timeout).",
}, []string{"outcome"})

func count(outcome string) { requests.WithLabelValues(outcome).Inc() }

func statusClass(status int) string {
	if status < 100 || status > 599 {
		return "other"
	}
	return strconv.Itoa(status/100) + "xx"
}
