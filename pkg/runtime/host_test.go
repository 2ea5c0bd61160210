package runtime

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
)

// askForJSON runs a query whose answer is JSON in its error.
func askForJSON(t *testing.T, engine *Engine, query string) map[string]any {
	t.Helper()
	result := ask(t, engine, query)
	var fields map[string]any
	if err := json.Unmarshal([]byte(result.Error), &fields); err != nil {
		t.Fatalf("%+v: %v", result, err)
	}
	return fields
}

func TestWrongShapesAreTypeErrorsInTheEngine(t *testing.T) {
	record := newRecorder()
	engine := startTiny(t, `async function answer(query, signal, host) {
	  const request = { method: 'GET', path: '/' };
	  const text = host.columns.join(1, ['x']);
	  try {
	    await new Function('host', 'signal', 'request', 'text', 'return ' + query.source)(host, signal, request, text);
	    return { error: 'nothing thrown' };
	  } catch (error) { return { error: error.name + ': ' + error.message }; }
	}`, func(s *Settings) { s.Log = record })
	for _, source := range []string{
		`host.fetch()`, `host.fetch(request)`, `host.fetch(request, {})`, `host.fetch(request, { signal: {} })`,
		`host.fetch({ method: 'PUT', path: '/' }, { signal })`, `host.fetch({ method: 'GET' }, { signal })`,
		`host.fetch({ method: 'GET', path: '/', parameters: [['a']] }, { signal })`,
		`host.fetch({ method: 'GET', path: '/', headers: { a: 7 } }, { signal })`,
		`host.fetch({ method: 'GET', path: '/', headers: { a: { secret: 'token' } } }, { signal })`,
		`host.fetch({ method: 'GET', path: '/', headers: { a: { secret: { key: '' } } } }, { signal })`,
		`host.fetch({ method: 'POST', path: '/', body: {} }, { signal })`,
		`host.fetch(request, { signal, plan: {} })`, `host.fetch(request, { signal, plan: () => 1 })`,
		`host.zonedTimes()`, `host.zonedTimes(text, 'UTC')`, `host.matching(7, [])`, `host.matching('a', 7)`, `host.matching('a', [7])`,
		`host.columns.combine()`, `host.columns.combine([{ kind: 'dictionary', codes: [1], values: ['a'] }])`,
		`host.columns.concatenate([])`, `host.columns.concatenate([text, { kind: 'number', values: new Float64Array(1) }])`,
		`host.columns.concatenate([{ kind: 'text', handle: {} }])`, `host.columns.concatenate([{ kind: 'json', handle: text.handle }])`,
		`host.columns.concatenateEach(['a'], [])`, `host.columns.concatenateEach(['a'], [{}])`, `host.columns.concatenateEach('a', [{ a: text }])`,
		`host.columns.select(-1, [])`, `host.columns.select(1e15, [])`, `host.columns.select(1, [{ kind: 'other' }])`,
		`host.columns.order(new Int32Array(1), [1])`, `host.columns.tally(new Int32Array(1), new Int32Array(1), 1e15)`,
		`host.columns.sums(new Int32Array(1), new Int32Array(1), 1e15, new Float64Array(1))`,
		`host.columns.sums(new Int32Array([1]), new Int32Array(1), 1, new Float64Array(1))`,
		`host.columns.histogram(new Int32Array(1), new Float64Array(1), null, 60000, { start: 0, interval: 1, count: 60000 })`,
		`host.columns.join(1, [7])`, `host.columns.join(5, [text])`, `host.columns.coalesce(text, host.columns.join(2, []))`,
		`host.columns.coalesce(text, { kind: 'number', values: new Float64Array(1) })`,
		`host.columns.texts({ kind: 'number', values: new Float64Array(1) }, new Int32Array(1))`,
		`host.columns.recode(new Float64Array(1), new Int32Array(1))`,
		`host.columns.oneLines('a')`, `host.columns.oneLines(['a', 7])`,
		`host.columns.substitute(text, { ab: 'c' })`, `host.columns.substitute(text, { a: 7 })`, `host.columns.substitute({ kind: 'text' }, {})`,
		`host.columns.joinBars(new Int32Array(1), new Int32Array(1), new Float64Array(2), 1)`, `host.columns.joinBars(new Int32Array(1), new Int32Array(1), new Float64Array(1))`,
		`host.columns.take({ kind: 'dictionary' }, new Int32Array(1))`, `host.columns.take(text, [0])`,
		`host.columns.firstOfEach(new Int32Array(1), ['a'])`, `host.columns.firstOfEach(new Int32Array(1))`,
		`host.columns.sequence(1, 1)`, `host.columns.sequence(1, 1, -1)`, `host.columns.sequence(1, 1, 1e9)`, `host.columns.add(text, 1)`, `host.columns.scale({ kind: 'number', values: new Float64Array(1) })`,
		`host.columns.clamp({ kind: 'number', values: new Float64Array(1) }, '1', 2)`,
		`host.columns.fill({ kind: 'number', values: new Float64Array(1) }, new Int32Array([1]), 2)`,
		`host.columns.cutBars(new Int32Array([1]), new Int32Array(1), new Float64Array(1), new Float64Array(1))`,
		`host.columns.jsonObject(1, { a: 7 })`, `host.columns.jsonPairs(2, { a: text })`, `host.columns.jsonArray(1, text)`,
		`host.columns.unsaid(text, text)`, `host.columns.unsaid({ kind: 'dictionary', codes: new Int32Array(5), values: [] }, text)`,
		`host.columns.distinct([1])`,
		`host.hold('x', () => 1)`, `host.hold(-1, () => 1)`, `host.hold(1)`, `host.shared.until()`, `host.shared.setUntil('a', 'b')`,
		`host.shared.lock('a')`, `host.log('loud', 'x')`, `host.log('info', 7)`, `host.log('info', 'x', 7)`,
	} {
		result := ask(t, engine, fmt.Sprintf(`{"source":%q}`, source))
		if !strings.HasPrefix(result.Error, "TypeError: ") {
			t.Errorf("%s: %+v", source, result)
		}
	}
	if record.text() != "" {
		t.Error(record.text())
	}
}

func TestABugInAHostFunctionIsAnErrorInTheEngineAndInTheLog(t *testing.T) {
	record := newRecorder()
	engine := startTiny(t, `async function answer(query, signal, host) {
	  const wild = { kind: 'dictionary', codes: new Int32Array([99]), values: ['a'] };
	  try { host.zonedTimes(wild, 'UTC'); return { error: 'nothing thrown' }; } catch (error) { return { error: error.message }; }
	}`, func(s *Settings) { s.Log = record })
	if result := ask(t, engine, `{}`); result.Error != "host.zonedTimes failed" {
		t.Errorf("%+v", result)
	}
	if !strings.Contains(record.text(), "index out of range") {
		t.Error(record.text())
	}
}

func TestAnswersOfTheVendorReachTheEngineAsColumns(t *testing.T) {
	server := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/html" {
			_, _ = w.Write([]byte("<html>" + strings.Repeat("é", textLimit)))
			return
		}
		if r.Header.Get("Authorization") != "Bearer s3cret" || strings.Join(r.URL.Query()["a"], "|") != "1 2|3" {
			w.WriteHeader(http.StatusForbidden)
		}
		_, _ = w.Write([]byte(`{"total":2,"items":[{"name":"x","at":"2025-01-01T00:00:00Z","n":1.5,"raw":{"k":[1]},"long":"text","known":true},{"name":null,"known":false},{},7]}`))
	})
	engine := startTiny(t, `
	const plan = { rows: { anyOf: [['items']], as: 'list' }, head: { total: ['total'], none: ['none'] }, columns: {
	  name: { at: ['name'], kind: 'dictionary' }, at: { at: ['at'], kind: 'isoTime' }, n: { at: ['n'], kind: 'number' },
	  raw: { at: ['raw'], kind: 'json' }, known: { at: ['known'], kind: 'boolean', needed: true }, long: { at: ['long'], kind: 'text' } } };
	async function answer(query, signal, host) {
	  const answer = await host.fetch({ method: 'GET', path: query.path, parameters: [['a', '1 2'], ['a', '3']],
	    headers: { Authorization: { secret: { key: 'token' }, prefix: 'Bearer ' } } }, { plan, signal });
	  if (!answer.table) return { error: JSON.stringify({ problem: answer.problem, length: answer.text.length, status: answer.status, html: answer.html }) };
	  const { columns, length, head, skipped, mistyped, lost, unreadable } = answer.table;
	  return { error: JSON.stringify({ length, head, skipped, mistyped, lost, unreadable, names: columns.name.values, codes: [...columns.name.codes],
	    at: columns.at.values[0], n: columns.n.values[0], nan: isNaN(columns.n.values[1]), raw: host.columns.texts(columns.raw, new Int32Array([0, 1])),
	    rawBytes: columns.raw.bytes > 0, hidden: Object.keys(columns.raw.handle).length, kinds: Object.values(columns).map((c) => c.kind).sort().join(),
	    status: answer.status, bytes: answer.bytes, fresh: host.now() - answer.receivedAt < 60000, text: answer.text }) };
	}`, func(s *Settings) { s.URL, s.Secrets = server.URL, map[string]string{"token": "s3cret"} })
	got := askForJSON(t, engine, `{"path":"/"}`)
	want := `{"at":1735689600000,"bytes":146,"codes":[0,-1],"fresh":true,"head":{"total":2},"hidden":0,` +
		`"kinds":"dictionary,dictionary,json,number,number,text","length":2,"lost":1,"mistyped":{},"n":1.5,"names":["x"],"nan":true,` +
		`"raw":["{\"k\":[1]}",null],"rawBytes":true,"skipped":1,"status":200,"unreadable":{"known":1}}`
	if text, _ := json.Marshal(got); string(text) != want {
		t.Errorf("\n%s\n%s", text, want)
	}
	got = askForJSON(t, engine, `{"path":"/html"}`)
	if text, _ := json.Marshal(got); string(text) != fmt.Sprintf(`{"html":true,"length":%d,"problem":"html","status":200}`, 6+(textLimit-6)/2) {
		t.Error(string(text))
	}
}

func TestFailuresAreAnswersToo(t *testing.T) {
	engine := startTiny(t, `async function answer(query, signal, host) {
	  return { error: JSON.stringify(await host.fetch({ method: 'GET', path: '/' }, { signal })) };
	}`, func(s *Settings) { s.URL = "http://127.0.0.1:1" })
	got := askForJSON(t, engine, `{}`)
	if got["kind"] != "failure" || got["failure"] != "refused" {
		t.Error(got)
	}
}

func TestNothingIsSentWithHTTPSettingsThatCannotBeRead(t *testing.T) {
	engine := startTiny(t, `async function answer(query, signal, host) {
	  return { error: JSON.stringify(await host.fetch({ method: 'GET', path: '/' }, { signal })) };
	}`, func(s *Settings) { s.URL, s.HTTPProblem = "http://127.0.0.1:1", "something is wrong" })
	got := askForJSON(t, engine, `{}`)
	if got["failure"] != "settings" || got["detail"] != "something is wrong" {
		t.Error(got)
	}
}

func TestLocksAreGivenBackWhenTheirEngineEnds(t *testing.T) {
	answer := `let held; async function answer(query, signal, host) {
	  if (query.give) { held(); held(); return { error: 'given' }; }
	  const unlock = await host.shared.lock('login', signal);
	  if (unlock) held = unlock;
	  return { error: unlock ? 'locked' : 'ended' };
	}`
	use := func(s *Settings) {
		s.URL, s.EngineJSON = "http://lock.example", []byte(`{"jsonData":{"queryTimeoutSeconds":0.3}}`)
	}
	first, second := startTiny(t, answer, use), startTiny(t, answer, use)
	if got := ask(t, first, `{}`); got.Error != "locked" {
		t.Errorf("%+v", got)
	}
	if got := ask(t, second, `{}`); got.Error != "ended" {
		t.Errorf("while the other holds it: %+v", got)
	}
	first.Close()
	if got := ask(t, second, `{}`); got.Error != "locked" {
		t.Errorf("after the other has ended: %+v", got)
	}
	if got := ask(t, second, `{"give":true}`); got.Error != "given" {
		t.Errorf("%+v", got)
	}
}

func TestTheClockNotesAndZonesOfTheHost(t *testing.T) {
	engine := startTiny(t, `async function answer(query, signal, host) {
	  const soon = host.now() + 60000;
	  host.shared.setUntil('waiting', soon);
	  const texts = { kind: 'dictionary', codes: new Int32Array([0, -1]), values: ['2025-07-01T12:00:00'] };
	  const bad = await host.matching('(', ['a']), wrong = host.checkPattern('('), right = host.checkPattern('a');
	  return { error: JSON.stringify({ now: host.now(), until: host.shared.until('waiting') === soon,
	    none: host.shared.until('other') === undefined, zone: [...host.zonedTimes(texts, 'Europe/Berlin')], unknown: host.zonedTimes(texts, 'No/Where'),
	    flags: [...await host.matching('^a', ['ab', 'ba'])], joined: [...await host.matching('b$', host.columns.join(1, ['a', 'b']))],
	    bad: typeof bad.error, same: wrong.error === bad.error, right: right === undefined, long: host.checkPattern('a'.repeat(10001)).error,
    letters: host.checkPattern('ü'.repeat(10000)) === undefined }) };
	}`, func(s *Settings) { s.URL = "http://notes.example" })
	got := askForJSON(t, engine, `{}`)
	if now, _ := got["now"].(float64); time.Since(time.UnixMilli(int64(now))) > time.Minute {
		t.Error(now)
	}
	delete(got, "now")
	want := `{"bad":"string","flags":[1,0],"joined":[1],"letters":true,"long":"it has more than 10 000 characters; use = for whole values, or several patterns","none":true,"right":true,"same":true,` +
		`"unknown":null,"until":true,"zone":[1751364000000,null]}`
	if text, _ := json.Marshal(got); string(text) != want {
		t.Errorf("\n%s\n%s", text, want)
	}
}

func TestOperationsOverColumnsCrossBothWays(t *testing.T) {
	engine := startTiny(t, `async function answer(query, signal, host) {
	  const { take, firstOfEach, sequence, add, scale, clamp, fill, cutBars, jsonObject, jsonPairs, jsonArray, texts, join, select, unsaid, distinct, oneLines } = host.columns;
	  const words = { kind: 'dictionary', codes: new Int32Array([1, -1, 0]), values: ['b', 'a'] };
	  const numbers = { kind: 'number', values: new Float64Array([1, NaN, 3]) };
	  const rows = new Int32Array([2, 0]);
	  const names = join(3, ['n', words]);
	  const all = new Int32Array([0, 1, 2]);
	  const dictionary = take(words, rows);
	  return { error: JSON.stringify({
	    taken: [[...dictionary.codes], dictionary.values === words.values, [...take(numbers, rows).values], texts(take(names, rows), all)],
	    raw: texts(take(jsonArray(3, [words]), rows), all),
	    first: [[...firstOfEach(all, words.codes)], [...firstOfEach(all, numbers.values)], [...firstOfEach(all, take(names, new Int32Array([0, 0, 0])))]],
	    sums: [[...sequence(5, -2, 3).values], [...add(numbers, 1).values], [...add(numbers, numbers).values], [...scale(numbers, 2).values], [...clamp(numbers, 2, numbers).values],
	      [...fill(numbers, rows, 9).values], [...cutBars(all, new Int32Array(3), new Float64Array([1, 2, 3]), new Float64Array([9, 9, 9]))]],
	    written: [texts(jsonObject(3, { w: words, k: 'x', n: numbers }), all), texts(jsonPairs(1, { w: words }), all)],
	    rows: [...select(3, [{ kind: 'rows', rows }])],
	    said: [[...unsaid(words, join(3, ['A b']))], [...distinct(numbers.values).codes], [...distinct(numbers.values).values]],
	    lines: [oneLines(words.values) === words.values, oneLines([' a\n b', 'c'])],
	  }) };
	}`)
	want := `{"first":[[0,1,2],[0,1,2],[0]],"lines":[true,["a b","c"]],"raw":["[\"b\"]","[\"a\"]",null],"rows":[0,2],"said":[[-1,-1,-1],[0,-1,1],[1,3]],` +
		`"sums":[[5,3,1],[2,null,4],[2,null,6],[2,null,6],[1,null,3],[9,null,9],[2,3,9]],` +
		`"taken":[[0,1],true,[3,1],["nb","na",null]],` +
		`"written":[["{\"w\":\"a\",\"k\":\"x\",\"n\":1}","{\"k\":\"x\"}","{\"w\":\"b\",\"k\":\"x\",\"n\":3}"],["[{\"key\":\"w\",\"value\":\"a\"}]",null,null]]}`
	if text, _ := json.Marshal(askForJSON(t, engine, `{}`)); string(text) != want {
		t.Errorf("\n%s\n%s", text, want)
	}
}

func TestColumnsOfWhatDoesNotChangeAreJoinedByNameAsOftenAsTheyCome(t *testing.T) {
	engine := startTiny(t, `async function answer(query, signal, host) {
	  const { concatenateEach, texts, join } = host.columns;
	  const piece = (time, word) => ({ length: 1, time: { kind: 'number', values: new Float64Array([time]) }, word: { kind: 'dictionary', codes: new Int32Array(1), values: [word] }, text: join(1, [word]) });
	  const [a, b] = [Object.freeze(piece(1, 'a')), piece(2, 'b')];
	  const joined = (names, ...pieces) => {
	    const { time, word, text } = concatenateEach(names, pieces);
	    const rows = new Int32Array(pieces.map((_, row) => row));
	    return [time && [...time.values], word && [[...word.codes], word.values], text && texts(text, rows)];
	  };
	  return { error: JSON.stringify({
	    joined: [joined(['time'], a, b), joined(['time', 'word', 'text'], a, b), joined(['time', 'word', 'text'], b, a, b)],
	  }) };
	}`)
	want := `{"joined":[[[1,2],null,null],[[1,2],[[0,1],["a","b"]],["a","b"]],[[2,1,2],[[0,1,0],["b","a"]],["b","a","b"]]]}`
	if text, _ := json.Marshal(askForJSON(t, engine, `{}`)); string(text) != want {
		t.Errorf("\n%s\n%s", text, want)
	}
}

func TestAWebPageIsKnownByHowItBegins(t *testing.T) {
	for text, want := range map[string]bool{
		"<!DOCTYPE html><html>": true, "\n <html lang=en>": true, "\xef\xbb\xbf<!doctype html>": true, "\xef\xbb\xbf\r\n<html>": true, `{"a":"<html>"}`: false,
	} {
		if isWebPage([]byte(text), "application/json") != want {
			t.Errorf("%q", text)
		}
	}
	if !isWebPage([]byte("\xef\xbb\xbf<h1>Forbidden</h1>"), "text/html") || isWebPage([]byte("\xef\xbb\xbf{}"), "text/html") {
		t.Error("by the type")
	}
}
