package upstream

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"slices"
	"strings"
	"syscall"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
)

// diagnosis is what an error of the network means. transient: the connection failed, so that sending again may help.
type diagnosis struct {
	kind, detail string
	status       int // of a proxy that refused
	transient    bool
}

// diagnose goes by the types of errors, never by their texts.
func diagnose(err error) diagnosis {
	if hidden := (*hiddenError)(nil); errors.As(err, &hidden) {
		return hidden.diagnosis
	}
	if redirect := (*redirectError)(nil); errors.As(err, &redirect) {
		return diagnosis{kind: KindRedirect, detail: redirect.elsewhere}
	}
	if refusal := (*proxyRefusal)(nil); errors.As(err, &refusal) {
		return diagnosis{kind: KindProxyRefused, status: refusal.status, transient: isTransient(refusal.status)}
	}
	if errors.Is(err, httpclient.ErrResponseBodyTooLarge) {
		return diagnosis{kind: KindTooLarge}
	}
	if detail := certificateProblem(err); detail != "" {
		return diagnosis{kind: KindTLS, detail: detail}
	}
	d := diagnosis{detail: proxyDetail(err)}
	resolution, operation, unanswered := (*net.DNSError)(nil), (*net.OpError)(nil), (*unansweredError)(nil)
	switch {
	case errors.As(err, &resolution):
		d.kind = KindDNS
	case isTimeout(err):
		d.kind = KindTimeout
	case errors.Is(err, context.Canceled):
		d.kind = KindCancelled
	case isErrno(err, syscall.ECONNREFUSED, wsaConnRefused):
		d.kind, d.transient = KindRefused, true
	case isReset(err):
		d.kind, d.transient = KindReset, true
	case isHandshakeProblem(err):
		d.kind, d.detail = KindTLS, TLSOther
	case errors.As(err, &operation):
		d.kind, d.transient = KindNetwork, true
	case errors.As(err, &unanswered):
		d.kind, d.transient = KindReset, true
	default:
		// Something came, and net/http or its gzip could not read it.
		d.kind = KindGarbled
	}
	return d
}

// isTimeout looks through wrappers that have no Timeout of their own, which url.Error's does not.
func isTimeout(err error) bool {
	for ; err != nil; err = errors.Unwrap(err) {
		if timeout, ok := err.(interface{ Timeout() bool }); ok && timeout.Timeout() {
			return true
		}
	}
	return false
}

// Windows' own numbers for what syscall calls ECONNREFUSED, ECONNRESET and ECONNABORTED; no other system has them.
const (
	wsaConnAborted syscall.Errno = 10053
	wsaConnReset   syscall.Errno = 10054
	wsaConnRefused syscall.Errno = 10061
)

func isErrno(err error, numbers ...syscall.Errno) bool {
	var number syscall.Errno
	return errors.As(err, &number) && slices.Contains(numbers, number)
}

func isReset(err error) bool {
	return isErrno(err, syscall.ECONNRESET, syscall.ECONNABORTED, syscall.EPIPE, wsaConnReset, wsaConnAborted) ||
		errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
}

func certificateProblem(err error) string {
	var authority x509.UnknownAuthorityError
	var hostname x509.HostnameError
	var invalid x509.CertificateInvalidError
	var verification *tls.CertificateVerificationError
	switch {
	case errors.As(err, &authority):
		return TLSUnknownAuthority
	case errors.As(err, &hostname):
		return TLSHostname
	case errors.As(err, &invalid) && invalid.Reason == x509.Expired:
		return TLSExpired
	case errors.As(err, &verification):
		return TLSOther
	}
	return ""
}

// isHandshakeProblem: no TLS on the other side, no common version, or an alert such as a missing client certificate.
func isHandshakeProblem(err error) bool {
	var handshake *handshakeError
	var record tls.RecordHeaderError
	var alert tls.AlertError
	operation := (*net.OpError)(nil)
	return errors.Is(err, http.ErrSchemeMismatch) || errors.As(err, &record) || errors.As(err, &alert) ||
		errors.As(err, &handshake) ||
		errors.As(err, &operation) && (operation.Op == "remote error" || operation.Op == "local error")
}

func proxyDetail(err error) string {
	if tunnel := (*tunnelError)(nil); errors.As(err, &tunnel) {
		return DetailProxy
	}
	operation := (*net.OpError)(nil)
	if errors.As(err, &operation) && (operation.Op == "proxyconnect" || strings.HasPrefix(operation.Op, "socks")) {
		return DetailProxy
	}
	return ""
}
