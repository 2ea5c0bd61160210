package upstream

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
	"github.com/grafana/grafana-plugin-sdk-go/config"
)

const cap1K = 1024

func capped(settings *Settings) { settings.Limits.MaxResponseBytes = cap1K }

func TestABodyOfExactlyTheCapIsReadAndOneByteMoreIsTooLarge(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		size, _ := strconv.Atoi(r.URL.Query().Get("size"))
		if r.URL.Path == "/chunked" {
			_ = http.NewResponseController(w).Flush()
		}
		_, _ = io.WriteString(w, strings.Repeat("x", size))
	})
	c := newWorld(t).client(s.URL, capped)
	for _, path := range []string{"/sized", "/chunked"} {
		r := get(path)
		r.Parameters = [][2]string{{"size", strconv.Itoa(cap1K)}}
		_, answer, failure := fetch(t, c, r)
		if failure != nil || answer.Bytes != cap1K {
			t.Errorf("%s: got %v, %v", path, answer, failure)
		}
		r.Parameters = [][2]string{{"size", strconv.Itoa(cap1K + 1)}}
		_, _, failure = fetch(t, c, r)
		wantFailure(t, failure, KindTooLarge, "", 1)
	}
}

func TestAGzipBombEndsAtTheCapWhileItIsRead(t *testing.T) {
	var bomb bytes.Buffer
	writer := gzip.NewWriter(&bomb)
	_, _ = writer.Write(make([]byte, 4<<20))
	_ = writer.Close()
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Encoding", "gzip")
		_, _ = w.Write(bomb.Bytes())
	})
	var got int64
	var reading error
	_, failure := newWorld(t).client(s.URL, capped).Fetch(t.Context(), get("/"), func(_ *Answer, body io.Reader) error {
		got, reading = io.Copy(io.Discard, body)
		return reading
	})
	wantFailure(t, failure, KindTooLarge, "", 1)
	if got != cap1K || !errors.Is(reading, httpclient.ErrResponseBodyTooLarge) {
		t.Errorf("read %d bytes, then %v", got, reading)
	}
}

func TestBytesAreThoseOfTheDecodedBody(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("Accept-Encoding") != "gzip" {
			t.Errorf("asked for %q", r.Header.Get("Accept-Encoding"))
		}
		w.Header().Set("Content-Encoding", "gzip")
		writer := gzip.NewWriter(w)
		_, _ = io.WriteString(writer, strings.Repeat("x", 1000))
		_ = writer.Close()
	})
	c := newWorld(t).client(s.URL, capped, func(settings *Settings) {
		settings.HTTP.Header = http.Header{"Accept-Encoding": {"br"}} // what could not be decoded is not asked for
	})
	text, answer, failure := fetch(t, c, get("/"))
	if failure != nil || answer.Bytes != 1000 || text != strings.Repeat("x", 1000) {
		t.Errorf("got %v, %v", answer, failure)
	}
}

func TestTheAdministratorsOwnResponseLimitHoldsWhereItIsLower(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, _ *http.Request) { _, _ = io.WriteString(w, strings.Repeat("x", 100)) })
	ctx := config.WithGrafanaConfig(context.Background(), config.NewGrafanaCfg(map[string]string{config.ResponseLimit: "50"}))
	_, _, failure := fetchWithin(ctx, t, newWorld(t).client(s.URL), get("/"))
	wantFailure(t, failure, KindTooLarge, "", 1)
}
