package upstream

import (
	"context"
	"fmt"
	"net/http"
	"net/url"
	"sync/atomic"
)

// proxyRefusal is a proxy's answer to CONNECT. net/http would make an error of its text alone.
type proxyRefusal struct{ status int }

func (e *proxyRefusal) Error() string {
	return fmt.Sprintf("upstream: the proxy answered CONNECT with %d", e.status)
}

// tunnelError is what broke off while a proxy was asked for a tunnel: net/http says nothing of the proxy then.
type tunnelError struct{ cause error }

func (e *tunnelError) Error() string { return "CONNECT: " + e.cause.Error() }
func (e *tunnelError) Unwrap() error { return e.cause }

type tunnelKey struct{}

// withTunnel gives a context that knows whether a proxy was asked for a tunnel and has not answered yet.
func withTunnel(ctx context.Context) (context.Context, *atomic.Bool) {
	asked := &atomic.Bool{}
	return context.WithValue(ctx, tunnelKey{}, asked), asked
}

func noteTunnel(ctx context.Context, asked bool) {
	if tunnel, ok := ctx.Value(tunnelKey{}).(*atomic.Bool); ok {
		tunnel.Store(asked)
	}
}

// watchProxy makes a Transport tell what a proxy does with CONNECT.
func watchProxy(t *http.Transport) {
	t.OnProxyConnectResponse = checkProxy
	t.GetProxyConnectHeader = func(ctx context.Context, _ *url.URL, _ string) (http.Header, error) {
		noteTunnel(ctx, true)
		return t.ProxyConnectHeader, nil
	}
}

// checkProxy is a Transport's OnProxyConnectResponse.
func checkProxy(ctx context.Context, _ *url.URL, _ *http.Request, response *http.Response) error {
	noteTunnel(ctx, false)
	if response.StatusCode == http.StatusOK {
		return nil
	}
	return &proxyRefusal{status: response.StatusCode}
}
