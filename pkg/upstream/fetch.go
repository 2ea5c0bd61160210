package upstream

import (
	"context"
	"io"
)

// Fetch sends a request, again where that may help, and gives the final answer's decoded body to read, which may stop
// early or be nil. A connection that breaks off in the middle makes a repeatable request start over, and read is then
// called anew. Exactly one of Answer and Failure is nil. What read returns is the caller's own affair: an error that
// does not come from the body ends the reading and is not reported here, so read keeps it itself; an error of the body
// becomes the Failure even if read hides it.
func (c *Client) Fetch(ctx context.Context, r Request, read func(a *Answer, body io.Reader) error) (*Answer, *Failure) {
	if c.problem != nil {
		return nil, settingsFailure(c.problem.Detail)
	}
	m, failure := c.message(r)
	if failure != nil {
		return nil, failure
	}
	session, left := c.use()
	defer left()
	o, done := c.OfAccount().use()
	defer done()

	t := &trial{client: c, ctx: ctx, origin: o, jar: session.jar, message: m, read: read, repeatable: r.Repeatable, pauses: newPauses()}
	for {
		release, failure := c.admit(ctx, o)
		if failure == nil {
			answer, failed, next := t.attempt(release)
			if next.IsZero() && failed == nil {
				return answer, nil
			}
			if failure = failed; failure == nil {
				if c.sleepUntil(ctx, next) {
					continue
				}
				failure = ended(ctx)
			}
		}
		failure.Attempts = t.sent
		return nil, failure
	}
}
