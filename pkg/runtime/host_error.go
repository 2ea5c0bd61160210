package runtime

// HostError is an answer that the engine could not give itself: one sentence for people, with an HTTP-like status.
type HostError struct {
	Status int
	// Source is `downstream` or `plugin`.
	Source  string
	Message string
}

func (e *HostError) Error() string { return e.Message }

const (
	downstream = "downstream"
	plugin     = "plugin"
)

var (
	errTooMuchComputing = &HostError{500, plugin,
		"This query took too much computing time and was stopped. Narrow the time range or the selection."}
	errRefused = &HostError{500, plugin,
		"This query took too much computing time a moment ago and is refused for a minute. Narrow the time range or the selection."}
	errStoppedTwice = &HostError{500, plugin,
		"This query was stopped twice because of other queries that took too much computing time. Try again in a minute."}
	errFailed = &HostError{500, plugin,
		"Runtrail failed on this query because of an error of its own, which Grafana's server log shows."}
	errTimeout = &HostError{504, downstream,
		"This query was not answered in time. Narrow the time range or the selection, or raise Query timeout (queryTimeout)."}
	errClosing = &HostError{503, downstream,
		"The settings of this data source were changed while the query ran. Run it again."}
)
