package runtime

import (
	"crypto/sha256"
	"encoding/json"
	"maps"
	"math"
	"sync"
	"time"
)

const (
	refusedFor = time.Minute
	// What struck is remembered for so long: a machine that was slow for once makes nobody a suspect for good.
	remembered = 15 * time.Minute
)

// quarantine refuses what took too much computing time twice, so that one poison panel that refreshes every few seconds
// does not take the engine away from every alert rule.
type quarantine struct {
	mu      sync.Mutex
	strikes map[fingerprint]strikes
}

type strikes struct {
	count int
	last  time.Time
}

type fingerprint [sha256.Size]byte

func (q *quarantine) strike(what fingerprint, now time.Time) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.strikes == nil {
		q.strikes = map[fingerprint]strikes{}
	}
	maps.DeleteFunc(q.strikes, func(_ fingerprint, s strikes) bool { return now.Sub(s.last) >= remembered })
	q.strikes[what] = strikes{count: q.strikes[what].count + 1, last: now}
}

// refuses asks what it is only where anything has struck.
func (q *quarantine) refuses(what func() fingerprint, now time.Time) bool {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.strikes) == 0 {
		return false
	}
	struck := q.strikes[what()]
	return struck.count > 1 && now.Sub(struck.last) < refusedFor
}

// What Grafana changes in the JSON of one and the same query from refresh to refresh.
var volatileKeys = []string{"intervalMs", "maxDataPoints", "timeRange", "from", "to", "requestId"}

func (r QueryRequest) fingerprint() fingerprint {
	parts := make([]any, 0, len(r.Queries))
	for _, query := range r.Queries {
		parts = append(parts, widthOf(query.From, query.To))
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

// widthOf tells ranges apart by how long they are, in steps of some 4 %: the last hour is the same query at every refresh,
// today until now nearly so, and a narrowed range is another one.
func widthOf(from, to time.Time) int {
	return int(math.Round(16 * math.Log2(max(1, to.Sub(from).Seconds()))))
}

func (r ResourceRequest) fingerprint() fingerprint {
	return fingerprintOf("resource", []any{r.Method, r.Path, r.Parameters})
}

func healthFingerprint() fingerprint { return fingerprintOf("health", nil) }

// fingerprintOf is the same for the same content: encoding/json sorts the keys of maps.
func fingerprintOf(kind string, parts []any) fingerprint {
	text, err := json.Marshal(parts)
	if err != nil {
		text = nil
	}
	return sha256.Sum256(append([]byte(kind+"\n"), text...))
}
