package runtime

import (
	"crypto/sha256"
	"encoding/json"
	"sync"
	"time"
)

const refusedFor = time.Minute

// refusals remembers what took too much computing time, so that one poison panel that refreshes every few seconds does not
// take the engine away from every alert rule.
type refusals struct {
	mu    sync.Mutex
	until map[fingerprint]time.Time
}

type fingerprint [sha256.Size]byte

func (r *refusals) add(what fingerprint, now time.Time) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.until == nil {
		r.until = map[fingerprint]time.Time{}
	}
	for old, until := range r.until {
		if !now.Before(until) {
			delete(r.until, old)
		}
	}
	r.until[what] = now.Add(refusedFor)
}

func (r *refusals) has(what fingerprint, now time.Time) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return now.Before(r.until[what])
}

// What Grafana changes in the JSON of one and the same query from refresh to refresh.
var volatileKeys = []string{"intervalMs", "maxDataPoints", "timeRange", "from", "to", "requestId"}

func (r QueryRequest) fingerprint() fingerprint {
	parts := make([]any, 0, len(r.Queries))
	for _, query := range r.Queries {
		var fields map[string]any
		if json.Unmarshal(query.JSON, &fields) != nil {
			parts = append(parts, string(query.JSON))
			continue
		}
		for _, key := range volatileKeys {
			delete(fields, key)
		}
		parts = append(parts, fields)
	}
	return fingerprintOf("query", parts)
}

func (r ResourceRequest) fingerprint() fingerprint {
	return fingerprintOf("resource", []any{r.Method, r.Path, r.Parameters})
}

// fingerprintOf is the same for the same content: encoding/json sorts the keys of maps.
func fingerprintOf(kind string, parts []any) fingerprint {
	text, err := json.Marshal(parts)
	if err != nil {
		text = nil
	}
	return sha256.Sum256(append([]byte(kind+"\n"), text...))
}
