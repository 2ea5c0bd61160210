package upstream

import (
	"crypto/tls"
	"net/http"
	"net/http/httptrace"
	"sync/atomic"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
)

// hiddenError stands in for an error of the network. Spans record the text of what the transport answers, and that may
// quote what a host sent (a malformed header, say); this one's text is the diagnosis alone.
type hiddenError struct {
	diagnosis diagnosis
	cause     error
}

func (e *hiddenError) Error() string {
	return (&Failure{Kind: e.diagnosis.kind, Detail: e.diagnosis.detail}).Error()
}

// Unwrap keeps errors.Is and errors.As working for the SDK's own classification.
func (e *hiddenError) Unwrap() error { return e.cause }

// handshakeError marks an error of the TLS handshake, for which crypto/tls often has no type.
type handshakeError struct{ cause error }

func (e *handshakeError) Error() string { return "TLS handshake: " + e.cause.Error() }
func (e *handshakeError) Unwrap() error { return e.cause }

// unansweredError marks what went wrong on a connection that was there before a byte of an answer came: net/http has no type
// for the end of one that was kept, where it does not send the request again by itself.
type unansweredError struct{ cause error }

func (e *unansweredError) Error() string { return "no answer: " + e.cause.Error() }
func (e *unansweredError) Unwrap() error { return e.cause }

// hideErrors is the innermost middleware, so that no other sees the original text.
func hideErrors(_ httpclient.Options, next http.RoundTripper) http.RoundTripper {
	return httpclient.RoundTripperFunc(func(request *http.Request) (*http.Response, error) {
		// The hooks may run after the round trip, on the goroutine that dials.
		var handshakeFailed, connected, answered atomic.Bool
		ctx, asked := withTunnel(request.Context())
		ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
			TLSHandshakeDone:     func(_ tls.ConnectionState, err error) { handshakeFailed.Store(err != nil) },
			GotConn:              func(httptrace.GotConnInfo) { connected.Store(true) },
			GotFirstResponseByte: func() { answered.Store(true) },
		})
		response, err := next.RoundTrip(request.WithContext(ctx))
		if err == nil {
			return response, nil
		}
		switch {
		case handshakeFailed.Load():
			err = &handshakeError{cause: err}
		case asked.Load():
			err = &tunnelError{cause: err}
		case connected.Load() && !answered.Load():
			err = &unansweredError{cause: err}
		}
		return nil, &hiddenError{diagnosis: diagnose(err), cause: err}
	})
}
