package upstream

import (
	"context"
	"net/http"
	"net/url"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
)

type urlKey struct{}

// hideURL and showURL stand around the SDK's tracing, which writes down the whole URL: paths and parameters tell of persons, and
// who may read traces is not who may read the audit trail.
func hideURL(_ httpclient.Options, next http.RoundTripper) http.RoundTripper {
	return httpclient.RoundTripperFunc(func(request *http.Request) (*http.Response, error) {
		shown := request.WithContext(context.WithValue(request.Context(), urlKey{}, request.URL))
		shown.URL = &url.URL{Scheme: request.URL.Scheme, Host: request.URL.Host}
		return next.RoundTrip(shown)
	})
}

func showURL(_ httpclient.Options, next http.RoundTripper) http.RoundTripper {
	return httpclient.RoundTripperFunc(func(request *http.Request) (*http.Response, error) {
		whole := request.WithContext(request.Context())
		if u, ok := request.Context().Value(urlKey{}).(*url.URL); ok {
			whole.URL = u
		}
		return next.RoundTrip(whole)
	})
}
