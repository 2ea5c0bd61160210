package upstream

import (
	"encoding/json"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// longestWish: a host that asks for more is asked again after an hour, so that one absurd answer does not silence a
// data source until Grafana is restarted.
const longestWish = time.Hour

// retryAfter reads when a host wants to be called again (RFC 9110, 10.2.3): a number of seconds or a date, or the
// well-known hint in a JSON body. Zero where it does not say.
func retryAfter(header http.Header, start []byte, now time.Time) time.Time {
	wait := headerWait(header, now)
	if wait <= 0 {
		wait = bodyWait(start)
	}
	if wait <= 0 {
		return time.Time{}
	}
	return now.Add(min(wait, longestWish))
}

func headerWait(header http.Header, now time.Time) time.Duration {
	text := strings.TrimSpace(header.Get("Retry-After"))
	if seconds, err := strconv.ParseFloat(text, 64); err == nil {
		return fromSeconds(seconds)
	}
	at, err := http.ParseTime(text)
	if err != nil {
		return 0
	}
	// The host's date is measured by the host's clock.
	if date, err := http.ParseTime(header.Get("Date")); err == nil {
		now = date
	}
	return at.Sub(now)
}

// bodyWait reads `retryAfterSeconds`, at the top or within `metadata`, from the beginning of a JSON body.
func bodyWait(start []byte) time.Duration {
	var hint struct {
		Seconds  any `json:"retryAfterSeconds"`
		Metadata any `json:"metadata"`
	}
	if json.Unmarshal(start, &hint) != nil {
		return 0
	}
	if seconds, ok := hint.Seconds.(float64); ok {
		return fromSeconds(seconds)
	}
	if metadata, ok := hint.Metadata.(map[string]any); ok {
		if seconds, ok := metadata["retryAfterSeconds"].(float64); ok {
			return fromSeconds(seconds)
		}
	}
	return 0
}

func fromSeconds(seconds float64) time.Duration {
	if math.IsNaN(seconds) || seconds <= 0 {
		return 0
	}
	return time.Duration(math.Min(seconds, longestWish.Seconds()) * float64(time.Second))
}
