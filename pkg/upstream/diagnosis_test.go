package upstream

import (
	"context"
	"errors"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httptrace"
	"net/url"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
)

// raw answers the first bytes of every connection by what answer does with it.
func raw(t *testing.T, answer func(net.Conn)) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = listener.Close() })
	go func() {
		for {
			connection, err := listener.Accept()
			if err != nil {
				return
			}
			go func() {
				defer func() { _ = connection.Close() }()
				if _, err := connection.Read(make([]byte, 64<<10)); err == nil {
					answer(connection)
				}
			}()
		}
	}()
	return listener.Addr().String()
}

func closedPort(t *testing.T) string {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = listener.Close() }()
	return listener.Addr().String()
}

func viaProxy(address string) func(*Settings) {
	return func(settings *Settings) {
		settings.HTTP.ConfigureTransport = func(_ httpclient.Options, transport *http.Transport) {
			transport.Proxy = http.ProxyURL(&url.URL{Scheme: "http", Host: address})
		}
	}
}

func timeoutAfter(d time.Duration) func(*Settings) {
	return func(settings *Settings) { settings.HTTP.Timeouts.Timeout = d }
}

func dialFails(err error) func(*Settings) {
	return func(settings *Settings) {
		settings.HTTP.ConfigureTransport = func(_ httpclient.Options, transport *http.Transport) {
			transport.DialContext = func(context.Context, string, string) (net.Conn, error) {
				return nil, &net.OpError{Op: "dial", Net: "tcp", Err: err}
			}
		}
	}
}

func TestEveryWayToGetNoAnswerHasItsKind(t *testing.T) {
	write := func(text string) func(net.Conn) {
		return func(connection net.Conn) { _, _ = io.WriteString(connection, text) }
	}
	// A ServerHello of SSL 3.0, whose refusal has no type in crypto/tls.
	sslThree := "\x16\x03\x03\x00\x2a\x02\x00\x00\x26\x03\x00" + strings.Repeat("r", 32) + "\x00\xc0\x2f\x00"
	for name, test := range map[string]struct {
		url          string
		change       func(*Settings)
		kind, detail string
		status       int
		attempts     int
	}{
		"a host name that does not exist": {url: "http://name.invalid", kind: KindDNS, attempts: 1},
		"a name server that does not answer": {
			url: "http://name.invalid", kind: KindDNS, attempts: 1,
			change: dialFails(&net.DNSError{Err: "i/o timeout", Name: "name.invalid", IsTimeout: true}),
		},
		"a port where nobody listens":       {url: "http://" + closedPort(t), kind: KindRefused, attempts: 3},
		"a connection that ends at once":    {url: "http://" + raw(t, func(net.Conn) {}), kind: KindReset, attempts: 3},
		"Windows' own number of a refusal":  {url: "http://a.example", change: dialFails(wsaConnRefused), kind: KindRefused, attempts: 3},
		"Windows' own number of a reset":    {url: "http://a.example", change: dialFails(wsaConnReset), kind: KindReset, attempts: 3},
		"a network that cannot be reached":  {url: "http://a.example", change: dialFails(syscall.ENETUNREACH), kind: KindNetwork, attempts: 3},
		"a dial that takes too long":        {url: "http://a.example", change: dialFails(syscall.ETIMEDOUT), kind: KindTimeout, attempts: 1},
		"an answer that is not HTTP":        {url: "http://" + raw(t, write("SSH-2.0-OpenSSH\r\n")), kind: KindGarbled, attempts: 1},
		"a header that is not HTTP":         {url: "http://" + raw(t, write("HTTP/1.1 200 OK\r\nno colon\r\n\r\n")), kind: KindGarbled, attempts: 1},
		"a body shorter than it says":       {url: "http://" + raw(t, write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")), kind: KindReset, attempts: 3},
		"chunks that end too early":         {url: "http://" + raw(t, write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nhalf\r\n")), kind: KindReset, attempts: 3},
		"a body that only says it is gzip":  {url: "http://" + raw(t, write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 12\r\n\r\nnot gzip ...")), kind: KindGarbled, attempts: 1},
		"an encoding that nobody asked for": {url: "http://" + raw(t, write("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 2\r\n\r\n{}")), kind: KindGarbled, attempts: 1},
		"a redirect to no address":          {url: "http://" + raw(t, write("HTTP/1.1 302 Found\r\nLocation: http://[::1\r\nContent-Length: 0\r\n\r\n")), kind: KindGarbled, attempts: 1},
		"a gzip that ends early":            {url: "http://" + raw(t, write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 30\r\n\r\n\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\x03\xab\x56\xca\x2c\x49\xcd\x2d\x56\xb2\x8a\x36\xd4\x31\xd2\x31\x8e\xad\xad\x1e\x15")), kind: KindReset, attempts: 3},
		"https where http is spoken":        {url: "https://" + raw(t, write("HTTP/1.1 400 Bad Request\r\n\r\n")), kind: KindTLS, detail: TLSOther, attempts: 1},
		"a version of TLS long gone":        {url: "https://" + raw(t, write(sslThree)), kind: KindTLS, detail: TLSOther, attempts: 1},
		"a proxy where nobody listens":      {url: "http://a.example", change: viaProxy(closedPort(t)), kind: KindRefused, detail: DetailProxy, attempts: 3},
		"a proxy for https, nobody listens": {url: "https://a.example", change: viaProxy(closedPort(t)), kind: KindRefused, detail: DetailProxy, attempts: 3},
		"a proxy that drops a tunnel":       {url: "https://a.example", change: viaProxy(raw(t, func(net.Conn) {})), kind: KindReset, detail: DetailProxy, attempts: 3},
		"a host that drops the connection": {
			url: "https://a.example", kind: KindReset, attempts: 3,
			change: viaProxy(raw(t, write("HTTP/1.1 200 OK\r\n\r\n"))),
		},
		"a proxy that does not exist": {url: "http://a.example", change: viaProxy("name.invalid:80"), kind: KindDNS, detail: DetailProxy, attempts: 1},
		"a proxy that wants a password": {
			url: "https://a.example", kind: KindProxyRefused, status: 407, attempts: 1,
			change: viaProxy(raw(t, write("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n"))),
		},
		"a proxy that forbids the host": {
			url: "https://a.example", kind: KindProxyRefused, status: 403, attempts: 1,
			change: viaProxy(raw(t, write("HTTP/1.1 403 Forbidden\r\n\r\n"))),
		},
		"a proxy that does not reach the host": {
			url: "https://a.example", kind: KindProxyRefused, status: 503, attempts: 3,
			change: viaProxy(raw(t, write("HTTP/1.1 503 Service Unavailable\r\n\r\n"))),
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			change := test.change
			if change == nil {
				change = func(*Settings) {}
			}
			_, _, failure := fetch(t, newWorld(t).client(test.url, change), get("/"))
			wantFailure(t, failure, test.kind, test.detail, test.attempts)
			if failure.Status != test.status {
				t.Errorf("status %d", failure.Status)
			}
		})
	}
}

// The host ends a connection that was kept in the moment in which a POST is written to it, which net/http does not send again.
func TestTheEndOfAKeptConnectionIsAResetWhateverNetHTTPCallsIt(t *testing.T) {
	idleClosed := errors.New("http: server closed idle connection")
	for name, test := range map[string]struct {
		hook func(*httptrace.ClientTrace)
		kind string
	}{
		"before an answer": {func(*httptrace.ClientTrace) {}, KindReset},
		"within one":       {func(trace *httptrace.ClientTrace) { trace.GotFirstResponseByte() }, KindGarbled},
	} {
		transport := hideErrors(httpclient.Options{}, httpclient.RoundTripperFunc(func(request *http.Request) (*http.Response, error) {
			trace := httptrace.ContextClientTrace(request.Context())
			trace.GotConn(httptrace.GotConnInfo{Reused: true})
			test.hook(trace)
			return nil, idleClosed
		}))
		_, err := transport.RoundTrip(httptest.NewRequest(http.MethodPost, "http://a.example", nil))
		if d := diagnose(err); d.kind != test.kind || d.transient != (test.kind == KindReset) {
			t.Errorf("%s: got %+v", name, d)
		}
	}
}

func TestASlowAnswerIsATimeoutAndNotAskedForAgain(t *testing.T) {
	for name, handler := range map[string]http.HandlerFunc{
		"slow headers": func(_ http.ResponseWriter, r *http.Request) { <-r.Context().Done() },
		"slow body": func(w http.ResponseWriter, r *http.Request) {
			_, _ = io.WriteString(w, "the beginning")
			_ = http.NewResponseController(w).Flush()
			<-r.Context().Done()
		},
	} {
		t.Run("the settings' timeout, "+name, func(t *testing.T) {
			s := serve(t, handler)
			_, _, failure := fetch(t, newWorld(t).client(s.URL, timeoutAfter(50*time.Millisecond)), get("/"))
			wantFailure(t, failure, KindTimeout, "", 1)
		})
		t.Run("the deadline, "+name, func(t *testing.T) {
			s := serve(t, handler)
			ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
			defer cancel()
			_, _, failure := fetchWithin(ctx, t, newWorld(t).client(s.URL), get("/"))
			wantFailure(t, failure, KindTimeout, "", 1)
		})
		t.Run("cancelled, "+name, func(t *testing.T) {
			s := serve(t, handler)
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(50*time.Millisecond, cancel)
			_, _, failure := fetchWithin(ctx, t, newWorld(t).client(s.URL), get("/"))
			wantFailure(t, failure, KindCancelled, "", 1)
		})
	}
}

func TestACancelledContextSendsNothing(t *testing.T) {
	s := serve(t, echo)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, failure := fetchWithin(ctx, t, newWorld(t).client(s.URL), get("/"))
	wantFailure(t, failure, KindCancelled, "", 0)
	if s.requests.Load() != 0 {
		t.Error("something was sent")
	}
}

func TestABodysErrorIsTheFailureEvenIfTheReaderHidesIt(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		_, _ = io.WriteString(w, "half")
		breakOff(w)
	})
	_, failure := newWorld(t).client(s.URL).Fetch(t.Context(), Request{Path: "/"}, func(_ *Answer, body io.Reader) error {
		_, _ = io.ReadAll(body)
		return nil
	})
	wantFailure(t, failure, KindReset, "", 1)
}

func TestAFailuresTextIsItsKindAndDetail(t *testing.T) {
	if got := (&Failure{Kind: KindTLS, Detail: TLSExpired}).Error(); got != "upstream: tls: expired" {
		t.Errorf("got %q", got)
	}
	if got := (&Failure{Kind: KindReset}).Error(); strings.HasSuffix(got, ": ") {
		t.Errorf("got %q", got)
	}
}
