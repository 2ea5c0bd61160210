package upstream

import (
	"net/http"
	"strings"
	"testing"
)

func TestARedirectWithinTheOriginIsFollowedWithItsSecrets(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/old" {
			http.Redirect(w, r, "/new", http.StatusMovedPermanently)
			return
		}
		echo(w, r)
	})
	r := get("/old")
	r.Headers = map[string]Value{"Authorization": {Secret: "token"}}
	if got := mustFetch(t, newWorld(t).client(s.URL), r); got != "GET /new\nAuthorization: s3cret-token" {
		t.Errorf("got %q", got)
	}
}

func TestWithoutFollowRedirectsTheRedirectIsTheAnswer(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "https://elsewhere.example/login", http.StatusFound)
	})
	r := get("/")
	r.FollowRedirects = false
	_, answer, failure := fetch(t, newWorld(t).client(s.URL), r)
	if failure != nil || answer.Status != 302 || answer.Headers["location"] != "https://elsewhere.example/login" {
		t.Errorf("got %v, %v", answer, failure)
	}
}

func TestARedirectWithinTheOriginIsToldByItsPath(t *testing.T) {
	for location, want := range map[string]string{
		"http://HOST/omk/opCharts?a=1":  "/omk/opCharts?a=1",
		"HTTP://HOST":                   "/",
		"//HOST/omk":                    "/omk",
		"/omk":                          "/omk",
		"login?again=1":                 "/omk/login?again=1",
		"../en/omk":                     "/en/omk",
		"//elsewhere.example/omk":       "http://elsewhere.example/omk",
		"https://HOST/omk":              "https://HOST/omk",
		"http://elsewhere.example/omk?": "http://elsewhere.example/omk?",
	} {
		var s *server
		inPlace := func(text string) string { return strings.ReplaceAll(text, "HOST", s.Listener.Addr().String()) }
		s = serve(t, func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Location", inPlace(location))
			w.WriteHeader(http.StatusFound)
		})
		r := get("/omk/form")
		r.FollowRedirects = false
		_, answer, failure := fetch(t, newWorld(t).client(s.URL), r)
		if failure != nil || answer.Headers["location"] != inPlace(want) {
			t.Errorf("%s: got %+v, %v", location, answer, failure)
		}
	}
}

func TestARedirectElsewhereIsAFailureAndSendsNothingThere(t *testing.T) {
	other := serve(t, echo)
	otherHost := strings.TrimPrefix(other.URL, "http://")
	for name, test := range map[string]struct{ to, detail string }{
		"another host":                     {"http://elsewhere.example:81/x?token=1", "elsewhere.example:81"},
		"a user name is left out":          {"http://me:hunter2@elsewhere.example/", "elsewhere.example"},
		"another port":                     {other.URL, "http://" + otherHost},
		"https of the same host and port":  {"https://HOST/", "https://HOST"},
		"a name that begins like the host": {"http://127.0.0.1.elsewhere.example/", "127.0.0.1.elsewhere.example"},
	} {
		t.Run(name, func(t *testing.T) {
			var s *server
			s = serve(t, func(w http.ResponseWriter, r *http.Request) {
				http.Redirect(w, r, strings.ReplaceAll(test.to, "HOST", s.Listener.Addr().String()), http.StatusTemporaryRedirect)
			})
			r := get("/")
			r.Headers = map[string]Value{"Authorization": {Secret: "token"}}
			_, _, failure := fetch(t, newWorld(t).client(s.URL), r)
			wantFailure(t, failure, KindRedirect, strings.ReplaceAll(test.detail, "HOST", s.Listener.Addr().String()), 1)
		})
	}
	if other.requests.Load() != 0 {
		t.Error("the redirect was followed")
	}
}

func TestARedirectToNoHostIsTheAnswer(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Location", "javascript:alert(1)")
		w.WriteHeader(http.StatusFound)
	})
	_, answer, failure := fetch(t, newWorld(t).client(s.URL), get("/"))
	if failure != nil || answer.Status != http.StatusFound {
		t.Errorf("answer %v, failure %v", answer, failure)
	}
}

func TestTheOriginIsComparedWithItsDefaultPort(t *testing.T) {
	for _, pair := range [][2]string{{"https://a.example", "https://A.example:443"}, {"http://a.example:80", "HTTP://a.example"}} {
		first, _ := parseBaseURL(pair[0])
		second, _ := parseBaseURL(pair[1])
		if origin(first) != origin(second) {
			t.Errorf("%s and %s differ", pair[0], pair[1])
		}
	}
}

func TestAtMostFiveRedirectsAreFollowed(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if hops := len(strings.Trim(r.URL.Path, "/")); hops > 0 {
			http.Redirect(w, r, "/"+strings.Repeat("x", hops-1), http.StatusFound)
		}
	})
	c := newWorld(t).client(s.URL)
	mustFetch(t, c, get("/xxxxx"))
	_, _, failure := fetch(t, c, get("/xxxxxx"))
	wantFailure(t, failure, KindRedirect, "", 1)
}

func TestARedirectLoopEnds(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, "/", http.StatusFound) })
	_, _, failure := fetch(t, newWorld(t).client(s.URL), get("/"))
	wantFailure(t, failure, KindRedirect, "", 1)
	if got := s.requests.Load(); got != 6 {
		t.Errorf("%d requests", got)
	}
}

func TestARedirectedPostBecomesGetAsBrowsersDo(t *testing.T) {
	for status, want := range map[int]string{
		http.StatusFound:             "GET /new",
		http.StatusSeeOther:          "GET /new",
		http.StatusTemporaryRedirect: "POST /new\nContent-Type: application/json\n{}",
	} {
		s := serve(t, func(w http.ResponseWriter, r *http.Request) {
			if r.URL.Path == "/old" {
				http.Redirect(w, r, "/new", status)
				return
			}
			echo(w, r)
		})
		r := Request{Method: "POST", Path: "/old", JSON: []byte("{}"), FollowRedirects: true}
		got := mustFetch(t, newWorld(t).client(s.URL), r)
		if !strings.HasPrefix(got, want) || strings.HasPrefix(want, "GET") && strings.Contains(got, "{}") {
			t.Errorf("%d: got %q", status, got)
		}
	}
}

func TestCookiesAreSharedByClientsOfTheSameOriginAndCredentials(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/login" {
			http.SetCookie(w, &http.Cookie{Name: "any_name", Value: "v", Path: "/"})
		}
		echo(w, r)
	})
	w := newWorld(t)
	w.client(s.URL).Close()
	mustFetch(t, w.client(s.URL), Request{Method: "POST", Path: "/login"})
	if got := mustFetch(t, w.client(s.URL+"/"), get("/x")); got != "GET /x\nCookie: any_name=v" {
		t.Errorf("the same credentials: got %q", got)
	}
	strangers := map[string]func(*Settings){
		"another secret":  func(settings *Settings) { settings.Secrets = map[string]string{"token": "other"} },
		"another name":    func(settings *Settings) { settings.Secrets = map[string]string{"key": "s3cret-token"} },
		"another account": func(settings *Settings) { settings.Account = "someone" },
	}
	for name, change := range strangers {
		if got := mustFetch(t, w.client(s.URL, change), get("/x")); got != "GET /x" {
			t.Errorf("%s: got %q", name, got)
		}
	}
	sameWithCA := func(settings *Settings) { settings.Secrets["tlsCACert"] = "another CA is no other credential" }
	if got := mustFetch(t, w.client(s.URL, sameWithCA), get("/x")); got != "GET /x\nCookie: any_name=v" {
		t.Errorf("another CA: got %q", got)
	}
}
