package redact

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"net/url"
	"strings"
	"testing"
	"time"
)

const secret = `p$ss w/rd+"ö"!`

var known = New(map[string]string{"password": secret, "token": "tok-123456", "short": "abc", "empty": "", "spaces": "      "})

func TestASecretIsRemovedHoweverItIsWritten(t *testing.T) {
	inJSON, err := json.Marshal(secret)
	if err != nil {
		t.Fatal(err)
	}
	for name, written := range map[string]string{
		"as it is":         secret,
		"path":             url.PathEscape(secret),
		"query":            url.QueryEscape(secret),
		"lower case":       strings.ToLower(url.QueryEscape(secret)),
		"script":           `p%24ss%20w%2Frd%2B%22%C3%B6%22!`,
		"ASCII JSON":       `p$ss w/rd+\"\u00f6\"!`,
		"Java's JSON":      `p$ss w\/rd+\"\u00F6\"!`,
		"HTML":             `p$ss w/rd+&#34;ö&#34;!`,
		"JSON":             strings.Trim(string(inJSON), `"`) + "x",
		"JSON in JSON":     `p$ss w/rd+\\\"ö\\\"!`,
		"all in percent":   `%70%24%73%73%20%77%2F%72%64%2B%22%C3%B6%22%21`,
		"all in hex":       `7024737320772f72642b22c3b62221`,
		"all in entities":  `&#112;&#36;&#115;&#115;&#32;&#119;&#47;&#114;&#100;&#43;&#34;&#246;&#34;&#33;`,
		"query of a query": url.QueryEscape(url.QueryEscape(secret)),
		"three times":      url.PathEscape(url.PathEscape(url.PathEscape(secret))),
		"query in JSON":    `p\u002524ss+w\u00252Frd%2B%22%C3%B6%22%21`,
		"query in HTML":    `p&#37;24ss&#37;20w&#37;2Frd&#37;2B&#37;22&#37;C3&#37;B6&#37;22&#37;21`,
		"over two lines":   "p$ss w/r\r\n\td+\"ö\"!",
		"cut at its blank": "p$ss\n  w/rd+\"ö\"!",
		"lines in JSON":    `p$ss w/r\nd+\"ö\"!`,
		"lines in HTML":    "p$ss w/r<br>\nd+&quot;&ouml;&quot;!",
		"lines in a mail":  "p$ss w/r=\r\nd+\"ö\"!",
		"program's text":   `p$ss w/rd+\"\xc3\xb6\"!`,
		"white space kept": "\n" + secret + "\n",
		"capitals":         `P$SS W/RD+"ö"!`,
		"capital query":    `P%24SS%20W%2FRD%2B%22%C3%B6%22!`,
	} {
		if got := known.Text("before " + written + " after"); !strings.Contains(got, removed) || strings.Contains(strings.ToLower(got), "rd") {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestASecretIsRemovedWhereverItLiesInBase64(t *testing.T) {
	for _, before := range []string{"", "a", "ab", "abc", "admin:"} {
		for _, after := range []string{"", "x", "xy"} {
			for _, encoding := range []*base64.Encoding{base64.StdEncoding, base64.RawURLEncoding} {
				encoded := encoding.EncodeToString([]byte(before + "tok-123456" + after))
				got := known.Text("Basic " + encoded)
				if !strings.Contains(got, removed) || len(got) > len("Basic ")+len(removed)+len(before)*2+len(after)*2+4 {
					t.Errorf("%q %q: %s", before, after, got)
				}
			}
		}
	}
}

func TestOfASecretThatIsCutOffTheBeginningIsRemoved(t *testing.T) {
	for text, want := range map[string]string{
		`Opus says: "no tok-123…" Try again.`: `Opus says: "no [removed]…" Try again.`,
		`one tok-… two tok-12345…`:            `one [removed]… two [removed]…`,
		`in capitals: TOK-12345…`:             `in capitals: [removed]…`,
		`no tok…`:                             `no tok…`,
		`cut by others: tok-123...`:           `cut by others: [removed]...`,
		`tok-123 stays whole`:                 `tok-123 stays whole`,
	} {
		if got := known.Text(text); got != want {
			t.Errorf("%s: %s", text, got)
		}
	}
}

func TestASecretAtTheCutIsRemovedBeforeTheCut(t *testing.T) {
	for _, before := range []int{0, 1, 10, 15, 16, 17, 20} {
		text := strings.Repeat(".", before) + "tok-123456" + strings.Repeat(".", 300)
		head := string(known.Head([]byte(text[:20+known.Longest()]), 20))
		if strings.Contains(head, "tok") || len(head) > 20 {
			t.Errorf("%d before: %q", before, head)
		}
	}
	// Much that is removed before brings the end of what is known before the cut.
	many := strings.Repeat(secret, 3) + strings.Repeat(".", 10) + "tok-12345"
	if head := string(known.Head([]byte(many), 50)); strings.Contains(head, "tok") {
		t.Error(head)
	}
	if head := string(known.Head([]byte("short"), 20)); head != "short" {
		t.Error(head)
	}
}

func TestCookiesThatAVendorSetAreSecrets(t *testing.T) {
	r := New(nil)
	r.LearnCookie("en_US")
	for n := range 2 * mostCookies {
		r.LearnCookie(fmt.Sprintf("session%%3D%05d", n))
	}
	if got := r.Text("en_US session%3D00063 session=00063 session%3D00000"); got != "en_US [removed] [removed] session%3D00000" {
		t.Error(got)
	}
	if got := r.Text("session%253D00063 c2Vzc2lvbj0wMDA2Mw=="); got != "[removed] [removed]w==" {
		t.Error(got)
	}
}

func TestATextThatWasClearIsReadAgainOnceACookieIsKnown(t *testing.T) {
	r := New(map[string]string{"token": "a-token-of-some-length"})
	text := strings.Repeat("GET https://vendor/jobs\n", 50) + "session-of-a-vendor"
	for range 2 {
		if clean := r.Text(text); clean != text {
			t.Fatalf("a clear text became %q", clean)
		}
	}
	r.LearnCookie("session-of-a-vendor")
	for range 2 {
		if clean := r.Text(text); strings.Contains(clean, "session-of") {
			t.Errorf("the cookie is still in %q", clean)
		}
	}
}

func TestASecretInBase64IsRemovedWhereItIsFolded(t *testing.T) {
	encoded := base64.StdEncoding.EncodeToString([]byte("user:" + strings.Repeat("long", 30)))
	folded := encoded[:76] + "\r\n " + encoded[76:]
	if got := New(map[string]string{"a": strings.Repeat("long", 30)}).Text("Basic " + folded); len(got) > 30 {
		t.Error(got)
	}
}

func TestACookieIsRemovedHoweverItIsWritten(t *testing.T) {
	r := New(nil)
	r.LearnCookie("AbCdEfGh%2FIjKlMnOp%3D%3D")
	for _, written := range []string{
		"AbCdEfGh%2FIjKlMnOp%3D%3D", "AbCdEfGh/IjKlMnOp==", "AbCdEfGh%252FIjKlMnOp%253D%253D",
		"AbCdEfGh&#37;2FIjKlMnOp&#37;3D&#37;3D", "AbCdEfGh&#x2F;IjKlMnOp&#61;&equals;", `AbCdEfGh\/IjKl\nMnOp==`,
	} {
		if got := r.Text("a " + written + " b"); got != "a [removed] b" {
			t.Errorf("%s: %s", written, got)
		}
	}
}

func TestTheBeginningOfASecretIsRemovedWhereItsEscapesAreCut(t *testing.T) {
	for _, cut := range []string{`p%24ss%20w%2…`, `p%24ss%20w%…`, `p$ss\u0020w\u00…`, `p&#36;ss&#32;w&#4…`, `p%2524ss%2520w%25…`, `p$ss w/rd+\…`} {
		if got := known.Text("a " + cut); got != "a [removed]…" {
			t.Errorf("%s: %s", cut, got)
		}
	}
}

func TestManySecretsInALongTextOfEscapesTakeNoTime(t *testing.T) {
	r := New(nil)
	for n := range mostCookies {
		r.LearnCookie(strings.Repeat(fmt.Sprintf("%c%%25", 'a'+n%26), 50))
	}
	for _, unit := range []string{"%25", `\\`, "&amp;", "a...", " ", "\n", "<", "a%25aaa...", " \n", "%25a%25"} {
		began := time.Now()
		r.Text(strings.Repeat(unit, 1<<20/len(unit)))
		if took := time.Since(began); took > 10*time.Second {
			t.Errorf("%q took %v", unit, took)
		}
	}
}

func TestTheSecretWithinAHeadersValueIsRemovedByItself(t *testing.T) {
	r := New(map[string]string{
		"httpHeaderValue1": "Bearer header-token-1", "httpHeaderValue2": "lang=en_US; gateway=cookie-value-2",
		"httpHeaderValue3": `Token token="quoted-token-3", as=admin`, "httpHeaderValue4": "Basic YWRtaW46cGFzc3dvcmQ0==",
	})
	for _, said := range []string{"header-token-1", "cookie-value-2", "quoted-token-3", "YWRtaW46cGFzc3dvcmQ0==", "header%2Dtoken%2D1", "aGVhZGVyLXRva2VuLTE="} {
		if got := r.Text("no " + said + " here"); !strings.Contains(got, removed) || strings.Contains(got, said[:len(said)-2]) {
			t.Errorf("%s: %s", said, got)
		}
	}
	if text := "Bearer of Basic en_US, an admin's Token"; r.Text(text) != text {
		t.Error(r.Text(text))
	}
	key := "-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\n-----END PRIVATE KEY-----"
	if got := New(map[string]string{"key": key}).Text("of PRIVATE KEY-----"); got != "of PRIVATE KEY-----" {
		t.Error(got)
	}
}

func TestOfTwoSecretsThatBeginAlikeTheLongerGoes(t *testing.T) {
	if got := New(map[string]string{"a": "12345", "b": "12345678"}).Text("12345678 12345"); got != "[removed] [removed]" {
		t.Error(got)
	}
}

func TestShortSecretsAndOtherTextsStay(t *testing.T) {
	text := `abc and all else … stays, 30 % of it`
	if got := known.Text(text); got != text {
		t.Error(got)
	}
	var none *Redactor
	if none.Text("x…") != "x…" || string(none.JSON([]byte(`"x…"`))) != `"x…"` || New(nil).Text("tok-123456…") != "tok-123456…" {
		t.Error("without secrets something changed")
	}
}

func TestStringsInJSONLoseSecretsAndNothingElseChanges(t *testing.T) {
	given, err := json.Marshal(map[string]any{
		"tok-123456": []any{"a tok-123456", secret, "cut tok-12…", true, nil, 1.50, "12345678901234567890"},
		"nested":     map[string]any{"label": "tok-123456", "tok-": map[string]any{}},
	})
	if err != nil {
		t.Fatal(err)
	}
	want := `{"nested":{"label":"[removed]","tok-":{}},"tok-123456":["a [removed]","[removed]","cut [removed]…",true,null,1.5,"12345678901234567890"]}`
	if got := string(known.JSON(given)); got != want {
		t.Errorf("\n%s\n%s", got, want)
	}
	for _, same := range []string{`{"a":"b"}`, `{"a":1e400,"b":"ab…"}`, ``, `null`} {
		if got := string(known.JSON([]byte(same))); got != same {
			t.Errorf("%s: %s", same, got)
		}
	}
	if got := string(known.JSON([]byte(`{"a":"tok-123456`))); strings.Contains(got, "123456") {
		t.Error(got)
	}
}

func BenchmarkNothingToDo(b *testing.B) {
	text := strings.Repeat("Puppet has no job 999. ", 8)
	b.ReportAllocs()
	for b.Loop() {
		known.Text(text)
	}
}
