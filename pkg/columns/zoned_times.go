package columns

import (
	"math"
	"time"
	// The zones travel in the executable: Grafana's images need not have them, Windows has none.
	_ "time/tzdata"
)

// furthestOffset is further than any zone is from UTC.
const furthestOffset = 26 * time.Hour

// ZonedTimes reads wall clock texts of an IANA zone as epoch ms; NaN where null or unreadable, false for an unknown zone.
// A time that exists twice is the earlier, one that does not exist moves forward by the gap. A text with a zone of its
// own means that one.
func ZonedTimes(texts *Dictionary, zone string) ([]float64, bool) {
	// Go takes these as UTC and as the server's own zone.
	if zone == "" || zone == "Local" {
		return nil, false
	}
	location, err := time.LoadLocation(zone)
	if err != nil {
		return nil, false
	}
	known := make([]float64, len(texts.Values)+1)
	known[0] = math.NaN()
	for i, text := range texts.Values {
		known[i+1] = zonedTime(text, location)
	}
	times := make([]float64, len(texts.Codes))
	for row, code := range texts.Codes {
		times[row] = known[code+1]
	}
	return times, true
}

func zonedTime(text string, location *time.Location) float64 {
	parsed, ok := parseISOTime(unsafeBytes(text))
	switch {
	case !ok:
		return math.NaN()
	case parsed.zoned:
		return float64(parsed.ms - parsed.offset)
	}
	return float64(instantOf(parsed.ms, location))
}

// instantOf goes through the zone's periods around a wall clock time, from the earliest. The first period that holds the
// time is the answer; where the time lies in the gap between two, the one before says what the clocks would have shown.
func instantOf(wall int64, location *time.Location) int64 {
	at := time.UnixMilli(wall).In(location).Add(-furthestOffset)
	_, offset := at.Zone()
	candidate := wall - int64(offset)*1000
	for {
		_, end := at.ZoneBounds()
		if !end.IsZero() && !end.After(at) {
			// Go takes every year for one of 365 days: on the last day of one that is longer, this bound is its own.
			end = at.Add(24 * time.Hour)
		}
		if end.IsZero() || candidate < end.UnixMilli() {
			return candidate
		}
		at = end
		_, offset = at.Zone()
		next := wall - int64(offset)*1000
		if next < end.UnixMilli() {
			return candidate
		}
		candidate = next
	}
}
