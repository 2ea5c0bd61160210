package runtime

import (
	"reflect"
	"testing"

	"github.com/grafana/sobek"
)

// newBareIsolate is an isolate without loop and engine, for what needs the language alone.
func newBareIsolate(t *testing.T) *isolate {
	t.Helper()
	i := &isolate{vm: sobek.New()}
	var err error
	if i.js, err = newIntrinsics(i.vm); err != nil {
		t.Fatal(err)
	}
	return i
}

func TestTypedArraysShareTheirMemoryWithGo(t *testing.T) {
	i := newBareIsolate(t)
	numbers, codes, flags := []float64{1.5, 2.5, 3.5}, []int32{1, 2, 3}, []byte{1, 0, 1}
	for name, array := range map[string]sobek.Value{
		"numbers": i.newFloat64Array(numbers), "codes": i.newInt32Array(codes), "flags": i.newUint8Array(flags),
	} {
		if err := i.vm.Set(name, array); err != nil {
			t.Fatal(err)
		}
	}
	seen, err := i.vm.RunString(`
	  const seen = [numbers, codes, flags].map((a) => Object.prototype.toString.call(a) + a.join()).join(' ');
	  numbers[0] = 9; codes[1] = 8; flags[2] = 7;
	  seen`)
	if err != nil {
		t.Fatal(err)
	}
	if want := "[object Float64Array]1.5,2.5,3.5 [object Int32Array]1,2,3 [object Uint8Array]1,0,1"; seen.String() != want {
		t.Error(seen)
	}
	if numbers[0] != 9 || codes[1] != 8 || flags[2] != 7 {
		t.Error("Go does not see what the engine wrote:", numbers, codes, flags)
	}

	made, err := i.vm.RunString(`const whole = new Float64Array([0, 1, 2, 3]); const part = whole.subarray(1, 3); part`)
	if err != nil {
		t.Fatal(err)
	}
	part := i.float64s(made, "part")
	part[0] = 42
	if got, err := i.vm.RunString(`whole.join()`); err != nil || got.String() != "0,42,2,3" || len(part) != 2 {
		t.Error("the engine does not see what Go wrote:", got, err, part)
	}
}

func TestSobekExportsTypedArraysAsSlicesOfTheirElements(t *testing.T) {
	i := newBareIsolate(t)
	for source, want := range map[string]reflect.Type{
		"new Float64Array(2)":             reflect.TypeFor[[]float64](),
		"new Int32Array(2)":               reflect.TypeFor[[]int32](),
		"new Uint8Array(2)":               reflect.TypeFor[[]byte](),
		"new Uint32Array(2)":              reflect.TypeFor[[]uint32](),
		"[1, 2]":                          reflect.TypeFor[[]any](),
		"({})":                            reflect.TypeFor[map[string]any](),
		"new ArrayBuffer(2)":              reflect.TypeFor[sobek.ArrayBuffer](),
		"new Float64Array(0)":             reflect.TypeFor[[]float64](),
		"(async () => {})()":              reflect.TypeFor[*sobek.Promise](),
		"new Float64Array(2).map(x => x)": reflect.TypeFor[[]float64](),
	} {
		value, err := i.vm.RunString(source)
		if err != nil {
			t.Fatal(err)
		}
		if got := reflect.TypeOf(value.Export()); got != want || value.ExportType() != want {
			t.Errorf("%s: %v, %v", source, got, value.ExportType())
		}
	}
}

func TestEmptyColumnsCross(t *testing.T) {
	i := newBareIsolate(t)
	if err := i.vm.Set("empty", i.newFloat64Array(nil)); err != nil {
		t.Fatal(err)
	}
	length, err := i.vm.RunString(`empty.length`)
	if err != nil || length.ToInteger() != 0 {
		t.Error(length, err)
	}
	if got := i.float64s(i.vm.Get("empty"), "empty"); len(got) != 0 {
		t.Error(got)
	}
}

func TestTextsOfTheHostComeBackWithoutACopyUnlessTheyChanged(t *testing.T) {
	i := newBareIsolate(t)
	texts := []string{"a", "é", "\U0001F600"}
	array := i.newTexts(texts)
	if err := i.vm.Set("texts", array); err != nil {
		t.Fatal(err)
	}
	if got := i.texts(array, "texts"); &got[0] != &texts[0] {
		t.Error("copied")
	}
	if seen, err := i.vm.RunString(`JSON.stringify(texts) + Object.keys(texts).length`); err != nil || seen.String() != `["a","é","😀"]3` {
		t.Error(seen, err)
	}
	if _, err := i.vm.RunString(`texts.push('d')`); err != nil {
		t.Fatal(err)
	}
	if got := i.texts(array, "texts"); len(got) != 4 || got[3] != "d" {
		t.Error(got)
	}
}
