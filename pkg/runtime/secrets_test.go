package runtime

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"testing"

	"github.com/runtrail/runtrail-audit-datasource/pkg/redact"
)

func TestSecretsLeaveOnlyAsDataOfTheVendor(t *testing.T) {
	record := newRecorder()
	engine := startTiny(t, `async function answer(query, signal, host) {
	  host.log('error', 'said s3cret/1', { reason: 'no s3cret/1', count: 7 });
	  if (query.bug) throw new Error('a bug with s3cret/1');
	  const notices = [{ severity: 'info', text: 'notice of s3cret/1' }, { severity: 'warning', text: 'cut s3cre…' }];
	  return { status: 502, error: 'The vendor says: "no s3cret/1".', errorSource: 'downstream', frames: [
	    { meta: { executedQueryString: 'GET /?t=s3cret%2F1', notices }, fields: [{ name: 'message', type: 'string', nullable: false, values: ['data s3cret/1'] }] } ] };
	}`, func(s *Settings) {
		s.Redactor = redact.New(map[string]string{"token": "s3cret/1"})
		s.Log = s.Redactor.Logger(record)
		s.EngineJSON = []byte(`{"jsonData":{},"health":"healthy with s3cret/1"}`)
	})
	result := ask(t, engine, `{}`)
	if result.Error != `The vendor says: "no [removed]".` {
		t.Error(result.Error)
	}
	frame := frameOf(t, result, 0)
	meta := frame.Meta
	if meta.ExecutedQueryString != "GET /?t=[removed]" || meta.Notices[0].Text != "notice of [removed]" || meta.Notices[1].Text != "cut [removed]…" {
		t.Errorf("%+v", meta)
	}
	if cell := frame.Fields[0].At(0); cell != "data s3cret/1" {
		t.Error("a cell was changed:", cell)
	}

	ask(t, engine, `{"bug":true}`)
	if log := record.text(); strings.Contains(log, "s3cret") || !strings.Contains(log, "a bug with [removed]") || !strings.Contains(log, "no [removed]") {
		t.Error(log)
	}

	health, err := engine.CheckHealth(context.Background())
	if err != nil || health.Message != "healthy with [removed]" {
		t.Errorf("%+v, %v", health, err)
	}
	answer, err := engine.CallResource(context.Background(), ResourceRequest{Method: "GET", Path: "options/s3cret/1"})
	if err != nil || !strings.Contains(string(answer.Body), `"path":"options/[removed]"`) {
		t.Errorf("%s, %v", answer.Body, err)
	}
}

func TestSecretsAndCookiesAreOutOfWhatTheVendorSaysBeforeTheEngineSeesIt(t *testing.T) {
	const session = "0123456789abcdef"
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		http.SetCookie(w, &http.Cookie{Name: "session", Value: session})
		w.Header().Set("Location", "/x?session="+session)
		if r.URL.Path == "/error" {
			w.WriteHeader(http.StatusForbidden)
			_, _ = w.Write([]byte(strings.Repeat(".", textLimit-3) + "s3cret/1 and more"))
			return
		}
		_, _ = w.Write([]byte(`{"message":"no s3cret\/1 of ` + session + `","items":[{"name":"s3cret/1"}]}`))
	})
	engine := startTiny(t, `
	const plan = { rows: { anyOf: [['items']], as: 'list' }, head: { message: ['message'] }, columns: { name: { at: ['name'], kind: 'dictionary' } } };
	async function answer(query, signal, host) {
	  const good = await host.fetch({ method: 'GET', path: '/' }, { plan, signal });
	  const bad = await host.fetch({ method: 'GET', path: '/error' }, { plan, signal });
	  return { error: [good.table.head.message, good.headers.location, good.table.columns.name.values[0] === 's3cret' + '/1', bad.text.slice(-12), bad.text.length].join('|') };
	}`, func(s *Settings) {
		s.URL, s.Redactor = server.URL, redact.New(map[string]string{"token": "s3cret/1"})
	})
	want := fmt.Sprintf("no [removed] of [removed]|/x?session=[removed]|true|.........[re|%d", textLimit)
	if got := ask(t, engine, `{}`).Error; got != want {
		t.Errorf("\n%s\n%s", got, want)
	}
}
