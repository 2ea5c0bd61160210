package upstream

import (
	"net/http"
	"slices"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
)

// newHTTPClient makes the SDK's client, which brings TLS, proxies, custom headers, tracing and metrics.
func newHTTPClient(options httpclient.Options) (*http.Client, *http.Transport, *Failure) {
	for name, values := range options.Header {
		for _, value := range values {
			if failure := checkHeader(name, value, "the custom header "+name); failure != nil {
				return nil, nil, failure
			}
		}
	}
	if failure := checkTLS(options); failure != nil {
		return nil, nil, failure
	}
	// With an encoding asked for by name net/http would leave the decoding to us.
	options.Header = options.Header.Clone()
	options.Header.Del("Accept-Encoding")
	// The SDK would put it in the place of the jar's.
	options.Header.Del("Cookie")

	// Answers are shared between users, so nothing of the one who asks may go along: no forwarded headers, and without
	// the SDK's ContextualMiddleware, through which Grafana's request headers come in.
	options.ForwardHTTPHeaders = false
	options.Middlewares = append(slices.Clone(options.Middlewares),
		httpclient.MiddlewareFunc(hideURL),
		httpclient.TracingMiddleware(nil),
		httpclient.MiddlewareFunc(showURL),
		httpclient.DataSourceMetricsMiddleware(),
		httpclient.BasicAuthenticationMiddleware(),
		httpclient.CustomHeadersMiddleware(),
		httpclient.ErrorSourceMiddleware(),
		httpclient.ResponseLimitMiddleware(0), // an administrator's own limit, where it is lower
		httpclient.MiddlewareFunc(hideErrors),
	)
	var transport *http.Transport
	configure := options.ConfigureTransport
	options.ConfigureTransport = func(o httpclient.Options, t *http.Transport) {
		transport = t
		watchProxy(t)
		if configure != nil {
			configure(o, t)
		}
	}
	client, err := httpclient.New(options)
	if err != nil {
		// What is left after checkTLS are the secure socks proxy's settings; the text could quote a part of a key.
		return nil, nil, settingsFailure("the secure socks proxy's settings are not valid")
	}
	return client, transport, nil
}

// checkTLS says which of the certificates is wrong; the SDK's error does not.
func checkTLS(options httpclient.Options) *Failure {
	if options.TLS == nil {
		return nil
	}
	authority := httpclient.TLSOptions{CACertificate: options.TLS.CACertificate}
	if _, err := httpclient.GetTLSConfig(httpclient.Options{TLS: &authority}); err != nil {
		return settingsFailure("CA Certificate (tlsCACert) is not a certificate in PEM form")
	}
	own := httpclient.TLSOptions{ClientCertificate: options.TLS.ClientCertificate, ClientKey: options.TLS.ClientKey}
	if (own.ClientCertificate == "") != (own.ClientKey == "") {
		return settingsFailure("of Client Certificate (tlsClientCert) and Client Key (tlsClientKey) one is missing")
	}
	if _, err := httpclient.GetTLSConfig(httpclient.Options{TLS: &own}); err != nil {
		return settingsFailure("Client Certificate (tlsClientCert) and Client Key (tlsClientKey) are not a pair in PEM form")
	}
	return nil
}
