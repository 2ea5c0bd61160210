package runtime

import (
	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/promauto"
)

var (
	restarts = promauto.NewCounter(prometheus.CounterOpts{
		Namespace: "grafana_plugin",
		Subsystem: "engine",
		Name:      "restarts_total",
		Help:      "How often an engine was replaced because a query took too much computing time.",
	})
	unhandledRejections = promauto.NewCounter(prometheus.CounterOpts{
		Namespace: "grafana_plugin",
		Subsystem: "engine",
		Name:      "unhandled_rejections_total",
		Help:      "How many promises of engines were rejected with nobody to handle it.",
	})
)
