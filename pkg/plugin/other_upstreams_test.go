package plugin

import (
	"encoding/json"
	"encoding/pem"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// twoUpstreams are a vendor and an archive that answer with the credentials that came.
func twoUpstreams(t *testing.T, start func(http.Handler) *httptest.Server) (vendor, archive *httptest.Server) {
	t.Helper()
	echo := func(name string) *httptest.Server {
		server := start(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
			_, _ = fmt.Fprintf(w, "%s|%s|%s|%s", name, r.Header.Get("Authorization"), r.Header.Get("X-Key"), r.Header.Get("Cookie"))
			http.SetCookie(w, &http.Cookie{Name: name, Value: "1"})
		}))
		t.Cleanup(server.Close)
		return server
	}
	return echo("vendor"), echo("archive")
}

// said asks an upstream, and gives what came or what went wrong.
func said(t *testing.T, instance *Instance, request string) string {
	t.Helper()
	got := answers(t, instance, nil, queryOf("A", `host.fetch(`+request+`, { signal })
	  .then((a) => ({ status: 502, error: a.kind === 'answer' ? a.text : a.failure + ': ' + a.detail }))`))
	return got["A"].Error.Error()
}

func archived(url, archiveURL string, more map[string]any, secrets map[string]string) backend.DataSourceInstanceSettings {
	jsonData := map[string]any{"archiveUrl": archiveURL}
	for key, value := range more {
		jsonData[key] = value
	}
	text, err := json.Marshal(jsonData)
	if err != nil {
		panic(err)
	}
	return backend.DataSourceInstanceSettings{URL: url, JSONData: text, DecryptedSecureJSONData: secrets}
}

func TestASecretGoesToItsOwnUpstreamOnly(t *testing.T) {
	vendor, archive := twoUpstreams(t, httptest.NewServer)
	instance := newTiny(t, archived(vendor.URL, archive.URL+"/", map[string]any{"httpHeaderName1": "X-Key"}, map[string]string{
		"puppetToken": "v1", "archiveToken": "a1", "httpHeaderValue1": "h1", // too short to be taken out of what comes back
	}))
	const ask = `{ method: 'GET', path: '/', %s headers: { Authorization: { secret: { key: '%s' }, prefix: 'Bearer ' } } }`
	for _, c := range []struct{ upstream, secret, want string }{
		{"", "puppetToken", "vendor|Bearer v1|h1|"},
		{"upstream: 'archive',", "archiveToken", "archive|Bearer a1||"},
		{"upstream: 'archive',", "puppetToken", "settings: puppetToken is missing"},
		{"", "archiveToken", "settings: archiveToken is missing"},
	} {
		if got := said(t, instance, fmt.Sprintf(ask, c.upstream, c.secret)); !strings.HasPrefix(got, c.want) {
			t.Errorf("%s of %q: %s", c.secret, c.upstream, got)
		}
	}
}

func TestCookiesOfOneUpstreamDoNotReachTheOther(t *testing.T) {
	vendor, archive := twoUpstreams(t, httptest.NewServer)
	instance := newTiny(t, archived(vendor.URL, archive.URL, nil, map[string]string{"archiveToken": "cookie test"}))
	for _, upstream := range []string{"", "upstream: 'archive',", "", "upstream: 'archive',"} {
		got := said(t, instance, `{ `+upstream+` method: 'GET', path: '/' }`)
		if name, _, _ := strings.Cut(got, "|"); strings.Contains(strings.TrimPrefix(got, name), map[string]string{"vendor": "archive", "archive": "vendor"}[name]) {
			t.Errorf("%q: %s", upstream, got)
		}
	}
}

func TestTheArchiveHasALoginOfItsOwn(t *testing.T) {
	vendor, archive := twoUpstreams(t, httptest.NewServer)
	instance := newTiny(t, archived(vendor.URL, archive.URL, map[string]any{"archiveUser": " reader "}, map[string]string{"archivePassword": "pw"}))
	if got := said(t, instance, `{ upstream: 'archive', method: 'GET', path: '/' }`); got != "archive|Basic cmVhZGVyOnB3||" {
		t.Error(got)
	}
	if got := said(t, instance, `{ method: 'GET', path: '/' }`); got != "vendor|||" {
		t.Error(got)
	}
}

func TestTheArchiveHasTLSOptionsOfItsOwn(t *testing.T) {
	vendor, archive := twoUpstreams(t, httptest.NewTLSServer)
	authority := string(pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: archive.Certificate().Raw}))
	for name, settings := range map[string]backend.DataSourceInstanceSettings{
		"authority": archived(vendor.URL, archive.URL, nil, map[string]string{"archiveTlsCACert": authority}),
		"unchecked": archived(vendor.URL, archive.URL, map[string]any{"archiveTlsSkipVerify": true}, nil),
	} {
		instance := newTiny(t, settings)
		if got := said(t, instance, `{ upstream: 'archive', method: 'GET', path: '/' }`); got != "archive|||" {
			t.Errorf("%s: %s", name, got)
		}
		if got := said(t, instance, `{ method: 'GET', path: '/' }`); got != "tls: unknownAuthority" {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestWrongSettingsOfOneUpstreamLeaveTheOtherAlone(t *testing.T) {
	vendor, archive := twoUpstreams(t, httptest.NewServer)
	instance := newTiny(t, archived(vendor.URL, archive.URL, map[string]any{"archiveHttpHeaderName1": 7}, map[string]string{"archiveHttpHeaderValue1": "x"}))
	if got := said(t, instance, `{ upstream: 'archive', method: 'GET', path: '/' }`); !strings.HasPrefix(got, "settings: ") {
		t.Error(got)
	}
	if got := said(t, instance, `{ method: 'GET', path: '/' }`); got != "vendor|||" {
		t.Error(got)
	}
}

func TestAnUpstreamThatIsNotSetUpIsABugOfTheEngine(t *testing.T) {
	instance := newTiny(t, backend.DataSourceInstanceSettings{URL: "http://127.0.0.1:1", JSONData: []byte(`{"archiveUrl":" "}`)})
	got := answers(t, instance, nil, queryOf("A", `host.fetch({ upstream: 'archive', method: 'GET', path: '/' }, { signal })`))
	if a := got["A"]; a.Error == nil || a.Status != 500 {
		t.Errorf("%+v", a)
	}
}

func TestANameBelongsToAnUpstreamWhereAWordOfItsOwnFollows(t *testing.T) {
	for name, want := range map[string]bool{
		"archiveUrl": true, "archiveÄrger": true, "archive": false, "archive2Url": false, "archivedUrl": false, "anArchiveUrl": false,
	} {
		if got := belongs("archive", name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
	secrets := map[string]string{"archivedKey": "the vendor's", "archiveToken": "the archive's"}
	if got := ownSecrets(secrets); len(got) != 1 || got["archivedKey"] == "" {
		t.Error(got)
	}
}
