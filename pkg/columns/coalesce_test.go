package columns

import "testing"

func TestATextColumnThatLacksNothingIsItsOwnCoalesce(t *testing.T) {
	column := func(texts ...string) *Texts {
		made := &Texts{}
		for _, text := range texts {
			made.places = append(made.places, made.store([]byte(text)))
		}
		return made
	}
	whole, other := column("a", "b"), column("c", "d")
	if merged, err := Coalesce(whole, other); err != nil || merged != Column(whole) {
		t.Errorf("it became %v, %v", merged, err)
	}
	merged, err := Coalesce(column("a", ""), other)
	if err != nil {
		t.Fatal(err)
	}
	if texts, ok := merged.(*Texts); !ok || texts.textAt(texts.places[0]) != "a" || texts.textAt(texts.places[1]) != "d" {
		t.Errorf("the empty text was not replaced: %v", merged)
	}
}
