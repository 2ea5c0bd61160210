package alerting

import (
	"encoding/json"
	"strings"
	"testing"
	"time"
)

func TestTheProvisionedRulesAreWhatTheirFilesSay(t *testing.T) {
	rules, err := ReadRules("../../../provisioning/alerting")
	if err != nil {
		t.Fatal(err)
	}
	titles := map[string]bool{}
	for _, rule := range rules {
		titles[rule.Title] = true
		if rule.ExecErrState != "Error" || rule.Condition != rule.Queries[len(rule.Queries)-1].RefID || rule.Interval != time.Minute {
			t.Errorf("%s: %+v", rule.Title, rule)
		}
		if rule.Queries[0].From < 10*time.Minute || !json.Valid(rule.Queries[0].Model) {
			t.Errorf("%s: first query %+v", rule.Title, rule.Queries[0])
		}
		for name, text := range rule.Annotations {
			filled := filled(text, map[string]any{"Labels": map[string]string{}, "Values": map[string]captureValue{}})
			if strings.Contains(filled, "{{") || strings.Contains(filled, "[no value]") {
				t.Errorf("%s: annotation %s does not hold without labels and values: %s", rule.Title, name, filled)
			}
		}
		if rule.Annotations["__dashboardUid__"] == "" || rule.Annotations["__panelId__"] == "" {
			t.Errorf("%s names no panel: %v", rule.Title, rule.Annotations)
		}
	}
	for _, wanted := range []string{"A Puppet job failed", "An Opus node failed", "Someone deleted a node", "A pipeline was changed"} {
		if !titles[wanted] {
			t.Errorf("there is no rule %q", wanted)
		}
	}
}

func TestARuleThatFiresSaysSoWhereTheVendorNamesNobody(t *testing.T) {
	rules, err := ReadRules("../../../provisioning/alerting")
	if err != nil {
		t.Fatal(err)
	}
	for _, rule := range rules {
		values := map[string]captureValue{}
		for _, query := range rule.Queries {
			values[query.RefID] = captureValue{1}
		}
		empty := map[string]string{"actor": "", "target": "", "run": "66173", "event": "pipeline.update"}
		silent := filled(rule.Annotations["summary"], map[string]any{"Labels": map[string]string{}, "Values": map[string]captureValue{}})
		fires := filled(rule.Annotations["summary"], map[string]any{"Labels": empty, "Values": values})
		if fires == silent || strings.HasPrefix(fires, " ") || strings.Contains(fires, "  ") {
			t.Errorf("%s: %q", rule.Title, fires)
		}
	}
}

func TestAFileThatCannotBeReadSaysWhere(t *testing.T) {
	for text, says := range map[string]string{
		"groups: [{name: G, interval: often}]":        "interval of group G",
		"groups: [{name: G, rules: [{title: T}]}]":    "no uid",
		"groups: [{name: G, rules: [{for: 1 week}]}]": "is no duration",
		"groups: 7": "read alert rules",
	} {
		if _, err := parseRules([]byte(text)); err == nil || !strings.Contains(err.Error(), says) {
			t.Errorf("%s: %v", text, err)
		}
	}
}
