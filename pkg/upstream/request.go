package upstream

import (
	"net/http"
	"net/url"
	"strings"

	"golang.org/x/net/http/httpguts"
)

// Value of a header or form field. With Secret it is Prefix and the secret of that name, otherwise Text.
type Value struct{ Text, Secret, Prefix string }

// Request to the configured origin.
type Request struct {
	Method string // GET when empty
	// Path is appended to the base URL; it begins with / and its parts are already percent-encoded.
	Path string
	// Parameters of the query, in order, not encoded.
	Parameters [][2]string
	Headers    map[string]Value
	// JSON or Form is the body; at most one of them is given.
	JSON []byte
	Form map[string]Value
	// Repeatable: may be sent again after a connection error, 429, 502, 503 or 504.
	Repeatable bool
	// FollowRedirects within the origin; otherwise a 3xx is the answer.
	FollowRedirects bool
	// WaitHints are the places, from the root, where a JSON body of a 429 or 503 may say in how many seconds to come again.
	WaitHints [][]string
}

// message is a Request made ready to be sent several times.
type message struct {
	method string
	url    *url.URL
	header http.Header
	body   []byte
	follow bool

	waitHints [][]string
}

func (c *Client) message(r Request) (*message, *Failure) {
	u, failure := requestURL(c.base, r.Path, r.Parameters)
	if failure != nil {
		return nil, failure
	}
	// What a cache on the way kept is no answer of the vendor's.
	header := http.Header{"Accept": {"application/json"}, "Cache-Control": {"no-cache"}, "User-Agent": {userAgent}}
	if cookies := c.custom.Values("Cookie"); len(cookies) > 0 {
		header["Cookie"] = cookies
	}
	m := &message{method: r.Method, url: u, header: header, body: r.JSON, follow: r.FollowRedirects, waitHints: r.WaitHints}
	if m.method == "" {
		m.method = http.MethodGet
	}
	switch {
	case r.JSON != nil:
		m.header.Set("Content-Type", "application/json")
	case r.Form != nil:
		m.header.Set("Content-Type", "application/x-www-form-urlencoded")
		form := url.Values{}
		for name, value := range r.Form {
			text, failure := c.fill(value)
			if failure != nil {
				return nil, failure
			}
			form.Set(name, text)
		}
		m.body = []byte(form.Encode())
	}
	for name, value := range r.Headers {
		text, failure := c.fill(value)
		if failure != nil {
			return nil, failure
		}
		if failure := checkHeader(name, text, value.Secret); failure != nil {
			return nil, failure
		}
		if value.Secret != "" && c.custom.Values(name) != nil {
			return nil, settingsFailure(value.Secret + " would not be sent, as an HTTP header of this data source takes its place: leave out " + name)
		}
		m.header.Set(name, text)
	}
	return m, nil
}

// fill puts a secret in its place.
func (c *Client) fill(value Value) (string, *Failure) {
	if value.Secret == "" {
		return value.Text, nil
	}
	secret := c.secrets[value.Secret]
	if secret == "" {
		return "", settingsFailure(value.Secret + " is missing")
	}
	// Tokens are pasted as vendors' pages show them, behind what a header has in front.
	if n := len(value.Prefix); len(secret) > n && strings.EqualFold(secret[:n], value.Prefix) {
		secret = strings.TrimSpace(secret[n:])
	}
	return value.Prefix + secret, nil
}

// checkHeader finds before sending what net/http would refuse, typically a line break pasted along with a token.
func checkHeader(name, value, secret string) *Failure {
	if !httpguts.ValidHeaderFieldName(name) {
		return settingsFailure("a header's name is not valid")
	}
	if httpguts.ValidHeaderFieldValue(value) {
		return nil
	}
	if secret == "" {
		secret = "the header " + name
	}
	return settingsFailure(secret + " holds a line break or another character that no HTTP header can carry")
}
