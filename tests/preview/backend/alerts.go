package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/runtrail/runtrail-audit-datasource/tests/preview/alerting"
)

const (
	evaluationInterval = 10 * time.Second
	evaluationTimeout  = 30 * time.Second // Grafana's own
)

// alertBoard keeps what the rules of provisioning/alerting came to when they were evaluated last.
type alertBoard struct {
	folder   string
	evaluate sync.Mutex // one evaluation at a time

	mu     sync.Mutex
	ahead  time.Duration // how far the rules' clock is ahead, for simulators whose clock was moved
	health map[string]ruleHealth
}

// ruleHealth is what one rule came to.
type ruleHealth struct {
	Instances   []alerting.Instance `json:"instances"`
	EvaluatedAt time.Time           `json:"evaluatedAt"`
	TookMS      int64               `json:"tookMs"`
}

func newAlertBoard(folder string) *alertBoard {
	return &alertBoard{folder: folder, health: map[string]ruleHealth{}}
}

func (b *alertBoard) now() time.Time {
	b.mu.Lock()
	defer b.mu.Unlock()
	return time.Now().Add(b.ahead)
}

// keepEvaluating evaluates all rules every ten seconds, whatever their own interval, so that nobody waits a minute for a state.
func (s *server) keepEvaluating(ctx context.Context) {
	for ctx.Err() == nil {
		_ = s.evaluateRules(ctx) // the page reads the same files and shows why they cannot be read
		pause(ctx, evaluationInterval)
	}
}

func (s *server) evaluateRules(ctx context.Context) error {
	s.alerts.evaluate.Lock()
	defer s.alerts.evaluate.Unlock()
	rules, err := alerting.ReadRules(s.alerts.folder)
	if err != nil {
		return err
	}
	var wait sync.WaitGroup
	for _, rule := range rules {
		if rule.IsPaused {
			continue
		}
		wait.Go(func() {
			ctx, cancel := context.WithTimeout(ctx, evaluationTimeout)
			defer cancel()
			began, now := time.Now(), s.alerts.now()
			answers := func(query alerting.Query) (data.Frames, error) { return s.answerRule(ctx, query, now) }
			found := alerting.Evaluate(rule, now, answers, s.alerts.of(rule.UID).Instances)
			s.alerts.keep(rule.UID, ruleHealth{Instances: found, EvaluatedAt: began, TookMS: time.Since(began).Milliseconds()})
		})
	}
	wait.Wait()
	return nil
}

func (b *alertBoard) of(uid string) ruleHealth {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.health[uid]
}

func (b *alertBoard) keep(uid string, health ruleHealth) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.health[uid] = health
}

// answerRule runs one query of a rule with the headers by which Grafana's alerting marks its queries.
func (s *server) answerRule(ctx context.Context, query alerting.Query, now time.Time) (data.Frames, error) {
	source, err := s.datasources.get(query.DatasourceUID)
	if err != nil {
		return nil, fmt.Errorf("data source %q: %w", query.DatasourceUID, err)
	}
	one, err := ruleQuery(query, now)
	if err != nil {
		return nil, err
	}
	headers := map[string]string{"FromAlert": "true", "X-Cache-Skip": "true"}
	responses, err := s.queryOne(ctx, &group{datasource: source, queries: []backend.DataQuery{one}}, headers)
	if err != nil {
		return nil, err
	}
	response, there := responses[query.RefID]
	if !there {
		return nil, nil
	}
	return response.Frames, response.Error
}

func (s *server) listRules(w http.ResponseWriter, _ *http.Request) {
	rules, err := alerting.ReadRules(s.alerts.folder)
	if err != nil {
		writeMessage(w, http.StatusInternalServerError, err.Error())
		return
	}
	shown := make([]map[string]any, len(rules))
	for i, rule := range rules {
		shown[i] = ruleView(rule, s.alerts.of(rule.UID))
	}
	s.alerts.mu.Lock()
	ahead := s.alerts.ahead.Milliseconds()
	s.alerts.mu.Unlock()
	writeJSON(w, http.StatusOK, map[string]any{"rules": shown, "aheadMs": ahead, "everyMs": evaluationInterval.Milliseconds()})
}

// evaluateNow evaluates all rules at once and answers what they came to.
func (s *server) evaluateNow(w http.ResponseWriter, r *http.Request) {
	if err := s.evaluateRules(r.Context()); err != nil {
		writeMessage(w, http.StatusInternalServerError, err.Error())
		return
	}
	s.listRules(w, r)
}

// advanceRules moves the clock by which rules choose their time range; simulators have clocks of their own that can be moved.
func (s *server) advanceRules(w http.ResponseWriter, r *http.Request) {
	var body struct {
		AdvanceMS int64 `json:"advance"`
	}
	if err := readJSON(w, r, &body); err != nil || body.AdvanceMS < 0 {
		writeMessage(w, http.StatusBadRequest, errors.Join(errors.New("give {\"advance\": milliseconds}"), err).Error())
		return
	}
	s.alerts.mu.Lock()
	s.alerts.ahead += time.Duration(body.AdvanceMS) * time.Millisecond
	s.alerts.mu.Unlock()
	s.listRules(w, r)
}
