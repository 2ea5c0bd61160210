package runtime

import (
	"encoding/json"
	"time"

	"github.com/runtrail/runtrail-audit-datasource/pkg/frames"
)

// QueryRequest is what src/engine/seam/protocol.ts calls QueryRequest.
type QueryRequest struct {
	FromAlert bool
	SkipCache bool
	Queries   []QueryEnvelope
}

// QueryEnvelope is one saved query with what Grafana asks of it. JSON is not checked by anyone before the engine.
type QueryEnvelope struct {
	RefID         string
	From, To      time.Time
	Interval      time.Duration
	MaxDataPoints int64
	JSON          json.RawMessage
}

// QueryResult answers one query. Frames may be there beside an error.
type QueryResult struct {
	RefID  string
	Status int
	// Error is a sentence for people; empty when all is well.
	Error string
	// ErrorSource is `downstream` or `plugin`, empty without an error.
	ErrorSource string
	Frames      []frames.Frame
}

// Health is the outcome of Save & test.
type Health struct {
	OK      bool
	Message string
}

// ResourceRequest asks for something beside queries; Path has no leading slash.
type ResourceRequest struct {
	Method     string            `json:"method"`
	Path       string            `json:"path"`
	Parameters map[string]string `json:"parameters"`
}

// ResourceAnswer has a JSON body.
type ResourceAnswer struct {
	Status int
	Body   []byte
}

func (r QueryRequest) json() ([]byte, error) {
	queries := make([]map[string]any, len(r.Queries))
	for n, q := range r.Queries {
		queries[n] = map[string]any{
			"refId": q.RefID, "from": q.From.UnixMilli(), "to": q.To.UnixMilli(),
			"intervalMs": q.Interval.Milliseconds(), "json": validOrNull(q.JSON),
		}
	}
	return json.Marshal(map[string]any{"fromAlert": r.FromAlert, "skipCache": r.SkipCache, "queries": queries})
}

func (r ResourceRequest) json() ([]byte, error) {
	if r.Parameters == nil {
		r.Parameters = map[string]string{}
	}
	return json.Marshal(r)
}

// validOrNull lets the engine, which has the sentences, deal with a query that is no JSON.
func validOrNull(text json.RawMessage) string {
	if !json.Valid(text) {
		return "null"
	}
	return string(text)
}

// ResourceFailure is the answer to a resource call that failed, as the engine gives it too.
func ResourceFailure(status int, sentence string) ResourceAnswer {
	body, err := json.Marshal(map[string]string{"message": sentence})
	if err != nil {
		body = []byte(`{}`)
	}
	return ResourceAnswer{Status: status, Body: body}
}
