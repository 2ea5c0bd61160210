package runtime

// hostError is an answer that the engine did not give itself: one sentence for people, with an HTTP-like status.
type hostError struct {
	status int
	// source is `downstream` or `plugin`.
	source  string
	message string
}

// result is the answer to a query that this error ended.
func (e *hostError) result(refID string) QueryResult {
	return QueryResult{RefID: refID, Status: e.status, Error: e.message, ErrorSource: e.source}
}

const (
	downstream = "downstream"
	plugin     = "plugin"
)

var (
	errTooMuchComputing = &hostError{500, plugin,
		"This query took too much computing time and was stopped. Narrow the time range or the selection."}
	errRefused = &hostError{500, plugin,
		"This query took too much computing time twice and is refused for a minute. Narrow the time range or the selection."}
	errStoppedTwice = &hostError{500, plugin,
		"This query was stopped twice because of other queries that took too much computing time. Try again in a minute."}
	errFailed = &hostError{500, plugin,
		"Runtrail failed on this query because of an error of its own, which Grafana's server log shows."}
	errTimeout = &hostError{504, downstream,
		"This query was not answered in time. Narrow the time range or the selection, or raise Query timeout (queryTimeout; an alert rule has Grafana's evaluation_timeout at most)."}
	errClosing = &hostError{503, downstream,
		"The settings of this data source were changed while the query ran. Run it again."}
)
