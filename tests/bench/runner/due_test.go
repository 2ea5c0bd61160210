package main

import "testing"

func TestFigureThatIsMoreThanDueIsAnError(t *testing.T) {
	if err := atMost(1.0/3, "the share of a table", 0.33); err != nil {
		t.Errorf("a third is no error: %v", err)
	}
	if err := atMost(1.0/3, "the share of a table", 0.34); err == nil || err.Error() != "the share of a table is 0.34, and due 0.33" {
		t.Errorf("more than a third is %v", err)
	}
}
