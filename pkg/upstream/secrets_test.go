package upstream

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/tracing"
	sdktrace "go.opentelemetry.io/otel/sdk/trace"
	"go.opentelemetry.io/otel/sdk/trace/tracetest"
)

func jwt(payload string) string {
	encode := base64.RawURLEncoding.EncodeToString
	return encode([]byte(`{"alg":"RS256"}`)) + "." + encode([]byte(payload)) + ".c2lnbmF0dXJl"
}

func TestTheStateOfASecretTellsWhetherItIsSetAndWhenAJWTExpires(t *testing.T) {
	states := StatesOf(map[string]string{
		"empty": "", "blank": " \n", "opaque": "0123456789", "dots": "a.b.c", "jwt": jwt(`{"exp":1788264000}`), "pasted": jwt(`{"exp":1788264000}`) + "\n",
		"without": jwt(`{"sub":"me"}`), "text": jwt(`{"exp":"tomorrow"}`), "absurd": jwt(`{"exp":1e300}`),
	})
	if len(states) != 9 || states["empty"].IsSet || states["blank"].IsSet || !states["opaque"].IsSet || states["absent"].IsSet {
		t.Errorf("got %+v", states)
	}
	for name, state := range states {
		switch name {
		case "jwt", "pasted":
			if state.Expires == nil || *state.Expires != 1788264000_000 {
				t.Errorf("%s expires %v", name, state.Expires)
			}
		default:
			if state.Expires != nil {
				t.Errorf("%s expires %v", name, state.Expires)
			}
		}
	}
}

// A host that sends everything back, in all the wrong places.
func TestNoSecretReachesAFailureASpanOrAKey(t *testing.T) {
	exporter := tracetest.NewInMemoryExporter()
	provider := sdktrace.NewTracerProvider(sdktrace.WithSyncer(exporter))
	before := tracing.DefaultTracer()
	tracing.InitDefaultTracer(provider.Tracer("test"))
	t.Cleanup(func() { tracing.InitDefaultTracer(before) })

	const secret = "s3cret-token"
	hosts := map[string]string{
		"in a malformed answer": "http://" + raw(t, func(connection net.Conn) { _, _ = io.WriteString(connection, secret+" "+secret+"\r\n\r\n") }),
		"in a malformed header": "http://" + raw(t, func(connection net.Conn) {
			_, _ = io.WriteString(connection, "HTTP/1.1 200 OK\r\n"+secret+" no colon\r\n\r\n")
		}),
		"in a redirect": serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", "http://"+secret+"@x.example/"+secret)
			w.WriteHeader(302)
		}).URL,
		"in no URL at all": serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", "http://%zz"+secret)
			w.WriteHeader(302)
		}).URL,
		"in a reset":      serve(t, resetBeforeAnswer).URL,
		"nobody there":    "http://" + closedPort(t),
		"in the settings": "http://me:" + secret + "@a.example:port/",
	}
	for name, url := range hosts {
		c := newWorld(t).client(url)
		_, _, failure := fetch(t, c, Request{
			Method: "POST", Path: "/", FollowRedirects: true,
			Headers: map[string]Value{"Authorization": {Secret: "token"}}, Form: map[string]Value{"password": {Secret: "token"}},
		})
		if failure == nil {
			t.Errorf("%s: no failure", name)
			continue
		}
		if strings.Contains(failure.Error()+c.key, secret) {
			t.Errorf("%s: %v", name, failure)
		}
	}
	spans := exporter.GetSpans()
	if len(spans) < 6 {
		t.Errorf("only %d spans", len(spans))
	}
	for _, span := range spans {
		if text := fmt.Sprintf("%+v %+v %+v %s", span.Attributes, span.Events, span.Status, span.Name); strings.Contains(text, secret) {
			t.Errorf("in a span: %s", text)
		}
	}
}

func TestWhatAHostSendsBeyondItsAnswerReachesNoLog(t *testing.T) {
	var said bytes.Buffer
	before := log.Writer()
	t.Cleanup(func() { log.SetOutput(before) })
	log.SetOutput(&said)
	KeepAnswersOutOfLogs()
	closed := make(chan struct{})
	address := raw(t, func(connection net.Conn) {
		_, _ = io.WriteString(connection, "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}, \"token\": \"s3cret-token\"")
		_, _ = connection.Read(make([]byte, 1)) // returns when net/http gives such a connection up, having written about it
		close(closed)
	})
	keepConnections := func(settings *Settings) {
		settings.HTTP.Timeouts.MaxIdleConns, settings.HTTP.Timeouts.IdleConnTimeout = 1, time.Minute
	}
	if text := mustFetch(t, newWorld(t).client("http://"+address, keepConnections), get("/")); text != "{}" {
		t.Errorf("got %q", text)
	}
	<-closed
	if said.Len() > 0 {
		t.Errorf("in the log: %s", said.String())
	}
}

func TestAKeyTellsCredentialsApartWithoutAmbiguity(t *testing.T) {
	key := func(account string, secrets map[string]string) string {
		base, _ := parseBaseURL("https://a.example")
		return sharingKey(base, Settings{Account: account, Secrets: secrets})
	}
	seen := map[string]string{}
	for name, got := range map[string]string{
		"none":             key("", nil),
		"a=bc":             key("", map[string]string{"a": "bc"}),
		"ab=c":             key("", map[string]string{"ab": "c"}),
		"account a":        key("a", nil),
		"account a, b=c":   key("a", map[string]string{"b": "c"}),
		"two secrets":      key("", map[string]string{"a": "b", "c": "d"}),
		"the same swapped": key("", map[string]string{"a": "d", "c": "b"}),
	} {
		if other, ok := seen[got]; ok {
			t.Errorf("%s and %s have the same key", name, other)
		}
		seen[got] = name
	}
	if key("", nil) != key("", map[string]string{"a": ""}) {
		t.Error("an empty secret is none")
	}
}
