package columns_test

import (
	"slices"
	"testing"

	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

func TestRecodeRenamesMergesAndDropsCodesNullsIncluded(t *testing.T) {
	got := columns.Recode([]int32{0, 1, 2, -1, 9}, []int32{7, 4, 4, -1})
	if want := []int32{4, 4, -1, 7, -1}; !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
