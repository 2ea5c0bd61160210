package columns

import "testing"

func TestATextColumnThatLacksNothingIsItsOwnCoalesce(t *testing.T) {
	whole, other := texts("a", "b"), texts("c", "d")
	if merged, err := Coalesce(whole, other); err != nil || merged != Column(whole) {
		t.Errorf("it became %v, %v", merged, err)
	}
	merged, err := Coalesce(texts("a", ""), other)
	if err != nil {
		t.Fatal(err)
	}
	same(t, "the other's where there is an empty text", plain(merged), []any{"a", "d"})
}
