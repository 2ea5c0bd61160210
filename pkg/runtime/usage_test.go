package runtime

import (
	"net/http"
	"strings"
	"testing"
)

// Every answer is some 600 KB, and is charged twice; a query may hold 4 MB.
const reading = `
const plan = { rows: { anyOf: [['items']], as: 'list' }, columns: { text: { at: ['text'], kind: 'text' } } };
const kept = [];
async function read(count, signal, host) {
  const answers = [];
  for (let n = 0; n < count; n++) answers.push(await host.fetch({ method: 'GET', path: '/' }, { plan, signal }));
  return answers.map((answer) => answer.failure || answer.table.length).join();
}
let shared, other = { reason: undefined, onEnd: () => () => {} };
async function answer(query, signal, host) {
  if (query.join) { shared = shared || read(8, other, host); return { error: await shared }; }
  return { error: await read(query.count, signal, host) };
}`

func TestWhatAQueryHoldsIsBounded(t *testing.T) {
	sent := 0
	server := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		sent++
		_, _ = w.Write([]byte(`{"items":[{"text":"` + strings.Repeat("x", 600_000) + `"}]}`))
	})
	engine := startTiny(t, reading, func(s *Settings) {
		s.URL, s.EngineJSON = server.URL, []byte(`{"jsonData":{"maxResponseMegabytes":1}}`)
	})
	if result := ask(t, engine, `{"count":3}`); result.Error != "1,1,1" {
		t.Errorf("%+v", result)
	}
	if result := ask(t, engine, `{"count":6}`); result.Error != "1,1,1,tooMuch,tooMuch,tooMuch" || sent != 3+4 {
		t.Errorf("%+v after %d requests", result, sent)
	}
	// A read that lives on under a signal of its own is charged to the call that began it.
	if result := ask(t, engine, `{"join":true}`); result.Error != "1,1,1,tooMuch,tooMuch,tooMuch,tooMuch,tooMuch" {
		t.Errorf("%+v", result)
	}
	if result := ask(t, engine, `{"count":1}`); result.Error != "1" {
		t.Errorf("another query: %+v", result)
	}
}

func TestTheCollectorIsToldHowMuchTheProcessShouldNeed(t *testing.T) {
	startTiny(t, reading)
	if operatorsLimit.Load() {
		t.Skip("GOMEMLIMIT is set")
	}
	processMemory.mu.Lock()
	defer processMemory.mu.Unlock()
	engines := int64(len(processMemory.tenants))
	if want := int64(128+2*4*64)<<20 + engines*isolateBytes + headroom; engines == 0 || processMemory.whole < want {
		t.Error(processMemory.whole, "is less than", want)
	}
}
