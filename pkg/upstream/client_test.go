package upstream

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/http/httptest"
	"slices"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
)

// skippingClock does not wait: its time jumps on instead, and it writes down by how much.
type skippingClock struct {
	mu     sync.Mutex
	offset time.Duration
	slept  []time.Duration
}

func (c *skippingClock) now() time.Time {
	c.mu.Lock()
	defer c.mu.Unlock()
	return time.Now().Add(c.offset)
}

func (c *skippingClock) sleep(ctx context.Context, d time.Duration) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	if ctx.Err() != nil {
		return false
	}
	c.offset += d
	c.slept = append(c.slept, d)
	return true
}

func (c *skippingClock) sleeps() []time.Duration {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.slept)
}

// world is one process: clients made in it share what clients of a process share.
type world struct {
	t        *testing.T
	clock    *skippingClock
	registry *registry
}

func newWorld(t *testing.T) *world {
	clock := &skippingClock{}
	return &world{t: t, clock: clock, registry: newRegistry(clock)}
}

func (w *world) client(url string, changes ...func(*Settings)) *Client {
	settings := Settings{
		BaseURL: url,
		Secrets: map[string]string{"token": "s3cret-token"},
		HTTP:    httpclient.Options{Timeouts: &httpclient.TimeoutOptions{Timeout: 5 * time.Second, DialTimeout: 5 * time.Second}},
	}
	for _, change := range changes {
		change(&settings)
	}
	c := newClient(settings, w.registry, w.clock)
	w.t.Cleanup(c.Close)
	return c
}

// server counts the requests that it gets.
type server struct {
	*httptest.Server
	requests atomic.Int64
}

func serve(t *testing.T, handler http.HandlerFunc) *server {
	s := &server{}
	s.Server = httptest.NewServer(counted(s, handler))
	t.Cleanup(s.Close)
	return s
}

func counted(s *server, handler http.HandlerFunc) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		s.requests.Add(1)
		handler(w, r)
	})
}

// breakOff ends the connection with a reset.
func breakOff(w http.ResponseWriter) {
	_ = http.NewResponseController(w).Flush()
	resetBeforeAnswer(w, nil)
}

func get(path string) Request {
	return Request{
		Path: path, Repeatable: true, FollowRedirects: true,
		WaitHints: [][]string{{"retryAfterSeconds"}, {"metadata", "retryAfterSeconds"}},
	}
}

// fetch reads the whole body as text.
func fetch(t *testing.T, c *Client, r Request) (string, *Answer, *Failure) {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Second)
	defer cancel()
	return fetchWithin(ctx, t, c, r)
}

func fetchWithin(ctx context.Context, t *testing.T, c *Client, r Request) (string, *Answer, *Failure) {
	t.Helper()
	var text []byte
	answer, failure := c.Fetch(ctx, r, func(_ *Answer, body io.Reader) (err error) {
		text, err = io.ReadAll(body)
		return err
	})
	if (answer == nil) == (failure == nil) {
		t.Fatalf("answer %v and failure %v: exactly one must be there", answer, failure)
	}
	return string(text), answer, failure
}

func mustFetch(t *testing.T, c *Client, r Request) string {
	t.Helper()
	text, _, failure := fetch(t, c, r)
	if failure != nil {
		t.Fatalf("unexpected failure: %v", failure)
	}
	return text
}

func wantFailure(t *testing.T, failure *Failure, kind, detail string, attempts int) {
	t.Helper()
	if failure == nil {
		t.Fatalf("want failure %s, got an answer", kind)
	}
	if failure.Kind != kind || failure.Detail != detail || failure.Attempts != attempts {
		t.Fatalf("want %s %q after %d attempts, got %s %q after %d",
			kind, detail, attempts, failure.Kind, failure.Detail, failure.Attempts)
	}
}

func TestAnErrorOfTheReaderItselfEndsTheReadingAndIsTheCallersOwn(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, "hello") })
	own := errors.New("not what I wanted")
	calls := 0
	answer, failure := newWorld(t).client(s.URL).Fetch(t.Context(), get("/"), func(*Answer, io.Reader) error {
		calls++
		return own
	})
	if failure != nil || answer.Status != 200 || calls != 1 {
		t.Fatalf("got %v, %v after %d calls", answer, failure, calls)
	}
}

func TestTheAnswerHasStatusBytesAttemptsAndFourHeadersOnly(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "text/plain")
		w.Header().Set("Location", "/there")
		w.Header().Set("Retry-After", "7")
		w.Header().Set("Set-Cookie", "session=1")
		w.Header().Set("X-Other", "1")
		w.WriteHeader(http.StatusTeapot)
		_, _ = io.WriteString(w, "twelve bytes")
	})
	_, answer, failure := fetch(t, newWorld(t).client(s.URL), get("/"))
	if failure != nil {
		t.Fatal(failure)
	}
	if answer.Status != 418 || answer.Bytes != 12 || answer.Attempts != 1 || !answer.WaitUntil.IsZero() {
		t.Errorf("got %+v", answer)
	}
	if len(answer.Headers) != 4 || answer.Headers["date"] == "" || answer.Headers["location"] != "/there" ||
		answer.Headers["retry-after"] != "7" || answer.Headers["content-type"] != "text/plain" {
		t.Errorf("headers %v", answer.Headers)
	}
}

func TestConnectionsAreKeptAlive(t *testing.T) {
	ports := map[string]bool{}
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		ports[r.RemoteAddr] = true
		_, _ = io.WriteString(w, "some text that nobody reads to its end")
	})
	c := newWorld(t).client(s.URL)
	for range 5 {
		if _, failure := c.Fetch(t.Context(), get("/"), nil); failure != nil {
			t.Fatal(failure)
		}
	}
	if len(ports) != 1 {
		t.Errorf("%d connections for 5 requests one after another", len(ports))
	}
}

func TestAnAnswerThatIsNotReadToItsEndDoesNotKeepTheCallerWaiting(t *testing.T) {
	gone := make(chan struct{})
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		_, _ = io.WriteString(w, "{}")
		_ = http.NewResponseController(w).Flush()
		<-r.Context().Done()
		close(gone)
	})
	started := time.Now()
	_, failure := newWorld(t).client(s.URL).Fetch(t.Context(), get("/"), func(_ *Answer, body io.Reader) error {
		_, err := io.ReadFull(body, make([]byte, 2))
		return err
	})
	if failure != nil || time.Since(started) > time.Second {
		t.Fatalf("%v after %s", failure, time.Since(started))
	}
	<-gone
}
