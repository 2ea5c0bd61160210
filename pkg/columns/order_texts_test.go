package columns

import (
	"slices"
	"testing"
)

func TestOrderTextsCountsNumbersByTheirValueAndKeepsEqualsInOrder(t *testing.T) {
	got := OrderTexts([]int32{0, 1, 2, 3, 4, 5}, texts("352/1272", "352/999", "a", "", "352/0999", "352/999"))
	if want := []int32{3, 1, 4, 5, 0, 2}; !slices.Equal(got, want) {
		t.Errorf("order is %v, want %v", got, want)
	}
}
