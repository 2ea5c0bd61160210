package columns

import (
	"errors"
	"fmt"
	"io"
	"math"
	"runtime"
	"strings"
	"testing"
	"testing/iotest"
)

func mustParse(t testing.TB, text string) *Plan {
	t.Helper()
	plan, err := ParsePlan([]byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return plan
}

func TestAFailingReaderIsAnErrorNotAProblem(t *testing.T) {
	plan := mustParse(t, eventsPlan)
	reset := errors.New("connection reset")
	for _, begun := range []string{"", " ", `{"items":[{"id":"1`, `{"items":[]}`, `{"items":[]} `} {
		_, problem, err := Decode(io.MultiReader(strings.NewReader(begun), iotest.ErrReader(reset)), plan)
		if !errors.Is(err, reset) || problem != "" {
			t.Errorf("after %q: problem %q, error %v", begun, problem, err)
		}
	}
}

func TestAWrongPlanIsAnError(t *testing.T) {
	for _, plan := range []string{
		``, `[]`, `{}`,
		`{"rows":{"anyOf":[[]],"as":"table"},"columns":{}}`,
		`{"rows":{"anyOf":[[]],"as":"list"},"columns":{"a":{"at":["a"],"kind":"date"}}}`,
		`{"rows":{"anyOf":[[]],"as":"list"},"columns":{"a":{"at":"key","kind":"text"}}}`,
		`{"rows":{"anyOf":[[]],"as":"list"},"columns":{"a":{"at":[],"kind":"text"}}}`,
		`{"rows":{"anyOf":[[]],"as":"list"},"columns":{"a":{"kind":"text"}}}`,
		`{"rows":{"anyOf":[[]],"as":"list"},"columns":{"a":{"at":null,"kind":"json"}}}`,
		`{"rows":{"anyOf":[[]],"as":"members"},"columns":{"a":{"at":"key","kind":"json"}}}`,
		`{"rows":{"anyOf":[[]],"as":"list"},"columns":{"a":{"at":"name","kind":"text"}}}`,
	} {
		if _, err := ParsePlan([]byte(plan)); err == nil {
			t.Errorf("no error for %s", plan)
		}
	}
}

// pieces reads texts that repeat without keeping them.
func pieces(parts ...any) io.Reader {
	var readers []io.Reader
	for i := 0; i < len(parts); i++ {
		if times, ok := parts[i].(int); ok {
			i++
			readers = append(readers, &repeater{text: parts[i].(string), left: times})
		} else {
			readers = append(readers, strings.NewReader(parts[i].(string)))
		}
	}
	return io.MultiReader(readers...)
}

type repeater struct {
	text string
	left int
	rest string
}

func (r *repeater) Read(into []byte) (int, error) {
	total := 0
	for len(into) > 0 {
		if r.rest == "" {
			if r.left == 0 {
				break
			}
			r.left--
			r.rest = r.text
		}
		n := copy(into, r.rest)
		r.rest, into = r.rest[n:], into[n:]
		total += n
	}
	if total == 0 {
		return 0, io.EOF
	}
	return total, nil
}

func TestAStringThatNobodyWantsCostsNoMemory(t *testing.T) {
	const sixtyMegabytes = 60 << 20 / 1024
	kilobyte := strings.Repeat("QUJDREVGR0g9", 86)[:1024]
	escapes := strings.Repeat(`\u0041\"\\A`, 94)[:1023] + " "
	plan := mustParse(t, `{
		"rows": {"anyOf": [["nodes"]], "as": "members"},
		"head": {"note": ["note"], "nodes": ["nodes"]},
		"columns": {
			"name": {"at": "key", "kind": "dictionary"},
			"state": {"at": ["state"], "kind": "dictionary"},
			"time": {"at": ["time"], "kind": "isoTime"},
			"details": {"at": [], "kind": "json", "leaveOut": ["input", "output"]}
		}
	}`)
	for name, body := range map[string]io.Reader{
		"outside the rows": pieces(`{"other":{"a":["`, sixtyMegabytes, kilobyte, `"]},"nodes":{"n":{"state":"ok"}}}`),
		"as a head value":  pieces(`{"note":"`, sixtyMegabytes, kilobyte, `","nodes":{"n":{"state":"ok"}}}`),
		"left out":         pieces(`{"nodes":{"n":{"input":[{"value":"`, sixtyMegabytes, kilobyte, `"}],"output":"`, sixtyMegabytes, kilobyte, `","state":"ok"}}}`),
		"with escapes":     pieces(`{"nodes":{"n":{"input":"`, sixtyMegabytes, escapes, `","state":"ok"}}}`),
		"as white space":   pieces(`{"nodes":`, sixtyMegabytes, strings.Repeat(" \n", 512), `{"n":`, sixtyMegabytes, strings.Repeat("\t ", 512), `{"state":"ok"}}}`),
		"as many members":  pieces(`{"other":{`, 10_000_000, `"a":1,`, `"b":[]},"nodes":{"n":{"input":{`, 100_000, `"a":{},`, `"b":0},"state":"ok"}}}`),
		"where a time is":  pieces(`{"nodes":{"n":{"state":"ok"}},"x":{"time":"`, sixtyMegabytes, kilobyte, `"}}`),
	} {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			table, problem, err := Decode(body, plan)
			runtime.ReadMemStats(&after)
			if err != nil || problem != "" {
				t.Fatal(problem, err)
			}
			same(t, "state", plain(table.Columns["state"]), []any{"ok"})
			same(t, "details", plain(table.Columns["details"]), []any{`{"state":"ok"}`})
			if allocated := after.TotalAlloc - before.TotalAlloc; allocated > 6<<20 {
				t.Errorf("%d bytes were allocated in all", allocated)
			}
		})
	}
}

func TestMoreCellsThanATableMayHaveAreAProblem(t *testing.T) {
	plan := mustParse(t, `{"rows":{"anyOf":[[]],"as":"list"},"columns":{"a":{"at":["a"],"kind":"number"},"b":{"at":["b"],"kind":"number"}}}`)
	rows := mostCells / 2
	for more, want := range []Problem{"", ProblemTooMany} {
		table, problem, err := Decode(pieces(`[`, rows-1+more, `{},`, `{}]`), plan)
		if err != nil || problem != want || (want == "") != (table != nil) {
			t.Error(more, problem, err)
		}
	}
}

func TestBytesOfAColumnGrowWithItsTexts(t *testing.T) {
	plan := mustParse(t, `{"rows":{"anyOf":[[]],"as":"list"},"columns":{"t":{"at":["t"],"kind":"text"}}}`)
	table, _, err := Decode(pieces(`[`, 20_000, `{"t":"0123456789012345678901234567890123456789"},`, `{}]`), plan)
	if err != nil {
		t.Fatal(err)
	}
	bytes := table.Columns["t"].(*Texts).Bytes()
	if bytes < 20_000*40 || bytes > 20_000*40*2 {
		t.Errorf("%d bytes for %d", bytes, 20_000*40)
	}
}

func TestALongNameBehindAMemberThatIsLeftOutIsWhole(t *testing.T) {
	plan := mustParse(t, `{"rows":{"anyOf":[[]],"as":"list"},"columns":{"d":{"at":[],"kind":"json","leaveOut":["input"]}}}`)
	want := fmt.Sprintf(`{%q:2}`, strings.Repeat("k", 300_000))
	for _, size := range []int{17, 4_096, 1 << 20} {
		table, problem, err := Decode(&chunks{[]byte(`[{"input":1,` + want[1:] + `]`), size}, plan)
		if err != nil || problem != "" {
			t.Fatal(problem, err)
		}
		if details, _ := table.Columns["d"].(*JSONs).At(0); details != want {
			t.Errorf("%d bytes of %d in chunks of %d", len(details), len(want), size)
		}
	}
}

func TestABodyThatEndsAnywhereIsTruncatedAtEveryChunkSize(t *testing.T) {
	plan := mustParse(t, `{"rows":{"anyOf":[[]],"as":"list"},"columns":{"a":{"at":["ä€😀"],"kind":"text"}}}`)
	body := `[{"ä€😀":"x\u00e4€😀","b":1}]`
	for end := 1; end < len(body); end++ {
		for size := 1; size <= end; size++ {
			if _, problem, err := Decode(&chunks{[]byte(body[:end]), size}, plan); problem != ProblemTruncated || err != nil {
				t.Errorf("%q in chunks of %d: %q, %v", body[:end], size, problem, err)
			}
		}
	}
}

func TestAnIllFormedKeyIsNoneThatIsWrittenLikeIt(t *testing.T) {
	plan := mustParse(t, `{"rows":{"anyOf":[[]],"as":"members"},"columns":{"v":{"at":["v"],"kind":"number"}}}`)
	table, problem, err := Decode(strings.NewReader(`{"\ud800":{"v":1},"\"\\ud800\"":{"v":2}}`), plan)
	if err != nil || problem != "" || table.Length != 2 {
		t.Error(table, problem, err)
	}
}

// FuzzDecode looks for panics, and for tables whose columns differ in length.
func FuzzDecode(f *testing.F) {
	plans := []*Plan{mustParse(f, eventsPlan)}
	for _, vector := range vectorsIn[planVector](f, "plans") {
		if body := vector.value.body(f); len(body) < 10_000 {
			f.Add(body, uint8(len(plans)))
			plans = append(plans, mustParse(f, string(vector.value.Plan)))
		}
	}
	f.Fuzz(func(t *testing.T, body []byte, number uint8) {
		plan := plans[int(number)%len(plans)]
		table, problem, err := Decode(strings.NewReader(string(body)), plan)
		if err != nil || problem == "" != (table != nil) {
			t.Fatal(table, problem, err)
		}
		if want, known := problemByAnotherReader(body, plan.lines); known && (want != "" || problem != ProblemNoRows) && want != problem {
			t.Fatalf("problem %q, another reader says %q", problem, want)
		}
		again, problemAgain, err := Decode(iotest.OneByteReader(strings.NewReader(string(body))), plan)
		if err != nil || problem != problemAgain {
			t.Fatalf("problem %q at once and %q byte by byte, %v", problem, problemAgain, err)
		}
		if table == nil {
			return
		}
		for name, column := range table.Columns {
			if column.Len() != table.Length {
				t.Errorf("column %s has %d rows, not %d", name, column.Len(), table.Length)
			}
			same(t, name, plain(again.Columns[name]), plain(column))
			if numbers, ok := column.(*Numbers); ok {
				for _, value := range numbers.Values {
					if math.IsInf(value, 0) {
						t.Errorf("column %s holds %v", name, value)
					}
				}
			}
			if mistyped := table.Mistyped[name]; mistyped < 0 || mistyped > table.Length {
				t.Errorf("column %s has %d mistyped among %d rows", name, mistyped, table.Length)
			}
		}
	})
}
