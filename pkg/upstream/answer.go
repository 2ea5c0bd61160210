package upstream

import (
	"net/http"
	"strings"
	"time"
)

// Answer of any status.
type Answer struct {
	Status int
	// Headers: only content-type, location, retry-after, date and age, by their lower-case names. location is a whole address,
	// but within the configured origin the path and parameters alone.
	Headers map[string]string
	// ReceivedAt is when the headers came.
	ReceivedAt time.Time
	// Bytes of the decoded body that were read; known when Fetch returns.
	Bytes int64
	// Attempts is how often the request was sent.
	Attempts int
	// WaitUntil is when the host may be called again after a 429 or 503; zero where it does not say.
	WaitUntil time.Time
}

func (c *Client) newAnswer(response *http.Response, attempts int) *Answer {
	answer := &Answer{Status: response.StatusCode, Headers: map[string]string{}, ReceivedAt: c.clock.now(), Attempts: attempts}
	for _, name := range []string{"content-type", "retry-after", "date"} {
		if value := response.Header.Get(name); value != "" {
			answer.Headers[name] = value
		}
	}
	if target, err := response.Location(); err == nil {
		answer.Headers["location"] = c.told(target)
	}
	// Each cache on the way may add its own.
	if ages := response.Header.Values("age"); len(ages) > 0 {
		answer.Headers["age"] = strings.Join(ages, ",")
	}
	return answer
}

func asksToWait(status int) bool {
	return status == http.StatusTooManyRequests || status == http.StatusServiceUnavailable
}

func isTransient(status int) bool {
	return asksToWait(status) || status == http.StatusBadGateway || status == http.StatusGatewayTimeout
}
