package upstream

import (
	"net/http"
	"net/url"
)

// learningJar tells of the cookies that go through it. The jar may have got some of them through another client.
type learningJar struct {
	http.CookieJar
	learn func(value string)
}

func (j learningJar) SetCookies(u *url.URL, cookies []*http.Cookie) {
	j.tell(cookies)
	j.CookieJar.SetCookies(u, cookies)
}

func (j learningJar) Cookies(u *url.URL) []*http.Cookie {
	cookies := j.CookieJar.Cookies(u)
	j.tell(cookies)
	return cookies
}

func (j learningJar) tell(cookies []*http.Cookie) {
	if j.learn == nil {
		return
	}
	for _, cookie := range cookies {
		j.learn(cookie.Value)
	}
}
