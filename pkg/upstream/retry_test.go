package upstream

import (
	"context"
	"io"
	"net/http"
	"slices"
	"testing"
	"time"
)

// thenFine answers with each of the handlers in turn, and after them with "fine".
func thenFine(t *testing.T, handlers ...http.HandlerFunc) *server {
	var s *server
	s = serve(t, func(w http.ResponseWriter, r *http.Request) {
		if turn := int(s.requests.Load()) - 1; turn < len(handlers) {
			handlers[turn](w, r)
			return
		}
		_, _ = io.WriteString(w, "fine")
	})
	return s
}

func status(code int, headers ...string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		for i := 0; i < len(headers); i += 2 {
			w.Header().Set(headers[i], headers[i+1])
		}
		w.WriteHeader(code)
		_, _ = io.WriteString(w, "not now")
	}
}

func bodyOf(code int, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, _ *http.Request) {
		w.WriteHeader(code)
		_, _ = io.WriteString(w, body)
	}
}

func resetBeforeAnswer(w http.ResponseWriter, _ *http.Request) {
	connection, _, _ := http.NewResponseController(w).Hijack()
	_ = connection.(interface{ SetLinger(int) error }).SetLinger(0)
	_ = connection.Close()
}

func resetMidBody(w http.ResponseWriter, _ *http.Request) {
	_, _ = io.WriteString(w, "ha")
	breakOff(w)
}

func TestARepeatableRequestIsSentAgainAfterATransientFault(t *testing.T) {
	for name, fault := range map[string]http.HandlerFunc{
		"429":                   status(429),
		"502":                   status(502),
		"503":                   status(503),
		"504":                   status(504),
		"a reset":               resetBeforeAnswer,
		"a reset in the middle": resetMidBody,
	} {
		t.Run(name, func(t *testing.T) {
			s := thenFine(t, fault, fault)
			text, answer, failure := fetch(t, newWorld(t).client(s.URL), get("/"))
			if failure != nil || text != "fine" || answer.Attempts != 3 || answer.Status != 200 {
				t.Fatalf("got %q, %+v, %v", text, answer, failure)
			}
		})
	}
}

func TestTwoMoreAttemptsAreTheMost(t *testing.T) {
	for name, test := range map[string]struct {
		fault http.HandlerFunc
		kind  string
	}{
		"429":                   {status(429), ""},
		"502":                   {status(502), ""},
		"503":                   {status(503), ""},
		"504":                   {status(504), ""},
		"a reset":               {resetBeforeAnswer, KindReset},
		"a reset in the middle": {resetMidBody, KindReset},
	} {
		t.Run(name, func(t *testing.T) {
			s := thenFine(t, test.fault, test.fault, test.fault)
			text, answer, failure := fetch(t, newWorld(t).client(s.URL), get("/"))
			if test.kind != "" {
				wantFailure(t, failure, test.kind, "", 3)
			} else if answer.Attempts != 3 || text != "not now" {
				t.Errorf("got %q, %+v", text, answer)
			}
			if s.requests.Load() != 3 {
				t.Errorf("%d requests", s.requests.Load())
			}
		})
	}
}

func TestARequestThatIsNotRepeatableIsSentOnce(t *testing.T) {
	for name, fault := range map[string]http.HandlerFunc{
		"429": status(429), "503 with a time": status(503, "Retry-After", "1"), "502": status(502), "504": status(504),
		"a reset": resetBeforeAnswer, "a reset in the middle": resetMidBody,
	} {
		s := thenFine(t, fault)
		r := Request{Method: "POST", Path: "/login", Form: map[string]Value{"password": {Secret: "token"}}}
		_, _, _ = fetch(t, newWorld(t).client(s.URL), r)
		if s.requests.Load() != 1 {
			t.Errorf("%s: %d requests", name, s.requests.Load())
		}
	}
}

func TestOtherStatusesAreAnswersAtOnce(t *testing.T) {
	for _, code := range []int{204, 304, 400, 401, 403, 404, 500, 501} {
		s := thenFine(t, status(code))
		_, answer, failure := fetch(t, newWorld(t).client(s.URL), get("/"))
		if failure != nil || answer.Status != code || s.requests.Load() != 1 {
			t.Errorf("%d: got %+v, %v", code, answer, failure)
		}
	}
}

func TestARepeatedPostSendsItsBodyAgain(t *testing.T) {
	s := thenFine(t, status(503), echo)
	r := Request{Method: "POST", Path: "/logs", JSON: []byte(`{"page":1}`), Repeatable: true}
	if got := mustFetch(t, newWorld(t).client(s.URL), r); got != "POST /logs\nContent-Type: application/json\n{\"page\":1}" {
		t.Errorf("got %q", got)
	}
}

func TestAfterAResetInTheMiddleReadIsCalledAnew(t *testing.T) {
	s := thenFine(t, resetMidBody)
	var texts []string
	_, failure := newWorld(t).client(s.URL).Fetch(t.Context(), get("/"), func(_ *Answer, body io.Reader) error {
		text, err := io.ReadAll(body)
		texts = append(texts, string(text))
		return err
	})
	if failure != nil || !slices.Equal(texts, []string{"ha", "fine"}) {
		t.Errorf("got %q, %v", texts, failure)
	}
}

func TestTheFinalAnswersBodyIsWholeAfterTheHintWasLookedFor(t *testing.T) {
	long := `{"retryAfterSeconds":90,"padding":"` + string(slices.Repeat([]byte("x"), 3*peekBytes)) + `"}`
	s := thenFine(t, bodyOf(429, long))
	r := get("/")
	r.Repeatable = false
	text, answer, failure := fetch(t, newWorld(t).client(s.URL), r)
	if failure != nil || text != long || answer.Bytes != int64(len(long)) {
		t.Errorf("got %d bytes, %+v, %v", len(text), answer, failure)
	}
}

func TestABodyIsAskedOnlyWhereTheRequestSaysThatItMayTell(t *testing.T) {
	s := thenFine(t, bodyOf(429, `{"retryAfterSeconds":9}`))
	w := newWorld(t)
	mustFetch(t, w.client(s.URL), Request{Path: "/", Repeatable: true, WaitHints: [][]string{{"elsewhere"}, {"retryAfterSeconds", "deeper"}}})
	wantSleeps(t, w.clock.sleeps(), time.Second)
}

func TestA429WithoutATimeIsWaitedForOneThenTwoSeconds(t *testing.T) {
	s := thenFine(t, status(429), status(429))
	w := newWorld(t)
	mustFetch(t, w.client(s.URL), get("/"))
	wantSleeps(t, w.clock.sleeps(), time.Second, 2*time.Second)
}

func TestA5xxIsWaitedForShortly(t *testing.T) {
	s := thenFine(t, status(502), status(503))
	w := newWorld(t)
	mustFetch(t, w.client(s.URL), get("/"))
	sleeps := w.clock.sleeps()
	if len(sleeps) != 2 || sleeps[0] < 150*time.Millisecond || sleeps[0] > 400*time.Millisecond ||
		sleeps[1] < 450*time.Millisecond || sleeps[1] > 1200*time.Millisecond {
		t.Errorf("slept %v", sleeps)
	}
}

func TestWhatTheHostSaysIsWaitedFor(t *testing.T) {
	inThree := time.Now().Add(3 * time.Second).UTC().Format(http.TimeFormat)
	for name, test := range map[string]struct {
		fault http.HandlerFunc
		want  time.Duration
	}{
		"429, Retry-After in seconds":  {status(429, "Retry-After", "3"), 3 * time.Second},
		"503, Retry-After in seconds":  {status(503, "Retry-After", " 3 "), 3 * time.Second},
		"Retry-After as a date":        {status(429, "Retry-After", inThree, "Date", time.Now().UTC().Format(http.TimeFormat)), 3 * time.Second},
		"a date by the host's clock":   {status(429, "Retry-After", "Mon, 01 Jan 2001 00:00:04 GMT", "Date", "Mon, 01 Jan 2001 00:00:00 GMT"), 4 * time.Second},
		"a hint in the body":           {bodyOf(429, `{"message":"slow down","retryAfterSeconds":2.5}`), 2500 * time.Millisecond},
		"a hint in the body's metdata": {bodyOf(503, `{"metadata":{"retryAfterSeconds":2}}`), 2 * time.Second},
		"a hint behind a mark":         {bodyOf(429, "\xef\xbb\xbf"+`{"retryAfterSeconds":2}`), 2 * time.Second},
		"the header before the body": {func(w http.ResponseWriter, r *http.Request) {
			w.Header().Set("Retry-After", "2")
			bodyOf(429, `{"retryAfterSeconds":9}`)(w, r)
		}, 2 * time.Second},
		"no sense in the header": {status(429, "Retry-After", "soon"), time.Second},
		"a time that is over":    {status(429, "Retry-After", "0"), time.Second},
		"no sense in the body":   {bodyOf(429, `{"retryAfterSeconds":"later","metadata":7}`), time.Second},
	} {
		t.Run(name, func(t *testing.T) {
			s := thenFine(t, test.fault)
			w := newWorld(t)
			mustFetch(t, w.client(s.URL), get("/"))
			wantSleeps(t, w.clock.sleeps(), test.want)
		})
	}
}

// wantSleeps allows for jitter and for dates in whole seconds; never less than what was asked for.
func wantSleeps(t *testing.T, got []time.Duration, want ...time.Duration) {
	t.Helper()
	ok := len(got) == len(want)
	for i := 0; ok && i < len(want); i++ {
		ok = got[i] >= want[i]-10*time.Millisecond && got[i] <= want[i]+maxJitter
	}
	if !ok {
		t.Errorf("slept %v, want %v", got, want)
	}
}

func TestAWaitBeyondTheDeadlineIsNotWaitedFor(t *testing.T) {
	for name, test := range map[string]struct {
		fault http.HandlerFunc
		wait  time.Duration
	}{
		"seconds":          {status(429, "Retry-After", "60"), time.Minute},
		"a body's hint":    {bodyOf(503, `{"retryAfterSeconds":60}`), time.Minute},
		"an absurd wish":   {status(503, "Retry-After", "99999999999999999999"), time.Hour},
		"429 without time": {status(429), 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := thenFine(t, test.fault)
			w := newWorld(t)
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			text, answer, failure := fetchWithin(ctx, t, w.client(s.URL), get("/"))
			if failure != nil || answer.Attempts != 1 || text == "fine" || len(w.clock.sleeps()) != 0 {
				t.Fatalf("got %q, %+v, %v after %v", text, answer, failure, w.clock.sleeps())
			}
			if test.wait == 0 {
				if !answer.WaitUntil.IsZero() {
					t.Errorf("nobody asked to wait until %v", answer.WaitUntil)
				}
				return
			}
			if left := time.Until(answer.WaitUntil); left > test.wait || left < test.wait-time.Second {
				t.Errorf("WaitUntil in %v, want %v", left, test.wait)
			}
		})
	}
}

func TestAWaitBeyondThePatienceOfAContextIsNotWaitedForEither(t *testing.T) {
	for name, test := range map[string]struct {
		patience, deadline time.Duration
		waits              bool
	}{
		"patience alone":           {patience: 5 * time.Second},
		"patience before deadline": {patience: 5 * time.Second, deadline: time.Hour},
		"deadline before patience": {patience: time.Hour, deadline: 5 * time.Second},
		"enough of both":           {patience: time.Hour, deadline: time.Hour, waits: true},
		"more than without either": {patience: time.Hour, waits: true},
	} {
		t.Run(name, func(t *testing.T) {
			s := thenFine(t, status(429, "Retry-After", "120"))
			ctx := WithPatience(t.Context(), time.Now().Add(test.patience))
			if test.deadline > 0 {
				var cancel context.CancelFunc
				ctx, cancel = context.WithTimeout(ctx, test.deadline)
				defer cancel()
			}
			_, answer, failure := fetchWithin(ctx, t, newWorld(t).client(s.URL), get("/"))
			if failure != nil || (answer.Status == 200) != test.waits || test.waits == !answer.WaitUntil.IsZero() {
				t.Errorf("got %+v, %v", answer, failure)
			}
		})
	}
}

func TestACancelDuringAWaitEndsIt(t *testing.T) {
	s := thenFine(t, status(429, "Retry-After", "5"))
	c := newClient(Settings{BaseURL: s.URL}, newRegistry(systemClock{}), systemClock{})
	defer c.Close()
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	started := time.Now()
	_, _, failure := fetchWithin(ctx, t, c, get("/"))
	wantFailure(t, failure, KindCancelled, "", 1)
	if time.Since(started) > time.Second {
		t.Errorf("took %s", time.Since(started))
	}
}
