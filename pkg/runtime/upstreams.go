package runtime

import (
	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
	"github.com/runtrail/runtrail-audit-datasource/pkg/upstream"
)

// Upstream is an origin that a data source reaches, with secrets and a way there of its own.
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
	newClient := func(of Upstream, account string, credentials []string) *upstream.Client {
		of.Limits.MaxResponseBytes = int64(engine.limits.maxResponseMegabytes * (1 << 20))
		return upstream.New(upstream.Settings{
			BaseURL: of.URL, Secrets: of.Secrets, HTTP: of.HTTP, Account: account, Credentials: credentials,
			LearnCookie: e.settings.Redactor.LearnCookie, Limits: of.Limits,
		})
	}
	own := e.settings.Upstream
	own.Limits.MaxConcurrent, own.Limits.RequestsPerSecond = int(engine.limits.maxConcurrentRequests), int(engine.limits.maxRequestsPerSecond)
	clients := map[string]*upstream.Client{"": newClient(own, engine.account, engine.credentials)}
	for name, other := range e.settings.Others {
		clients[name] = newClient(other, name, nil)
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
