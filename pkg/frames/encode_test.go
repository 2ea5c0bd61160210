package frames

import (
	"encoding/json"
	"math"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"

	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

func text(s string) *string { return &s }

// arrived is a frame as Grafana reads it.
func arrived(t *testing.T, spec Spec) *data.Frame {
	t.Helper()
	encoded, err := Encode(spec)
	if err != nil {
		t.Fatal(err)
	}
	if len(encoded.Arrow) != cap(encoded.Arrow) {
		t.Errorf("%d bytes were made for %d", cap(encoded.Arrow), len(encoded.Arrow))
	}
	return read(t, encoded.Arrow)
}

// bySDK is a frame as Grafana reads it when the SDK wrote it.
func bySDK(t *testing.T, frame *data.Frame) *data.Frame {
	t.Helper()
	arrow, err := frame.MarshalArrow()
	if err != nil {
		t.Fatal(err)
	}
	return read(t, arrow)
}

func read(t *testing.T, arrow []byte) *data.Frame {
	t.Helper()
	frame, err := data.UnmarshalArrowFrame(arrow)
	if err != nil {
		t.Fatal(err)
	}
	return frame
}

// written is all that there is of a frame, as text: a NaN is equal to a NaN.
func written(t *testing.T, frame *data.Frame) string {
	t.Helper()
	text, err := json.Marshal(frame)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

// decoded reads the columns `text` and `json` of a list.
func decoded(t *testing.T, body string) map[string]columns.Column {
	t.Helper()
	plan, err := columns.ParsePlan([]byte(`{"rows":{"anyOf":[[]],"as":"list"},"columns":{
		"text":{"at":["text"],"kind":"text"},"json":{"at":["json"],"kind":"json"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	table, problem, err := columns.Decode(strings.NewReader(body), plan)
	if err != nil || problem != "" {
		t.Fatal(problem, err)
	}
	return table.Columns
}

func TestFieldsAreGatheredByTypeAndRows(t *testing.T) {
	numbers := &columns.Numbers{Values: []float64{1000, math.NaN(), 2500}}
	dictionary := &columns.Dictionary{Codes: []int32{0, -1, 1}, Values: []string{"a", "b"}}
	table := decoded(t, `[{"text":"x","json":{"n":1}},{"text":""},{"json":[]}]`)
	texts, jsons := table["text"], table["json"]
	at := func(ms int64) time.Time { return time.UnixMilli(ms).UTC() }
	one, two, raw := 1000.0, 2500.0, json.RawMessage(`{"n":1}`)
	t1, t2 := at(1000), at(2500)

	for _, c := range []struct {
		name   string
		spec   FieldSpec
		rows   []int32
		values any
	}{
		{"times", FieldSpec{Type: "time", Values: numbers}, []int32{2, 0}, []time.Time{t2, t1}},
		{"nullable times", FieldSpec{Type: "time", Nullable: true, Values: numbers}, nil, []*time.Time{&t1, nil, &t2}},
		{"numbers", FieldSpec{Type: "number", Values: []float64{1, 2}}, nil, []float64{1, 2}},
		{"nullable numbers", FieldSpec{Type: "number", Nullable: true, Values: numbers}, []int32{2, 1, 0}, []*float64{&two, nil, &one}},
		{"strings of a dictionary", FieldSpec{Type: "string", Values: dictionary}, nil, []string{"a", "", "b"}},
		{"nullable strings of a dictionary", FieldSpec{Type: "string", Nullable: true, Values: dictionary}, []int32{2, 1}, []*string{text("b"), nil}},
		{"strings of texts", FieldSpec{Type: "string", Values: texts}, []int32{2, 0}, []string{"", "x"}},
		{"nullable strings of texts", FieldSpec{Type: "string", Nullable: true, Values: texts}, nil, []*string{text("x"), text(""), nil}},
		{"plain strings", FieldSpec{Type: "string", Nullable: true, Values: []*string{nil, text("p")}}, nil, []*string{nil, text("p")}},
		{"plain strings that are not nullable", FieldSpec{Type: "string", Values: []*string{nil, text("p")}}, nil, []string{"", "p"}},
		{"JSON", FieldSpec{Type: "json", Values: jsons}, nil, []json.RawMessage{raw, json.RawMessage("null"), json.RawMessage("[]")}},
		{"nullable JSON", FieldSpec{Type: "json", Nullable: true, Values: jsons}, []int32{1, 0}, []*json.RawMessage{nil, &raw}},
		{"JSON of a dictionary", FieldSpec{Type: "json", Values: &columns.Dictionary{Codes: []int32{0}, Values: []string{`{"n":1}`}}}, []int32{0, 0}, []json.RawMessage{raw, raw}},
		{"no rows", FieldSpec{Type: "string", Values: texts}, []int32{}, []string{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			c.spec.Name = "f"
			frame := arrived(t, Spec{Name: "frame", Fields: []FieldSpec{c.spec}, Rows: c.rows})
			want := bySDK(t, data.NewFrame("frame", data.NewField("f", nil, c.values)))
			if !reflect.DeepEqual(frame, want) {
				t.Errorf("got %s, want %s", written(t, frame), written(t, want))
			}
		})
	}
}

func TestWhatCannotBeAFieldIsAnError(t *testing.T) {
	for name, spec := range map[string]FieldSpec{
		"a null time that is not nullable": {Type: "time", Values: []float64{math.NaN()}},
		"an unknown type":                  {Type: "boolean", Values: []float64{1}},
		"times of texts":                   {Type: "time", Values: &columns.Texts{}},
		"texts of numbers":                 {Type: "string", Values: &columns.Numbers{}},
		"a text that is no JSON":           {Type: "json", Values: []*string{text("{")}},
		"a value that is no JSON":          {Type: "json", Values: &columns.Dictionary{Codes: []int32{0}, Values: []string{"{"}}},
	} {
		if _, err := Encode(Spec{Fields: []FieldSpec{spec}}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
	for _, row := range []int32{-1, 2} {
		spec := FieldSpec{Type: "number", Values: []float64{1, 2}}
		if _, err := Encode(Spec{Fields: []FieldSpec{spec}, Rows: []int32{0, row}}); err == nil {
			t.Errorf("row %d: no error", row)
		}
	}
	uneven := []FieldSpec{{Type: "number", Values: []float64{1, 2}}, {Type: "number", Values: []float64{1}}}
	if _, err := Encode(Spec{Fields: uneven}); err == nil {
		t.Error("fields of two lengths: no error")
	}
}

func TestATimeBeyondWhatFramesHoldIsTheNearestThatTheyDo(t *testing.T) {
	frame := arrived(t, Spec{Fields: []FieldSpec{{Type: "time", Values: []float64{253402300799000, -62167219200000}}}})
	for row, year := range []int{2262, 1677} {
		if got := frame.Fields[0].At(row).(time.Time).UTC(); got.Year() != year {
			t.Errorf("row %d is %s", row, got)
		}
	}
}

func TestMetaAndConfigArriveInGrafanaAsTheEngineWroteThem(t *testing.T) {
	meta := `{"type":"numeric-long","typeVersion":[0,1],"preferredVisualisationType":"table","executedQueryString":"GET https://h/a?b=1",` +
		`"notices":[{"severity":"warning","text":"Two jobs could not be read."},{"severity":"info","text":"x"},{"severity":"error","text":"y"}],` +
		`"uniqueRowIdFields":[9],"custom":{"limit":5,"searchWords":["a"]}}`
	config := `{"displayNameFromDS":"Name","description":"d","filterable":true,"unit":"ms","decimals":0,"min":0,"max":1,"interval":1000,"noValue":"-",` +
		`"mappings":[{"type":"value","options":{"failure":{"text":"failed","color":"red","index":2},"success":{"color":"green","index":1}}},` +
		`{"type":"range","options":{"from":0,"to":1,"result":{"text":"low","color":"blue","index":3}}},` +
		`{"type":"special","options":{"match":"null","result":{"text":"none","index":4}}}],` +
		`"thresholds":{"mode":"absolute","steps":[{"value":null,"color":"green"},{"value":80,"color":"red"}]},` +
		`"color":{"mode":"fixed","fixedColor":"red"},` +
		`"links":[{"title":"Open","targetBlank":true,"url":"https://h/${__value.raw}"}],` +
		`"custom":{"width":120,"cellOptions":{"type":"color-text"}}}`
	frame := arrived(t, Spec{
		Meta: json.RawMessage(meta),
		Fields: []FieldSpec{
			{Name: "count", Type: "number", Labels: map[string]string{"outcome": "failure"}, Values: []float64{1}, Config: json.RawMessage(config)},
		},
	})
	sameJSON(t, "meta", frame.Meta, meta)
	sameJSON(t, "config", frame.Fields[0].Config, config)
	sameJSON(t, "labels", frame.Fields[0].Labels, `{"outcome":"failure"}`)
}

func sameJSON(t *testing.T, what string, got any, want string) {
	t.Helper()
	text, err := json.Marshal(got)
	if err != nil {
		t.Fatal(err)
	}
	var gotValue, wantValue any
	if err := json.Unmarshal(text, &gotValue); err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal([]byte(want), &wantValue); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(gotValue, wantValue) {
		t.Errorf("%s is\n%s, want\n%s", what, text, want)
	}
}
