package upstream

import (
	"bytes"
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

// retryAfter reads when a host wants to be called again (RFC 9110, 10.2.3): a number of seconds or a date, or what the
// beginning of a JSON body says where the request has hints. Zero where it does not say.
func retryAfter(header http.Header, body *body, hints [][]string, now time.Time) time.Time {
	wait := headerWait(header, now)
	if wait <= 0 && len(hints) > 0 {
		wait = bodyWait(body.peek(), hints)
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

// bodyWait reads seconds from the first place of a JSON body that has some.
func bodyWait(start []byte, hints [][]string) time.Duration {
	var root any
	if json.Unmarshal(bytes.TrimPrefix(start, []byte("\ufeff")), &root) != nil {
		return 0
	}
	for _, path := range hints {
		value := root
		for _, key := range path {
			object, _ := value.(map[string]any)
			value = object[key]
		}
		if seconds, ok := value.(float64); ok {
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
