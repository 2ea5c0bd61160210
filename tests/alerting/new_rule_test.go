package alerting

import (
	"net/http"
	"strings"
	"testing"
)

// A new alert rule holds nothing but its refId: its editor shows the vendor's first query type, which is what is counted.
func TestANewRuleCountsWhatItsEditorShows(t *testing.T) {
	untouched := map[string]map[string]any{"A": {}}
	seen := map[string]bool{}
	for _, one := range subjects {
		if seen[one.vendor] || one.queryType == "opsera.taskLogs" {
			continue
		}
		seen[one.vendor] = true
		t.Run(one.vendor, func(t *testing.T) {
			s := simulatorOf(t, one.vendor)
			answer := newSource(t, one, nil).ask(t, untouched, lastHour(t, s))["A"]
			switch one.vendor {
			case "opus": // nothing can be read without a job's id
				if answer.Status != http.StatusBadRequest {
					t.Errorf("status %d: %v", answer.Status, answer.Error)
				}
			case "opcore": // what was deleted before the list was first read is not known
				if answer.Error == nil || !strings.Contains(answer.Error.Error(), "Deletions of nodes are known only since") {
					t.Error(answer.Error)
				}
			default:
				queries := map[string]map[string]any{"A": ask("count", "queryType", one.queryType)}
				counted := sumOf(t, newSource(t, one, nil).ask(t, queries, lastHour(t, s))["A"])
				if got := sumOf(t, answer); got != counted || got == 0 {
					t.Errorf("%v instead of %v", got, counted)
				}
			}
		})
	}
}
