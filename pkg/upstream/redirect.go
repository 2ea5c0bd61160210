package upstream

import (
	"net/http"
	"net/url"
	"strings"
)

const maxRedirects = 5

// redirectError ends a request that was sent elsewhere; elsewhere is empty when there were only too many redirects.
type redirectError struct{ elsewhere string }

func (e *redirectError) Error() string { return "upstream: redirect not followed" }

// checkRedirect keeps a request, and so its secrets, within the configured origin.
func (c *Client) checkRedirect(follow bool) func(*http.Request, []*http.Request) error {
	return func(next *http.Request, via []*http.Request) error {
		switch {
		case !follow, next.URL.Host == "":
			return http.ErrUseLastResponse
		case origin(next.URL) != origin(c.base):
			return &redirectError{elsewhere: elsewhere(c.base, next.URL)}
		case len(via) > maxRedirects:
			return &redirectError{}
		}
		return nil
	}
}

// told is where a redirect leads that was not followed. Within the origin the path says it, whatever of the origin is a secret
// of someone's, as the value of a header X-Forwarded-Host is.
func (c *Client) told(target *url.URL) string {
	if origin(target) == origin(c.base) {
		return target.RequestURI()
	}
	return target.String()
}

// elsewhere names the other host, or its whole origin where the host name is the configured one.
func elsewhere(base, target *url.URL) string {
	name := target.Host
	if strings.EqualFold(base.Hostname(), target.Hostname()) {
		name = target.Scheme + "://" + target.Host
	}
	return name[:min(len(name), 253)]
}
