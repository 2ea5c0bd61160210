package upstream

import (
	"context"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
)

// echo answers with what it was asked: method, request URI, some headers, body.
func echo(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(r.Body)
	lines := []string{r.Method + " " + r.RequestURI}
	for _, name := range []string{"Authorization", "Content-Type", "X-Custom", "X-Forwarded-User", "Cookie", "FromAlert", "X-Dashboard-Uid"} {
		if value := r.Header.Get(name); value != "" {
			lines = append(lines, name+": "+value)
		}
	}
	if len(body) > 0 {
		lines = append(lines, string(body))
	}
	_, _ = io.WriteString(w, strings.Join(lines, "\n"))
}

func TestTheRequestURLKeepsBasePathAndEncoding(t *testing.T) {
	s := serve(t, echo)
	for name, test := range map[string]struct {
		base, path string
		parameters [][2]string
		want       string
	}{
		"no base path":                  {"", "/jobs", nil, "/jobs"},
		"a trailing slash of the base":  {"/", "/jobs", nil, "/jobs"},
		"a base path":                   {"/behind/proxy", "/jobs", nil, "/behind/proxy/jobs"},
		"a base path with a slash":      {"/behind/proxy/", "/jobs", nil, "/behind/proxy/jobs"},
		"an encoded base path":          {"/a%2Fb%20c", "/jobs", nil, "/a%2Fb%20c/jobs"},
		"an encoded slash survives":     {"/base", "/jobs/a%2Fb/events", nil, "/base/jobs/a%2Fb/events"},
		"an encoded percent sign":       {"", "/jobs/100%25", nil, "/jobs/100%25"},
		"an encoded question mark":      {"", "/jobs/what%3F%23", nil, "/jobs/what%3F%23"},
		"parameters in order, repeated": {"", "/x", [][2]string{{"z", "1"}, {"a", "2"}, {"z", "3"}}, "/x?z=1&a=2&z=3"},
		"parameters are encoded":        {"", "/x", [][2]string{{"q", "a b+c&d=é/?"}}, "/x?q=a%20b%2Bc%26d%3D%C3%A9%2F%3F"},
		"two slashes are no other host": {"", "//elsewhere.example/x", nil, "//elsewhere.example/x"},
	} {
		t.Run(name, func(t *testing.T) {
			r := get(test.path)
			r.Parameters = test.parameters
			if got := mustFetch(t, newWorld(t).client(s.URL+test.base), r); got != "GET "+test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

func TestAPathThatCouldLeaveTheBasePathIsNeverSent(t *testing.T) {
	s := serve(t, echo)
	c := newWorld(t).client(s.URL + "/base")
	for _, path := range []string{"", "jobs", "/jobs/../secrets", "/jobs/%2e%2E/x", "/./x", "/jobs?x=1", "/jobs#x", "/a b", "/%zz", "/a\nb"} {
		_, _, failure := fetch(t, c, get(path))
		wantFailure(t, failure, KindSettings, "the request's path is not valid", 0)
	}
	if s.requests.Load() != 0 {
		t.Error("something was sent")
	}
}

func TestAWrongURLIsAFailureOfTheSettings(t *testing.T) {
	for url, detail := range map[string]string{
		"":                                "URL (url) is missing",
		"  ":                              "URL (url) is missing",
		"pe.example.com":                  "URL (url) must begin with http:// or https://",
		"pe.example.com:8143":             "URL (url) must begin with http:// or https://",
		"ftp://pe.example.com":            "URL (url) must begin with http:// or https://",
		"https://":                        "URL (url) has no host name",
		"https://:8143":                   "URL (url) has no host name",
		"https://pe.example.com:port":     "URL (url) is not a valid URL",
		"https://pe example.com":          "URL (url) is not a valid URL",
		"https://me:hunter2@pe.example":   "URL (url) must not hold a user name or password",
		"https://me:hunter2@pe.exam%ple/": "URL (url) is not a valid URL",
		"https://pe.example.com/?a=1":     "URL (url) must not have a ? or # part",
		"https://pe.example.com/#a":       "URL (url) must not have a ? or # part",
	} {
		t.Run(url, func(t *testing.T) {
			_, _, failure := fetch(t, newWorld(t).client(url), get("/"))
			wantFailure(t, failure, KindSettings, detail, 0)
		})
	}
}

func TestSecretsAreFilledInByNameIntoHeadersAndForm(t *testing.T) {
	s := serve(t, echo)
	c := newWorld(t).client(s.URL)
	r := Request{
		Method:  "POST",
		Path:    "/login",
		Headers: map[string]Value{"Authorization": {Secret: "token", Prefix: "Bearer "}, "X-Custom": {Text: "plain"}},
		Form:    map[string]Value{"username": {Text: "a&b"}, "password": {Secret: "token"}},
	}
	want := "POST /login\nAuthorization: Bearer s3cret-token\nContent-Type: application/x-www-form-urlencoded\n" +
		"X-Custom: plain\npassword=s3cret-token&username=a%26b"
	if got := mustFetch(t, c, r); got != want {
		t.Errorf("got %q", got)
	}
}

func TestNoCacheOnTheWayIsToAnswer(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { _, _ = io.WriteString(w, r.Header.Get("Cache-Control")) })
	if got := mustFetch(t, newWorld(t).client(s.URL), get("/")); got != "no-cache" {
		t.Errorf("got %q", got)
	}
}

func TestEveryRequestAsksForJSONAndSaysWhoSendsIt(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, r.Header.Get("Accept")+" | "+r.Header.Get("User-Agent"))
	})
	c := newWorld(t).client(s.URL)
	if got := mustFetch(t, c, get("/")); got != "application/json | Runtrail/dev" {
		t.Errorf("got %q", got)
	}
	r := get("/")
	r.Headers = map[string]Value{"accept": {Text: "text/plain"}}
	if got := mustFetch(t, c, r); got != "text/plain | Runtrail/dev" {
		t.Errorf("got %q", got)
	}
}

func TestAJSONBodyIsSentAsItIs(t *testing.T) {
	s := serve(t, echo)
	r := Request{Method: "POST", Path: "/x", JSON: []byte(`{"a": 1}`)}
	if got := mustFetch(t, newWorld(t).client(s.URL), r); got != "POST /x\nContent-Type: application/json\n{\"a\": 1}" {
		t.Errorf("got %q", got)
	}
}

func TestATokenPastedWithItsSchemeIsSentWithOne(t *testing.T) {
	s := serve(t, echo)
	for pasted, want := range map[string]string{
		"Bearer s3cret-token":   "Bearer s3cret-token",
		"bearer  s3cret-token":  "Bearer s3cret-token",
		"Bearers3cret-token":    "Bearer Bearers3cret-token",
		"Bearer ":               "Bearer Bearer ",
		"s3cret-token, Bearer ": "Bearer s3cret-token, Bearer ",
	} {
		c := newWorld(t).client(s.URL, func(settings *Settings) { settings.Secrets["token"] = pasted })
		r := get("/")
		r.Headers = map[string]Value{"Authorization": {Secret: "token", Prefix: "Bearer "}}
		got := strings.TrimSuffix(mustFetch(t, c, r), "\n")
		if want = "GET /\nAuthorization: " + strings.TrimSpace(want); got != want {
			t.Errorf("%q: got %q", pasted, got)
		}
	}
}

func TestAMissingSecretIsAFailureOfTheSettingsWithItsName(t *testing.T) {
	s := serve(t, echo)
	c := newWorld(t).client(s.URL, func(settings *Settings) { settings.Secrets["empty"] = "" })
	for _, name := range []string{"absent", "empty"} {
		for _, r := range []Request{
			{Path: "/", Headers: map[string]Value{"Authorization": {Secret: name}}},
			{Path: "/", Method: "POST", Form: map[string]Value{"password": {Secret: name}}},
		} {
			_, _, failure := fetch(t, c, r)
			wantFailure(t, failure, KindSettings, name+" is missing", 0)
		}
	}
	if s.requests.Load() != 0 {
		t.Error("something was sent")
	}
}

func TestASecretThatNoHeaderCanCarryIsAFailureOfTheSettings(t *testing.T) {
	s := serve(t, echo)
	c := newWorld(t).client(s.URL, func(settings *Settings) { settings.Secrets["token"] = "two\nlines" })
	_, _, failure := fetch(t, c, Request{Path: "/", Headers: map[string]Value{"Authorization": {Secret: "token"}}})
	wantFailure(t, failure, KindSettings, "token holds a line break or another character that no HTTP header can carry", 0)
}

func TestCustomHeadersAreSentWithEveryRequest(t *testing.T) {
	s := serve(t, echo)
	c := newWorld(t).client(s.URL, func(settings *Settings) { settings.HTTP.Header = http.Header{"X-Custom": {"from settings"}} })
	if got := mustFetch(t, c, get("/")); got != "GET /\nX-Custom: from settings" {
		t.Errorf("got %q", got)
	}
}

func TestACustomHeaderThatCannotBeSentIsAFailureOfTheSettings(t *testing.T) {
	c := newWorld(t).client("http://127.0.0.1:1", func(settings *Settings) {
		settings.HTTP.Header = http.Header{"X-Custom": {"two\nlines"}}
	})
	_, _, failure := fetch(t, c, get("/"))
	wantFailure(t, failure, KindSettings,
		"the custom header X-Custom holds a line break or another character that no HTTP header can carry", 0)
}

func TestACustomHeaderInTheSecretsPlaceIsAFailureOfTheSettings(t *testing.T) {
	s := serve(t, echo)
	c := newWorld(t).client(s.URL, func(settings *Settings) { settings.HTTP.Header = http.Header{"X-Authentication": {"of a gateway"}} })
	_, _, failure := fetch(t, c, Request{Path: "/", Headers: map[string]Value{"x-authentication": {Secret: "token"}}})
	wantFailure(t, failure, KindSettings, "token would not be sent, as an HTTP header of this data source takes its place: leave out x-authentication", 0)
	if s.requests.Load() != 0 {
		t.Error("something was sent")
	}
	mustFetch(t, c, Request{Path: "/", Headers: map[string]Value{"Authorization": {Secret: "token"}}})
}

func TestACustomCookieIsSentBesideThoseThatAVendorSet(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "session", Value: "1", Path: "/"})
		echo(w, r)
	})
	c := newWorld(t).client(s.URL, func(settings *Settings) { settings.HTTP.Header = http.Header{"Cookie": {"gateway=2"}} })
	if got := mustFetch(t, c, get("/")); got != "GET /\nCookie: gateway=2" {
		t.Errorf("first: %q", got)
	}
	if got := mustFetch(t, c, get("/")); got != "GET /\nCookie: gateway=2; session=1" {
		t.Errorf("then: %q", got)
	}
}

// asker is a plugin handler that fetches with the context Grafana's SDK made for a request.
type asker struct {
	backend.BaseHandler
	ask func(context.Context)
}

func (a *asker) QueryData(ctx context.Context, _ *backend.QueryDataRequest) (*backend.QueryDataResponse, error) {
	a.ask(ctx)
	return &backend.QueryDataResponse{}, nil
}

func TestHeadersOfGrafanasUsersAreNeverForwarded(t *testing.T) {
	s := serve(t, echo)
	c := newWorld(t).client(s.URL, func(settings *Settings) { settings.HTTP.ForwardHTTPHeaders = true })
	got := ""
	ask := func(ctx context.Context) {
		ctx = httpclient.WithContextualMiddleware(ctx, httpclient.MiddlewareFunc(func(_ httpclient.Options, next http.RoundTripper) http.RoundTripper {
			return httpclient.RoundTripperFunc(func(r *http.Request) (*http.Response, error) {
				r.Header.Set("Cookie", "grafana_session=1")
				return next.RoundTrip(r)
			})
		}))
		got, _, _ = fetchWithin(ctx, t, c, get("/"))
	}
	handler, err := backend.HandlerFromMiddlewares(&asker{ask: ask}, backend.NewAlertForwarderMiddleware())
	if err != nil {
		t.Fatal(err)
	}
	request := &backend.QueryDataRequest{Headers: map[string]string{"FromAlert": "true", "http_X-Dashboard-Uid": "1"}}
	if _, err := handler.QueryData(t.Context(), request); err != nil {
		t.Fatal(err)
	}
	if got != "GET /" {
		t.Errorf("got %q", got)
	}
}
