//go:build !dev

package runtime

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"io"
	"io/fs"
	"net/http"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
)

// golden is a conversation of tests/vectors/golden.ts: what Grafana asks, what the vendor says, what comes out.
type golden struct {
	Shows    string
	Now      time.Time
	Settings struct {
		URL      string
		JSONData json.RawMessage
		Secrets  []string
	}
	Earlier   []goldenRequest
	Request   goldenRequest
	Exchanges []exchange
	Results   []map[string]any
}

type goldenRequest struct {
	FromAlert, SkipCache bool
	Queries              []struct {
		RefID      string
		From, To   time.Time
		IntervalMs *int64
		JSON       json.RawMessage
	}
}

type exchange struct {
	Method, Path string
	Status       int
	Headers      map[string]string
	Body         json.RawMessage
	Sample       string // in place of a body: what a vendor's page prints, a file of tests/samples
}

// sent is the answer's body: a string as it is, a sample to the byte, anything else as JSON.
func (e exchange) sent() ([]byte, error) {
	if e.Sample != "" {
		return os.ReadFile(filepath.Join("..", "..", "tests", "samples", filepath.FromSlash(e.Sample)))
	}
	var text string
	if json.Unmarshal(e.Body, &text) == nil {
		return []byte(text), nil
	}
	return e.Body, nil
}

var commentLine = regexp.MustCompile(`(?m)^\s*//.*$`)

// The same conversations run in Jest: what passes in Node alone proves nothing about what ships.
func TestGoldenConversationsComeOutOfSobekAsOutOfNode(t *testing.T) {
	folder := filepath.Join("..", "..", "tests", "vectors", "golden")
	var files []string
	err := filepath.WalkDir(folder, func(file string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(file, ".jsonc") {
			files = append(files, file)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatal("no golden files:", err)
	}
	for _, file := range files {
		name, _ := filepath.Rel(folder, file)
		t.Run(filepath.ToSlash(name), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var g golden
			if err := json.Unmarshal(commentLine.ReplaceAll(text, nil), &g); err != nil {
				t.Fatal(err)
			}
			// One clock for everything that runs, the conversation's.
			synctest.Test(t, func(t *testing.T) {
				time.Sleep(time.Until(g.Now))
				playGolden(t, g)
			})
		})
	}
}

func playGolden(t *testing.T, g golden) {
	vendor := &goldenVendor{open: g.Exchanges}
	engineJSON, err := json.Marshal(map[string]any{"url": g.Settings.URL, "jsonData": g.Settings.JSONData})
	if err != nil {
		t.Fatal(err)
	}
	secrets := map[string]string{}
	for _, name := range g.Settings.Secrets {
		secrets[name] = rand.Text() // no two conversations share a session or what a vendor asked for
	}
	answerAll := httpclient.MiddlewareFunc(func(httpclient.Options, http.RoundTripper) http.RoundTripper { return vendor })
	engine := startBundled(t, Settings{
		EngineJSON: engineJSON, URL: g.Settings.URL, Secrets: secrets,
		HTTP: httpclient.Options{Middlewares: []httpclient.Middleware{answerAll}},
	})
	for _, earlier := range g.Earlier {
		if _, err := engine.Query(t.Context(), earlier.request()); err != nil {
			t.Fatal(err)
		}
	}
	results, err := engine.Query(t.Context(), g.Request.request())
	if err != nil {
		t.Fatal(err)
	}
	vendor.check(t)
	if len(results) != len(g.Results) {
		t.Fatalf("%d results, not %d", len(results), len(g.Results))
	}
	for n, result := range results {
		if got, want := plainResult(t, result), normalMeta(t, g.Results[n]); !reflect.DeepEqual(got, want) {
			t.Errorf("%s\ngot  %s\nwant %s", g.Shows, jsonOf(t, got), jsonOf(t, want))
		}
	}
}

func (r goldenRequest) request() QueryRequest {
	request := QueryRequest{FromAlert: r.FromAlert, SkipCache: r.SkipCache}
	for _, query := range r.Queries {
		interval := int64(60_000)
		if query.IntervalMs != nil {
			interval = *query.IntervalMs
		}
		request.Queries = append(request.Queries, QueryEnvelope{
			RefID: query.RefID, From: query.From, To: query.To, Interval: time.Duration(interval) * time.Millisecond,
			MaxDataPoints: 1000, JSON: query.JSON,
		})
	}
	return request
}

// goldenVendor answers each exchange once; what the host repeats of its own accord is answered the same again.
type goldenVendor struct {
	mu         sync.Mutex
	open       []exchange
	again      map[string]exchange
	unexpected []string
}

func (v *goldenVendor) RoundTrip(r *http.Request) (*http.Response, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	line := r.Method + " " + r.URL.RequestURI()
	found, ok := v.again[line]
	for n, e := range v.open {
		if e.Method+" "+e.Path == line {
			found, ok = e, true
			v.open = append(append([]exchange{}, v.open[:n]...), v.open[n+1:]...)
			break
		}
	}
	if !ok {
		v.unexpected = append(v.unexpected, line)
		return nil, io.ErrUnexpectedEOF
	}
	delete(v.again, line)
	if found.Status == 429 || found.Status >= 502 && found.Status <= 504 {
		v.again = map[string]exchange{line: found}
	}
	body, err := found.sent()
	if err != nil {
		return nil, err
	}
	header := http.Header{}
	for name, value := range found.Headers {
		header.Set(name, value)
	}
	return &http.Response{
		StatusCode: found.Status, Header: header, Body: io.NopCloser(bytes.NewReader(body)), Request: r,
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, ContentLength: int64(len(body)),
	}, nil
}

func (v *goldenVendor) check(t *testing.T) {
	v.mu.Lock()
	defer v.mu.Unlock()
	for _, line := range v.unexpected {
		t.Error("unexpected:", line)
	}
	for _, e := range v.open {
		t.Error("not asked:", e.Method, e.Path)
	}
}
