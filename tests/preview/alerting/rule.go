package alerting

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"sort"
	"strconv"
	"time"

	"go.yaml.in/yaml/v3"
)

// ExpressionUID is the data source uid by which rules name server-side expressions.
const ExpressionUID = "__expr__"

// Query is one step of a rule: a data source's query or an expression over queries before it.
type Query struct {
	RefID         string
	DatasourceUID string
	From, To      time.Duration // before now
	Model         json.RawMessage
}

// Rule is an alert rule as Grafana provisions it.
type Rule struct {
	UID, Title, Group, Folder, Condition string
	Interval, For                        time.Duration
	NoDataState, ExecErrState            string
	Labels, Annotations                  map[string]string
	IsPaused                             bool
	Queries                              []Query
}

type file struct {
	Groups []struct {
		Name     string `yaml:"name"`
		Folder   string `yaml:"folder"`
		Interval string `yaml:"interval"`
		Rules    []struct {
			UID          string            `yaml:"uid"`
			Title        string            `yaml:"title"`
			Condition    string            `yaml:"condition"`
			For          string            `yaml:"for"`
			NoDataState  string            `yaml:"noDataState"`
			ExecErrState string            `yaml:"execErrState"`
			Labels       map[string]string `yaml:"labels"`
			Annotations  map[string]string `yaml:"annotations"`
			IsPaused     bool              `yaml:"isPaused"`
			Data         []struct {
				RefID             string `yaml:"refId"`
				DatasourceUID     string `yaml:"datasourceUid"`
				RelativeTimeRange struct {
					From int `yaml:"from"`
					To   int `yaml:"to"`
				} `yaml:"relativeTimeRange"`
				Model map[string]any `yaml:"model"`
			} `yaml:"data"`
		} `yaml:"rules"`
	} `yaml:"groups"`
}

// ReadRules reads the rules of a folder of Grafana's alerting provisioning, in the order of files, groups and rules.
func ReadRules(folder string) ([]Rule, error) {
	paths, err := filepath.Glob(filepath.Join(folder, "*.y*ml"))
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", folder, err)
	}
	sort.Strings(paths)
	rules := []Rule{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("read alert rules: %w", err)
		}
		found, err := parseRules(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
		rules = append(rules, found...)
	}
	return rules, nil
}

func parseRules(text []byte) ([]Rule, error) {
	var read file
	if err := yaml.Unmarshal(text, &read); err != nil {
		return nil, fmt.Errorf("read alert rules: %w", err)
	}
	var rules []Rule
	for _, group := range read.Groups {
		interval, err := duration(group.Interval)
		if err != nil {
			return nil, fmt.Errorf("interval of group %s: %w", group.Name, err)
		}
		for _, one := range group.Rules {
			pending, err := duration(one.For)
			if err != nil {
				return nil, fmt.Errorf("for of rule %s: %w", one.Title, err)
			}
			rule := Rule{
				UID: one.UID, Title: one.Title, Group: group.Name, Folder: group.Folder, Condition: one.Condition,
				Interval: interval, For: pending, NoDataState: one.NoDataState, ExecErrState: one.ExecErrState,
				Labels: one.Labels, Annotations: one.Annotations, IsPaused: one.IsPaused,
			}
			if rule.UID == "" || rule.Title == "" {
				return nil, fmt.Errorf("a rule of group %s has no uid or no title", group.Name)
			}
			for _, step := range one.Data {
				model, err := json.Marshal(step.Model)
				if err != nil {
					return nil, fmt.Errorf("query %s of rule %s: %w", step.RefID, one.Title, err)
				}
				rule.Queries = append(rule.Queries, Query{
					RefID: step.RefID, DatasourceUID: step.DatasourceUID, Model: model,
					From: time.Duration(step.RelativeTimeRange.From) * time.Second, To: time.Duration(step.RelativeTimeRange.To) * time.Second,
				})
			}
			rules = append(rules, rule)
		}
	}
	return rules, nil
}

var durationForm = regexp.MustCompile(`^(\d+)([smhdw])$`)

// duration reads what Grafana calls a duration, of one unit, as these files have them; absent is 0.
func duration(text string) (time.Duration, error) {
	if text == "" {
		return 0, nil
	}
	parts := durationForm.FindStringSubmatch(text)
	if parts == nil {
		return 0, fmt.Errorf("%q is no duration such as 10s or 5m", text)
	}
	count, err := strconv.Atoi(parts[1])
	if err != nil {
		return 0, fmt.Errorf("read %q: %w", text, err)
	}
	unit := map[string]time.Duration{"s": time.Second, "m": time.Minute, "h": time.Hour, "d": 24 * time.Hour, "w": 7 * 24 * time.Hour}[parts[2]]
	return time.Duration(count) * unit, nil
}
