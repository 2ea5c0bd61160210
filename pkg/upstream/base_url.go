package upstream

import (
	"net/url"
	"strings"
)

// parseBaseURL reads the configured URL: scheme, host, port and perhaps a base path.
func parseBaseURL(text string) (*url.URL, *Failure) {
	text = strings.TrimSpace(text)
	if text == "" {
		return nil, settingsFailure("URL (url) is missing")
	}
	base, err := url.Parse(text)
	if err != nil {
		// The error's text would quote the URL, perhaps with a password in it.
		return nil, settingsFailure("URL (url) is not a valid URL")
	}
	base.Scheme = strings.ToLower(base.Scheme)
	switch {
	case base.Scheme != "http" && base.Scheme != "https":
		return nil, settingsFailure("URL (url) must begin with http:// or https://")
	case base.Hostname() == "":
		return nil, settingsFailure("URL (url) has no host name")
	case base.User != nil:
		return nil, settingsFailure("URL (url) must not hold a user name or password")
	case base.RawQuery != "" || base.ForceQuery || base.Fragment != "":
		return nil, settingsFailure("URL (url) must not have a ? or # part")
	}
	return base, nil
}

// origin is scheme, host name and port, comparable: lower case and never without a port.
func origin(u *url.URL) string {
	port := u.Port()
	if port == "" {
		port = map[string]string{"http": "80", "https": "443"}[strings.ToLower(u.Scheme)]
	}
	return strings.ToLower(u.Scheme) + "://" + strings.ToLower(u.Hostname()) + ":" + port
}

// requestURL appends a path whose parts are already percent-encoded to the base, and the parameters in their order.
func requestURL(base *url.URL, path string, parameters [][2]string) (*url.URL, *Failure) {
	if !strings.HasPrefix(path, "/") || strings.ContainsAny(path, "?#") || hasDotSegment(path) {
		return nil, settingsFailure("the request's path is not valid")
	}
	joined := strings.TrimRight(base.EscapedPath(), "/") + path
	u := &url.URL{Scheme: base.Scheme, Host: base.Host, RawPath: joined}
	decoded, err := url.PathUnescape(joined)
	if u.Path = decoded; err != nil || u.EscapedPath() != joined {
		return nil, settingsFailure("the request's path is not valid")
	}

	var query strings.Builder
	for i, parameter := range parameters {
		if i > 0 {
			query.WriteByte('&')
		}
		query.WriteString(encodeParameter(parameter[0]) + "=" + encodeParameter(parameter[1]))
	}
	u.RawQuery = query.String()
	return u, nil
}

// encodeParameter writes a space as %20, which every server reads; not every one reads + as a space.
func encodeParameter(text string) string {
	return strings.ReplaceAll(url.QueryEscape(text), "+", "%20")
}

// hasDotSegment: `..` in a path would leave the base path, or the call that was meant.
func hasDotSegment(path string) bool {
	for segment := range strings.SplitSeq(path, "/") {
		switch strings.ReplaceAll(strings.ToLower(segment), "%2e", ".") {
		case ".", "..":
			return true
		}
	}
	return false
}
