package columns

import (
	"math"
	"testing"
)

func TestJSONIsWrittenFromColumnsEscapedAndWithoutNullsAndEmptyTexts(t *testing.T) {
	length := 3
	message := texts("say \"hi\"\n<b>\\", "\xff\x00", "")
	actor := &Dictionary{Codes: []int32{0, -1, 1}, Values: []string{"rita \"r\"", "ümit"}}
	count := &Numbers{Values: []float64{1.5, math.NaN(), math.Inf(1)}}
	objects, err := JSONObjects(length, []Member{{"actor", actor}, {"a \"count\"", count}, {"kind", "x\t"}, {"message", message}})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "objects", plain(objects), []any{
		`{"actor":"rita \"r\"","a \"count\"":1.5,"kind":"x\t","message":"say \"hi\"\n<b>\\"}`,
		"{\"kind\":\"x\\t\",\"message\":\"\ufffd\\u0000\"}",
		`{"actor":"ümit","kind":"x\t"}`,
	})
	pairs, err := JSONPairs(length, []Member{{"actor", actor}, {"count", count}})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "pairs", plain(pairs), []any{
		`[{"key":"actor","value":"rita \"r\""},{"key":"count","value":1.5}]`, `[]`, `[{"key":"actor","value":"ümit"}]`,
	})
	lists, err := JSONArrays(length, []any{actor, "x", "", count})
	if err != nil {
		t.Fatal(err)
	}
	same(t, "lists", plain(lists), []any{`["rita \"r\"","x",1.5]`, `["x"]`, `["ümit","x"]`})
	if _, err := JSONArrays(4, []any{actor}); err == nil {
		t.Error("no error for a column that is too short")
	}
	if _, err := JSONArrays(1, []any{&JSONs{}}); err == nil {
		t.Error("no error for a part that cannot be written")
	}
}
