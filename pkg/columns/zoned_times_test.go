package columns

import (
	"encoding/json"
	"math"
	"testing"
	"time"
)

func TestZonedTimes(t *testing.T) {
	type vector struct {
		Zone  string
		Texts []*string
		Times json.RawMessage
	}
	eachVector(t, "zoned-times", func(t *testing.T, v vector) {
		times, known := ZonedTimes(dictionaryOf(v.Texts), v.Zone)
		var wanted []*time.Time
		if unknown := json.Unmarshal(v.Times, &wanted) != nil; unknown || !known {
			if unknown == known {
				t.Errorf("the zone is known: %v", known)
			}
			return
		}
		for row, want := range wanted {
			if got := times[row]; want == nil != math.IsNaN(got) || want != nil && got != float64(want.UnixMilli()) {
				t.Errorf("%s is %s, want %s", *v.Texts[row], time.UnixMilli(int64(got)).UTC(), want)
			}
		}
	})
}

// Go's bounds of a period end a day early in a year of 366 days, at themselves: whoever goes from one to the next never arrives.
func TestZonedTimesAfterALeapYear(t *testing.T) {
	for zone, want := range map[string]string{
		"Europe/Berlin": "2024-12-31T23:00:00Z", "America/New_York": "2025-01-01T05:00:00Z", "Australia/Sydney": "2024-12-31T13:00:00Z",
	} {
		text := "2025-01-01T00:00:00"
		times, _ := ZonedTimes(dictionaryOf([]*string{&text}), zone)
		if got := time.UnixMilli(int64(times[0])).UTC().Format(time.RFC3339); got != want {
			t.Errorf("%s in %s is %s, want %s", text, zone, got, want)
		}
	}
}
