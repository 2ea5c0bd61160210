package upstream

import (
	"bytes"
	"context"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/cenkalti/backoff/v5"
)

// maxAttempts: the first and at most two more.
const maxAttempts = 3

// trial is one request with all its attempts.
type trial struct {
	client     *Client
	ctx        context.Context
	origin     *originState // of the account: what the host asked for, and how much it may be asked
	jar        http.CookieJar
	message    *message
	read       func(*Answer, io.Reader) error
	repeatable bool
	sent       int
	pauses     *backoff.ExponentialBackOff
}

// newPauses: short ones, for a fault that is over soon or not within this request.
func newPauses() *backoff.ExponentialBackOff {
	return &backoff.ExponentialBackOff{
		InitialInterval:     250 * time.Millisecond,
		Multiplier:          3,
		RandomizationFactor: 0.4,
		MaxInterval:         time.Second,
	}
}

// attempt sends the request once and gives its place back. The outcome is an answer, a failure, or when to try again.
func (t *trial) attempt(release func()) (*Answer, *Failure, time.Time) {
	defer release()
	t.sent++
	ctx, cancel := context.WithCancel(t.ctx)
	defer cancel()
	request, err := t.request(ctx)
	if err != nil {
		return nil, settingsFailure("the request is not valid"), time.Time{}
	}
	response, err := t.httpClient().Do(request)
	if err != nil {
		return t.broken(err)
	}
	body := newBody(response, t.client.limits.MaxResponseBytes)
	defer body.close(cancel)

	if isEncoded(response) {
		count(KindGarbled)
		return nil, &Failure{Kind: KindGarbled}, time.Time{}
	}
	answer := t.client.newAnswer(response, t.sent)
	if isTransient(answer.Status) {
		if next := t.repeatAfter(answer, response.Header, body); !next.IsZero() {
			count(statusClass(answer.Status))
			return nil, nil, next
		}
	}
	if t.read != nil {
		_ = t.read(answer, body)
	}
	if body.err != nil {
		return t.broken(body.err)
	}
	count(statusClass(answer.Status))
	answer.Bytes = body.bytes
	return answer, nil, time.Time{}
}

// isEncoded: net/http undoes the gzip that it asked for; what else is packed, nobody asked for. What stands beside an error's
// status is not needed.
func isEncoded(response *http.Response) bool {
	encoding := response.Header.Get("Content-Encoding")
	return response.StatusCode < http.StatusMultipleChoices && encoding != "" && !strings.EqualFold(encoding, "identity")
}

// broken is a failed connection, before the answer or within it.
func (t *trial) broken(err error) (*Answer, *Failure, time.Time) {
	failure := ended(t.ctx)
	transient := false
	if failure == nil {
		d := diagnose(err)
		failure, transient = &Failure{Kind: d.kind, Detail: d.detail, Status: d.status}, d.transient
	}
	count(failure.Kind)
	if transient {
		if next := t.client.clock.now().Add(t.pauses.NextBackOff()); t.mayRepeat(next) {
			return nil, nil, next
		}
	}
	return nil, failure, time.Time{}
}

// repeatAfter tells when to try again after a transient status; zero when this is the final answer. What the host
// itself asks for holds for everyone.
func (t *trial) repeatAfter(answer *Answer, header http.Header, body *body) time.Time {
	now := t.client.clock.now()
	var next time.Time
	if asksToWait(answer.Status) {
		next = retryAfter(header, body, t.message.waitHints, now)
		t.origin.delay(next, answer.Status)
		answer.WaitUntil = next
	}
	named := !next.IsZero()
	switch {
	case named:
	case answer.Status == http.StatusTooManyRequests:
		next = now.Add(time.Duration(t.sent) * time.Second) // 1 s, then 2 s
	default:
		next = now.Add(t.pauses.NextBackOff())
	}
	if !t.mayRepeat(next) {
		return time.Time{}
	}
	if answer.Status == http.StatusTooManyRequests && !named {
		t.origin.delay(next, answer.Status)
	}
	return next
}

// mayRepeat tells whether there is an attempt left, and time for it after a wait.
func (t *trial) mayRepeat(next time.Time) bool {
	return t.repeatable && t.sent < maxAttempts && t.client.fits(t.ctx, next)
}

func (t *trial) request(ctx context.Context) (*http.Request, error) {
	m := t.message
	var content io.Reader
	if m.body != nil {
		content = bytes.NewReader(m.body)
	}
	request, err := http.NewRequestWithContext(ctx, m.method, m.url.String(), content)
	if err != nil {
		return nil, err
	}
	request.Header = m.header.Clone()
	return request, nil
}

func (t *trial) httpClient() *http.Client {
	client := *t.client.http
	client.Jar = learningJar{t.jar, t.client.learn}
	client.CheckRedirect = t.client.checkRedirect(t.message.follow)
	return &client
}
