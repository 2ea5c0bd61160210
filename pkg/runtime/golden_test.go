//go:build !dev

package runtime

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net/http"
	"net/url"
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
	"github.com/runtrail/runtrail-audit-datasource/pkg/upstream"
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

// The same conversations run in Jest: what passes in Node alone proves nothing about what ships. Those in `seam` are with
// a vendor that exists in tests alone.
func TestConversationsComeOutOfSobekAsOutOfNode(t *testing.T) {
	for folder, program := range map[string]func() (*Program, error){"golden": bundledProgram, "seam": tinyProgram} {
		program, err := program()
		if errors.Is(err, fs.ErrNotExist) || errors.Is(err, ErrNoBundle) {
			t.Skip(noBundle)
		}
		if err != nil {
			t.Fatal(err)
		}
		eachConversation(t, folder, func(t *testing.T, g golden) {
			// One clock for everything that runs, the conversation's.
			synctest.Test(t, func(t *testing.T) {
				time.Sleep(time.Until(g.Now))
				playGolden(t, g, program)
			})
		})
	}
}

// tinyProgram is src/engine/testing/tiny-entry.ts.
func tinyProgram() (*Program, error) {
	source, err := os.ReadFile(filepath.Join("..", "..", ".cache", "tiny-engine.js"))
	if err != nil {
		return nil, err
	}
	return Compile("tiny-engine.js", string(source), nil)
}

func eachConversation(t *testing.T, folder string, play func(t *testing.T, g golden)) {
	root := filepath.Join("..", "..", "tests", "vectors", folder)
	var files []string
	err := filepath.WalkDir(root, func(file string, _ fs.DirEntry, err error) error {
		if strings.HasSuffix(file, ".jsonc") {
			files = append(files, file)
		}
		return err
	})
	if err != nil || len(files) == 0 {
		t.Fatal("no conversations:", err)
	}
	for _, file := range files {
		name, _ := filepath.Rel(root, file)
		t.Run(folder+"/"+filepath.ToSlash(name), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			var g golden
			if err := json.Unmarshal(commentLine.ReplaceAll(text, nil), &g); err != nil {
				t.Fatal(err)
			}
			play(t, g)
		})
	}
}

func playGolden(t *testing.T, g golden, program *Program) {
	base, err := url.Parse(g.Settings.URL)
	if err != nil {
		t.Fatal(err)
	}
	vendor := &goldenVendor{base: strings.TrimSuffix(base.Path, "/"), open: g.Exchanges}
	secrets := map[string]string{}
	for _, name := range g.Settings.Secrets {
		secrets[name] = rand.Text() // no two conversations share a session or what a vendor asked for
	}
	engineJSON, err := json.Marshal(map[string]any{
		"uid": "golden", "name": "Golden", "url": g.Settings.URL, "jsonData": g.Settings.JSONData, "secrets": upstream.StatesOf(secrets),
	})
	if err != nil {
		t.Fatal(err)
	}
	answerAll := httpclient.MiddlewareFunc(func(httpclient.Options, http.RoundTripper) http.RoundTripper { return vendor })
	engine, err := Start(Settings{
		Program: always(program), EngineJSON: engineJSON,
		Upstream: Upstream{URL: g.Settings.URL, Secrets: secrets, HTTP: httpclient.Options{Middlewares: []httpclient.Middleware{answerAll}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(engine.Close)
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
	// The path of the configured URL, which a conversation leaves out.
	base       string
	mu         sync.Mutex
	open       []exchange
	again      map[string]exchange
	unexpected []string
}

func (v *goldenVendor) RoundTrip(r *http.Request) (*http.Response, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	line := r.Method + " " + strings.TrimPrefix(r.URL.RequestURI(), v.base)
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
