package upstream

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
)

// proxyRefusal is a proxy's answer to CONNECT. net/http would make an error of its text alone.
type proxyRefusal struct{ status int }

func (e *proxyRefusal) Error() string {
	return fmt.Sprintf("upstream: the proxy answered CONNECT with %d", e.status)
}

// checkProxy is a Transport's OnProxyConnectResponse.
func checkProxy(_ context.Context, _ *url.URL, _ *http.Request, response *http.Response) error {
	if response.StatusCode == http.StatusOK {
		return nil
	}
	return &proxyRefusal{status: response.StatusCode}
}
