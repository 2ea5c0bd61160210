package columns

import (
	"strings"
	"testing"
)

func TestCharactersThatTurnALineRoundAreShownAsUnknownOnes(t *testing.T) {
	for quoted, want := range map[string]string{
		`"plain"`:                                "plain",
		"\"a\u202eb\"":                           "a\uFFFDb",
		`"a\u202eb\u202A"`:                       "a\uFFFDb\uFFFD",
		"\"\u2066x\u2069\u202c\"":                "\uFFFDx\uFFFD\uFFFD",
		"\"marks \u200e\u200f\u061c stay\"":      "marks \u200e\u200f\u061c stay",
		"\"others \u2014 \u2026 \u2265 \u2022\"": "others \u2014 \u2026 \u2265 \u2022",
		"\"\u05d0\u05d1\u05d2\"":                 "\u05d0\u05d1\u05d2",
	} {
		body := []byte(quoted)
		if text, _ := textOf(nil, body, false); string(text) != want {
			t.Errorf("%s: %q, want %q", quoted, text, want)
		}
		if string(body) != quoted {
			t.Errorf("%s: the body itself was changed", quoted)
		}
	}
}

func TestNoColumnOrHeadTurnsALineRoundButWholeRecordsAreAsTheyCame(t *testing.T) {
	plan, err := ParsePlan([]byte(`{
		"rows": {"anyOf": [["rows"]], "as": "members"},
		"columns": {
			"key": {"at": "key", "kind": "dictionary"}, "name": {"at": ["name"], "kind": "dictionary"},
			"said": {"at": ["said"], "kind": "text", "oneLine": true}, "record": {"at": [], "kind": "json"},
			"within": {"at": ["within"], "kind": "json", "fromText": true}
		},
		"head": {"last": ["last"]}
	}`))
	if err != nil {
		t.Fatal(err)
	}
	body := "{\"last\":[\"z\u202e\",\"\\u2067 \\\\u202e\"],\"rows\":{\"k\u202e\":{\"name\":\"n\\u202e\",\"said\":\"s\u2066 \",\"within\":\"{\\\"w\\\": \\\"\u202e\\\\u202e\\\"}\"}}}"
	table, problem, err := Decode(strings.NewReader(body), plan)
	if err != nil || problem != "" {
		t.Fatal(problem, err)
	}
	for name, want := range map[string]string{
		"key": "k\uFFFD", "name": "n\uFFFD", "said": "s\uFFFD", "record": "{\"name\":\"n\\u202e\",\"said\":\"s\u2066 \",\"within\":\"{\\\"w\\\": \\\"\u202e\\\\u202e\\\"}\"}",
		"within": "{\"w\":\"\u202e\\u202e\"}",
	} {
		same(t, name, plain(table.Columns[name]), []any{want})
	}
	if head, want := string(table.Head["last"]), "[\"z\uFFFD\",\"\\ufffd \\\\u202e\"]"; head != want {
		t.Errorf("head: %q, want %q", head, want)
	}
}
