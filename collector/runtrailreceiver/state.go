package runtrailreceiver

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"

	"github.com/google/uuid"
	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
	"go.opentelemetry.io/collector/extension/xextension/storage"
)

const stateVersion = 1

// state is how far the collecting of one query type is. Times are epoch ms.
type state struct {
	Version int `json:"version"`
	// Source is the name under which it was written.
	Source string `json:"source,omitempty"`
	// Begun is when the collecting began.
	Begun int64 `json:"begun"`
	// FirstSaid is when the first heartbeat was accepted; 0 = none was.
	FirstSaid int64 `json:"firstSaid,omitempty"`
	// Watermark: up to here every reading was whole and its events were accepted.
	Watermark int64 `json:"watermark"`
	// CompleteFrom and CompleteUntil are what heartbeats say.
	CompleteFrom  int64 `json:"completeFrom"`
	CompleteUntil int64 `json:"completeUntil"`
	// Gaps within them, ascending.
	Gaps [][2]int64 `json:"gaps,omitempty"`
	// Earliest end of a run that was found; 0 = none.
	Earliest int64 `json:"earliest,omitempty"`
	// Backfilled: from before the beginning everything was read back to here.
	Backfilled   int64 `json:"backfilled"`
	BackfillDone bool  `json:"backfillDone"`
	// Failing and BackfillFailing are of the window that comes next, forwards and backwards.
	Failing         failing `json:"failing,omitzero"`
	BackfillFailing failing `json:"backfillFailing,omitzero"`
	// Latest event that was kept; nil = none was.
	Latest *runtime.LatestEvent `json:"latest,omitempty"`
	// Memory is the engine's own, of a vendor that is swept.
	Memory json.RawMessage `json:"memory,omitempty"`
}

// failing is since when a window cannot be read whole, and when that was tried last; both 0 = it can.
type failing struct {
	Since int64 `json:"since"`
	Tried int64 `json:"tried"`
}

// claim is how far an archive may be believed. Times are epoch ms.
type claim struct {
	From        int64      `json:"from"`
	Until       int64      `json:"until"`
	Gaps        [][2]int64 `json:"gaps,omitempty"`
	Backfilling bool       `json:"backfilling,omitempty"`
}

func (s *state) claim() claim {
	return claim{From: min(s.CompleteFrom, s.CompleteUntil), Until: s.CompleteUntil, Gaps: s.Gaps, Backfilling: !s.BackfillDone}
}

// surelyUntil is where a gap begins at the latest: what still went on before the watermark is not sent yet, and may have ended in
// the gap.
func (s *state) surelyUntil() int64 { return min(s.Watermark, s.CompleteUntil) }

// pastGap is where what is not given up begins again.
func (s *state) pastGap(at int64) int64 {
	for _, gap := range s.Gaps {
		if gap[0] <= at && at < gap[1] {
			return gap[1]
		}
	}
	return at
}

// noteLatest keeps the event by which the next process sees whether the vendor still has what it had.
func (s *state) noteLatest(collected *runtime.Collected) {
	if latest := rowsOf(*collected).latest(); latest != nil {
		s.Latest = latest
	}
}

func (s *state) addGap(from, until int64) { s.Gaps = withGap(s.Gaps, from, until) }

// withGap keeps them ascending, and what touches as one.
func withGap(gaps [][2]int64, from, until int64) [][2]int64 {
	if from >= until {
		return gaps
	}
	gaps = append(slices.Clone(gaps), [2]int64{from, until})
	slices.SortFunc(gaps, func(a, b [2]int64) int { return int(min(1, max(-1, a[0]-b[0]))) })
	merged := gaps[:1]
	for _, gap := range gaps[1:] {
		if last := &merged[len(merged)-1]; gap[0] <= last[1] {
			last[1] = max(last[1], gap[1])
		} else {
			merged = append(merged, gap)
		}
	}
	return merged
}

// store keeps states in the storage extension.
type store struct{ client storage.Client }

// load gives nil where nothing was kept.
func (s store) load(ctx context.Context, queryType string) (*state, *sentEvents, error) {
	kept, sent := storage.GetOperation("state/"+queryType), storage.GetOperation("sent/"+queryType)
	if err := s.client.Batch(ctx, kept, sent); err != nil {
		return nil, nil, fmt.Errorf("reading how far the collecting is: %w", err)
	}
	if kept.Value == nil {
		return nil, newSentEvents(nil), nil
	}
	var loaded state
	if err := json.Unmarshal(kept.Value, &loaded); err != nil || loaded.Version != stateVersion {
		return nil, nil, fmt.Errorf("what the storage has of %s is of another version (%d): remove it to begin anew", queryType, loaded.Version)
	}
	return &loaded, newSentEvents(sent.Value), nil
}

// save keeps both at once: a crash leaves the old ones or the new ones.
func (s store) save(ctx context.Context, queryType string, current *state, sent *sentEvents) error {
	text, err := json.Marshal(current)
	if err == nil {
		err = s.client.Batch(ctx, storage.SetOperation("state/"+queryType, text), storage.SetOperation("sent/"+queryType, sent.bytes()))
	}
	if err != nil {
		return fmt.Errorf("keeping how far the collecting is: %w", err)
	}
	return nil
}

// collectorID is the same as long as the storage is.
func (s store) collectorID(ctx context.Context) (string, error) {
	const key = "collector-id"
	kept, err := s.client.Get(ctx, key)
	if err == nil && kept == nil {
		kept = []byte(uuid.NewString())
		err = s.client.Set(ctx, key, kept)
	}
	if err != nil {
		return "", fmt.Errorf("the collector's id: %w", err)
	}
	return string(kept), nil
}
