package columns

import (
	"encoding/json"
	"math"
	"testing"
	"time"
)

func TestZonedTimes(t *testing.T) {
	type vector struct {
		Name, Zone string
		Texts      []*string
		Times      json.RawMessage
	}
	eachVector(t, "zoned-times", func(v vector) string { return v.Name }, func(t *testing.T, v vector) {
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
