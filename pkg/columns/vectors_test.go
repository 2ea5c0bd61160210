package columns

import (
	"bytes"
	"encoding/base64"
	"encoding/json"
	"io"
	"math"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// planVector is one case of tests/vectors/plans.
type planVector struct {
	Name       string
	Plan       json.RawMessage
	Body       any
	BodyBase64 string
	Sample     string // a body that is a file of tests/samples
	Table      *struct {
		Length     int
		Columns    map[string][]any
		Head       map[string]any
		Mistyped   map[string]int
		Skipped    int
		Lost       int
		Unreadable map[string]int
	}
	Problem Problem
}

func (v planVector) body(t testing.TB) []byte {
	t.Helper()
	var body []byte
	var err error
	switch {
	case v.Sample != "":
		body, err = os.ReadFile(filepath.Join("..", "..", "tests", "samples", v.Sample))
	case v.BodyBase64 != "":
		body, err = base64.StdEncoding.DecodeString(v.BodyBase64)
	default:
		body = []byte(expanded(v.Body).(string))
	}
	if err != nil {
		t.Fatal(err)
	}
	return body
}

// expanded writes out {parts: [text | {repeat, times}]} anywhere in a value.
func expanded(value any) any {
	switch value := value.(type) {
	case []any:
		for i := range value {
			value[i] = expanded(value[i])
		}
	case map[string]any:
		if parts, ok := value["parts"].([]any); ok {
			return joined(parts)
		}
		for name := range value {
			value[name] = expanded(value[name])
		}
	}
	return value
}

func joined(parts []any) string {
	var text strings.Builder
	for _, part := range parts {
		switch part := part.(type) {
		case string:
			text.WriteString(part)
		case map[string]any:
			text.WriteString(strings.Repeat(part["repeat"].(string), int(part["times"].(float64))))
		}
	}
	return text.String()
}

func TestPlanVectors(t *testing.T) {
	for _, vector := range vectorsIn[planVector](t, "plans") {
		t.Run(vector.file+"/"+vector.value.Name, func(t *testing.T) {
			body := vector.value.body(t)
			checkPlanVector(t, vector.value, bytes.NewReader(body))
			// Where a chunk of the body ends, or the buffer, must make no difference.
			checkPlanVector(t, vector.value, iotest.DataErrReader(bytes.NewReader(body)))
			for size := 1; size < len(body); size++ {
				if len(body) < 10_000 || slices.Contains([]int{17, 299, 4_096, 65_537}, size) {
					checkPlanVector(t, vector.value, &chunks{body, size})
				}
			}
			if len(body) > 0 && len(body) < 300 && !bytes.HasPrefix(body, []byte(byteOrder)) {
				for before := firstBuffer - len(body); before < firstBuffer; before++ {
					shifted := append(bytes.Repeat([]byte{' '}, before), body...)
					checkPlanVector(t, vector.value, bytes.NewReader(shifted))
				}
			}
		})
	}
}

// chunks reads a body in pieces of so many bytes.
type chunks struct {
	rest []byte
	size int
}

func (c *chunks) Read(into []byte) (int, error) {
	if len(c.rest) == 0 {
		return 0, io.EOF
	}
	n := copy(into, c.rest[:min(c.size, len(c.rest))])
	c.rest = c.rest[n:]
	return n, nil
}

func checkPlanVector(t *testing.T, vector planVector, body io.Reader) {
	t.Helper()
	plan, err := ParsePlan(vector.Plan)
	if err != nil {
		t.Fatal(err)
	}
	table, problem, err := Decode(body, plan)
	if err != nil {
		t.Fatal(err)
	}
	if problem != vector.Problem {
		t.Fatalf("problem %q, want %q", problem, vector.Problem)
	}
	if vector.Table == nil {
		return
	}
	same(t, "length, skipped and lost", []int{table.Length, table.Skipped, table.Lost},
		[]int{vector.Table.Length, vector.Table.Skipped, vector.Table.Lost})
	if len(table.Columns) != len(vector.Table.Columns) {
		t.Errorf("%d columns, want %d", len(table.Columns), len(vector.Table.Columns))
	}
	for name, want := range vector.Table.Columns {
		same(t, "column "+name, plain(table.Columns[name]), expanded(want))
	}
	same(t, "mistyped", table.Mistyped, orEmpty(vector.Table.Mistyped))
	same(t, "unreadable", table.Unreadable, orEmpty(vector.Table.Unreadable))
	head := map[string]any{}
	for name, text := range table.Head {
		var value any
		if err := json.Unmarshal(text, &value); err != nil {
			t.Fatal(err)
		}
		head[name] = value
	}
	want := map[string]any{}
	for name, value := range vector.Table.Head {
		want[name] = expanded(value)
	}
	same(t, "head", head, want)
}

func orEmpty(counts map[string]int) map[string]int {
	if counts == nil {
		return map[string]int{}
	}
	return counts
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%s is\n%.300v, want\n%.300v", what, got, want)
	}
}

// plain is a column as an array of JSON values.
func plain(column Column) any {
	values := []any{}
	switch column := column.(type) {
	case *Numbers:
		for _, value := range column.Values {
			values = append(values, orNull(value, !math.IsNaN(value)))
		}
	case interface {
		Len() int
		At(row int) (string, bool)
	}:
		for row := range column.Len() {
			values = append(values, orNull(column.At(row)))
		}
	}
	return values
}

func orNull[V any](value V, ok bool) any {
	if !ok {
		return nil
	}
	return value
}

type fileVector[V any] struct {
	file  string
	value V
}

// vectorsIn reads all cases of a folder in tests/vectors.
func vectorsIn[V any](t testing.TB, folder string) []fileVector[V] {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("..", "..", "tests", "vectors", folder, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatal("no vectors in ", folder, err)
	}
	var all []fileVector[V]
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var vectors []V
		if err := json.Unmarshal(text, &vectors); err != nil {
			t.Fatal(file, err)
		}
		for _, vector := range vectors {
			all = append(all, fileVector[V]{strings.TrimSuffix(filepath.Base(file), ".json"), vector})
		}
	}
	return all
}
