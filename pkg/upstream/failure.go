package upstream

import (
	"context"
	"errors"
	"time"
)

// The kinds of Failure.
const (
	KindDNS       = "dns"
	KindRefused   = "refused"
	KindReset     = "reset"
	KindTLS       = "tls"
	KindTimeout   = "timeout"
	KindCancelled = "cancelled"
	KindTooLarge  = "tooLarge"
	KindRedirect  = "redirect"
	KindWaiting   = "waiting"
	KindNetwork   = "network"
	// What came is no HTTP answer, or one in an encoding that cannot be undone.
	KindGarbled  = "garbled"
	KindSettings = "settings"
	// A proxy answered CONNECT with another status than 200.
	KindProxyRefused = "proxyRefused"
)

// Details of a Failure of kind tls.
const (
	TLSUnknownAuthority = "unknownAuthority"
	TLSHostname         = "hostname"
	TLSExpired          = "expired"
	TLSOther            = "other"
)

// DetailProxy: not the configured host but the proxy in between failed (dns, refused, reset, timeout, network).
const DetailProxy = "proxy"

// Failure is why a request got no HTTP answer, as data: it never holds a secret, a body or an error's text.
type Failure struct {
	Kind string
	// Detail of tls: one of the TLS constants. Of redirect: the other host (with its scheme where only scheme or port
	// differ), empty after too many redirects within the host. Of settings: what is wrong, for a person.
	Detail string
	// Status of proxyRefused: the proxy's. Of waiting: that with which the host asked to wait.
	Status int
	// WaitUntil of waiting: when the host may be called again.
	WaitUntil time.Time
	// Attempts is how often the request was sent.
	Attempts int
}

// Error makes a Failure usable as an error.
func (f *Failure) Error() string {
	if f.Detail == "" {
		return "upstream: " + f.Kind
	}
	return "upstream: " + f.Kind + ": " + f.Detail
}

func settingsFailure(detail string) *Failure {
	return &Failure{Kind: KindSettings, Detail: detail}
}

// ended is the failure of a request whose context is over; nil while it goes on.
func ended(ctx context.Context) *Failure {
	switch err := ctx.Err(); {
	case err == nil:
		return nil
	case errors.Is(err, context.DeadlineExceeded):
		return &Failure{Kind: KindTimeout}
	default:
		return &Failure{Kind: KindCancelled}
	}
}
