// Package upstream sends HTTP requests to the one host that a data source is configured for.
//
// It does what is true of any HTTP API: the base URL, TLS and proxies (by Grafana's SDK), cookies, redirects, a cap on
// the decoded size, limits on concurrency and rate, retries, waiting when the host asks for it, and failures as data.
// It knows nothing of what is requested. Secrets are filled in here by name and never appear in a Failure, an error, a
// log line or a span.
package upstream

import (
	"net/http"
	"net/url"
	"sync/atomic"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
)

// Settings of one data source. Secrets are the decrypted ones by name; Account tells apart users with equal secrets.
type Settings struct {
	BaseURL string
	Secrets map[string]string
	Account string
	// Credentials are the names of those secrets that sign in; nil = all of them.
	Credentials []string
	HTTP        httpclient.Options
	Limits      Limits
	// LearnCookie is told the value of every cookie that is kept or sent; nil = nobody wants to know.
	LearnCookie func(value string)
}

// Client sends requests to the configured origin. It is safe for concurrent use.
type Client struct {
	base       *url.URL
	problem    *Failure // what makes every Fetch fail; nil when the settings are fine
	http       *http.Client
	transport  *http.Transport
	secrets    map[string]string
	custom     http.Header // of the settings, which go along with every request
	limits     Limits
	learn      func(value string)
	key        string
	accountKey string
	generation uint64
	registry   *registry
	clock      clock
}

// generations orders the clients of the process: where several share an origin and credentials the newest's limits hold.
var generations atomic.Uint64

// New never fails: a wrong setting becomes the Failure of kind settings of each Fetch.
func New(settings Settings) *Client {
	return newClient(settings, process, systemClock{})
}

func newClient(settings Settings, registry *registry, clock clock) *Client {
	c := &Client{
		secrets:    settings.Secrets,
		custom:     settings.HTTP.Header,
		limits:     settings.Limits.withDefaults(),
		learn:      settings.LearnCookie,
		generation: generations.Add(1),
		registry:   registry,
		clock:      clock,
	}
	c.base, c.problem = parseBaseURL(settings.BaseURL)
	c.key = sharingKey(c.base, settings)
	c.accountKey = accountKey(c.base, settings)
	if c.problem == nil {
		c.http, c.transport, c.problem = newHTTPClient(settings.HTTP)
	}
	return c
}

// Close gives idle connections back. Requests under way are not disturbed.
func (c *Client) Close() {
	if c.transport != nil {
		c.transport.CloseIdleConnections()
	}
}
