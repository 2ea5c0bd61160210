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
	Method     string
	Path       string
	Parameters map[string]string
}

// ResourceAnswer has a JSON body.
type ResourceAnswer struct {
	Status int
	Body   []byte
}

type queryRequestJSON struct {
	FromAlert bool                `json:"fromAlert"`
	SkipCache bool                `json:"skipCache"`
	Queries   []queryEnvelopeJSON `json:"queries"`
}

type queryEnvelopeJSON struct {
	RefID      string `json:"refId"`
	From       int64  `json:"from"`
	To         int64  `json:"to"`
	IntervalMs int64  `json:"intervalMs"`
	JSON       string `json:"json"`
}

type resourceRequestJSON struct {
	Method     string            `json:"method"`
	Path       string            `json:"path"`
	Parameters map[string]string `json:"parameters"`
}

func (r QueryRequest) json() ([]byte, error) {
	wire := queryRequestJSON{
		FromAlert: r.FromAlert, SkipCache: r.SkipCache,
		Queries: make([]queryEnvelopeJSON, len(r.Queries)),
	}
	for n, q := range r.Queries {
		wire.Queries[n] = queryEnvelopeJSON{
			RefID: q.RefID, From: q.From.UnixMilli(), To: q.To.UnixMilli(),
			IntervalMs: q.Interval.Milliseconds(), JSON: validOrNull(q.JSON),
		}
	}
	return json.Marshal(wire)
}

func (r ResourceRequest) json() ([]byte, error) {
	parameters := r.Parameters
	if parameters == nil {
		parameters = map[string]string{}
	}
	return json.Marshal(resourceRequestJSON{Method: r.Method, Path: r.Path, Parameters: parameters})
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
