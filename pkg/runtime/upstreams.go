package runtime

import (
	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
	"github.com/runtrail/runtrail-audit-datasource/pkg/upstream"
)

// Upstream is one more origin that a data source reaches, with secrets and a way there of its own.
type Upstream struct {
	URL     string
	Secrets map[string]string
	HTTP    httpclient.Options
	// HTTPProblem, when set, says what is wrong with the HTTP settings; nothing is sent then.
	HTTPProblem string
	// Limits but for the size of an answer, which is the engine's for all.
	Limits upstream.Limits
}

// newUpstreams makes a client for each: whatever is kept of an origin and its credentials is its own.
func (e *Engine) newUpstreams(engine engineExports) map[string]*upstream.Client {
	maxResponseBytes := int64(engine.limits.maxResponseMegabytes * (1 << 20))
	clients := map[string]*upstream.Client{"": upstream.New(upstream.Settings{
		BaseURL: e.settings.URL, Secrets: e.settings.Secrets, HTTP: e.settings.HTTP, Account: engine.account, Credentials: engine.credentials,
		LearnCookie: e.settings.Redactor.LearnCookie,
		Limits: upstream.Limits{
			MaxResponseBytes:  maxResponseBytes,
			MaxConcurrent:     int(engine.limits.maxConcurrentRequests),
			RequestsPerSecond: int(engine.limits.maxRequestsPerSecond),
		},
	})}
	for name, other := range e.settings.Others {
		other.Limits.MaxResponseBytes = maxResponseBytes
		clients[name] = upstream.New(upstream.Settings{
			BaseURL: other.URL, Secrets: other.Secrets, HTTP: other.HTTP, Account: name,
			LearnCookie: e.settings.Redactor.LearnCookie, Limits: other.Limits,
		})
	}
	return clients
}

func (e *Engine) upstream(name string) (*upstream.Client, string) {
	if name == "" {
		return e.upstreams[name], e.settings.HTTPProblem
	}
	return e.upstreams[name], e.settings.Others[name].HTTPProblem
}

func (e *Engine) closeUpstreams() {
	for _, client := range e.upstreams {
		client.Close()
	}
}
