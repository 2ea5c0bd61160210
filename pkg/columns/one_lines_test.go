package columns

import (
	"slices"
	"strings"
	"testing"
	"unsafe"
)

func TestOneLinesAreTheTextsThemselvesWhereNoneChanges(t *testing.T) {
	for _, texts := range [][]string{nil, {""}, {"web1", "größe", strings.Repeat("x", 200)}} {
		if lines := OneLines(texts); unsafe.SliceData(lines) != unsafe.SliceData(texts) {
			t.Errorf("%q became %q", texts, lines)
		}
	}
}

func TestOneLinesFoldAndCutEachTextAndLeaveTheGivenOnesAlone(t *testing.T) {
	long := strings.Repeat("x", 198)
	texts := []string{"a", " a\tb\n", "a\tb", long + "😀y", long + "😀", long + "yz", "ö" + long + "yz"}
	given := slices.Clone(texts)
	want := []string{"a", "a b", "a b", long + "…", long + "😀", long + "yz", "ö" + long + "…"}
	if got := OneLines(texts); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	if !slices.Equal(texts, given) {
		t.Errorf("%q", texts)
	}
}
