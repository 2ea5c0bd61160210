package alerting

import "maps"

// form is a way to ask for a query type in a rule, and what a rule comes to that fires above 0.
type form struct {
	name  string
	query map[string]any
	// onData and onNothing are states; a rule's own words are in the package that restates Grafana.
	onData, onNothing string
	// isSeries: the rule needs a reduce expression.
	isSeries bool
	// isRefused: the plugin says plainly that a rule can do nothing with it.
	isRefused bool
	// needsProgress: only of query types that tell how runs go on.
	needsProgress bool
}

const (
	normal   = "Normal"
	alerting = "Alerting"
	noData   = "NoData"
	failed   = "Error"
)

var byOutcome = []string{"outcome"}

var forms = []form{
	{name: "count", query: ask("count"), onData: alerting, onNothing: normal},
	{name: "count by outcome", query: ask("count", "groupBy", byOutcome), onData: alerting, onNothing: noData},
	{name: "count by actor and target", query: ask("count", "groupBy", []string{"actor", "target"}), onData: alerting, onNothing: noData},
	{name: "countOverTime", query: ask("countOverTime"), onData: alerting, onNothing: normal, isSeries: true},
	{name: "countOverTime by outcome", query: ask("countOverTime", "groupBy", byOutcome), onData: alerting, onNothing: noData, isSeries: true},
	{name: "table", query: ask("table"), onData: alerting, onNothing: normal},
	{name: "table with a limit and groups", query: ask("table", "limit", 1, "groupBy", byOutcome), onData: alerting, onNothing: normal},
	{name: "logs", query: ask("logs"), onData: alerting, onNothing: normal},
	{name: "annotations", query: ask("annotations"), onData: alerting, onNothing: normal},
	{name: "timeline", query: ask("timeline"), onData: alerting, onNothing: normal},
	{name: "progress", query: ask("progress"), onData: alerting, onNothing: noData, needsProgress: true},
	// without the SQL expression that they are meant for, rows are nothing to Grafana
	{name: "rows", query: ask("table", "inAlerts", "rows", "limit", 1_000_000), onData: failed, onNothing: failed},
	{name: "trace", query: ask("trace"), isRefused: true},
	{name: "nodeGraph", query: ask("nodeGraph"), isRefused: true},
	{name: "values", query: ask("values"), isRefused: true},
}

// ask is a query of a format; more keys and values follow in pairs.
func ask(format string, more ...any) map[string]any {
	query := map[string]any{"format": format}
	for i := 0; i+1 < len(more); i += 2 {
		if key, ok := more[i].(string); ok {
			query[key] = more[i+1]
		}
	}
	return query
}

// queriesOf are all forms as queries of a subject, by their names; `more` goes into each.
func queriesOf(one subject, selection map[string]any, more map[string]any) map[string]map[string]any {
	queries := map[string]map[string]any{}
	for _, form := range forms {
		query := maps.Clone(form.query)
		query["queryType"] = one.queryType
		maps.Copy(query, selection)
		maps.Copy(query, more)
		queries[form.name] = query
	}
	return queries
}

// isFor tells forms that a query type does not have; the plugin refuses these.
func (f form) isFor(one subject) bool { return !f.isRefused && (one.hasProgress || !f.needsProgress) }
