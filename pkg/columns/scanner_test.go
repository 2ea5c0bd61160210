package columns

import (
	"bytes"
	"errors"
	"io"
	"strings"
	"testing"

	"github.com/go-json-experiment/json/jsontext"
)

// problemByAnotherReader is what jsontext says of a body; false where the body is looked at before its JSON is, or may be deeper
// than we read.
func problemByAnotherReader(body []byte, lines bool) (Problem, bool) {
	text := bytes.TrimLeft(bytes.TrimPrefix(body, []byte(byteOrder)), space)
	if len(text) == 0 || text[0] == '<' || bytes.Count(text, []byte{'['})+bytes.Count(text, []byte{'{'}) > deepest {
		return "", false
	}
	decoder := jsontext.NewDecoder(bytes.NewReader(text), jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true))
	_, err := decoder.ReadValue()
	for lines && err == nil {
		_, err = decoder.ReadValue()
	}
	switch {
	case errors.Is(err, io.ErrUnexpectedEOF):
		return ProblemTruncated, true
	case err != nil && err != io.EOF:
		return ProblemNotJSON, true
	}
	if _, err := decoder.ReadToken(); err != io.EOF {
		return ProblemTrailing, true
	}
	return "", true
}

func TestABodyIsAsRightAsAnotherReaderSays(t *testing.T) {
	plan := mustParse(t, `{"rows":{"anyOf":[[]],"as":"either"},"columns":{"a":{"at":["a"],"kind":"text"},"all":{"at":[],"kind":"json"}}}`)
	tokens := []string{
		`"a"`, `"\u00e4\n\ud83d\ude00"`, "\"\xff\xc3\"", `"\ud800"`, `"\x"`, `"\u12g4"`, "\"\t\"", "\"12345678\x01\"", `"1234567\"9"`,
		`0`, `-0`, `01`, `1.`, `-`, `1.5e`, `1.5e+`, `1.5E-3`, `+1`, `.5`, `1e5x`, `true`, `trux`, `tru`, `truex`, `null`, `nul`, `nulL`, `NaN`,
		`{}`, `[]`, `[1,]`, `[,1]`, `[1 2]`, `{"a"}`, `{"a":}`, `{"a":1,}`, `{"a" : 1 , "b":2}`, `{a:1}`, `{1:1}`, `{"a":1 "b":2}`, `]`, `}`, ``,
		"\u00a0", "\x00", "\v1",
	}
	bodies := []string{}
	for _, token := range tokens {
		bodies = append(bodies, token, "["+token+"]", `{"a":`+token+`}`, `{"b":[`+token+`],"a":`+token+`}`, `[{`+token+`:1}]`, token+" "+token)
	}
	for _, whole := range bodies {
		for end := range len(whole) + 1 {
			body := whole[:end]
			want, known := problemByAnotherReader([]byte(body), false)
			if !known {
				continue
			}
			_, problem, err := Decode(strings.NewReader(body), plan)
			if err != nil || problem != want && (problem != ProblemNoRows || want != "") {
				t.Errorf("%q: problem %q, want %q, %v", body, problem, want, err)
			}
		}
	}
}
