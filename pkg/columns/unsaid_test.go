package columns

import (
	"slices"
	"testing"
)

func TestUnsaidLeavesOutWordsThatTheTextHasAsItsOwn(t *testing.T) {
	words := &Dictionary{Codes: []int32{0, 1, 0, 2, -1, 3, 4}, Values: []string{"Web1", "stag", "anna", "", "größe"}}
	texts, err := Join(7, []any{&Dictionary{
		Codes: []int32{0, 1, 2, 3, 4, 4, 5},
		Values: []string{
			"run failed on wEB1", "Deployment of staging", "web10 and web12, then web1.", "Hanna; annaé", "anything", "Die GRÖßE zählt",
		},
	}})
	if err != nil {
		t.Fatal(err)
	}
	got, err := Unsaid(words, texts)
	if want := []int32{-1, 1, -1, 2, -1, 3, -1}; err != nil || !slices.Equal(got, want) {
		t.Errorf("%v %v, want %v", got, err, want)
	}
	if _, err := Unsaid(&Dictionary{}, texts); err == nil {
		t.Error("columns of different lengths were taken")
	}
}

func TestUnsaidDoesNotFindANameInALongerOne(t *testing.T) {
	for text, said := range map[string]bool{
		"Deployment of anna_test finished":    false,
		"Task anna::reboot ran":               false,
		"Run failed on anna.example.com":      false,
		"anna@example.com deleted a pipeline": false,
		"Reported by ci-anna":                 false,
		"Stopped by anna.":                    true,
		"anna: no such node":                  true,
		"(anna)":                              true,
		"-- anna --":                          true,
		"of anna_test, by anna":               true,
	} {
		texts, err := Join(1, []any{text})
		if err != nil {
			t.Fatal(err)
		}
		codes, err := Unsaid(&Dictionary{Codes: []int32{0}, Values: []string{"anna"}}, texts)
		if err != nil || (codes[0] < 0) != said {
			t.Errorf("%q: %v %v, want said %v", text, codes, err, said)
		}
	}
}
