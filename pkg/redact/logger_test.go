package redact

import (
	"errors"
	"fmt"
	"slices"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend/log"
)

type recorder struct {
	log.Logger
	lines *[]string
}

func (r recorder) With(fields ...any) log.Logger {
	*r.lines = append(*r.lines, fmt.Sprint("with ", fields))
	return r
}
func (r recorder) Debug(m string, fields ...any) { *r.lines = append(*r.lines, fmt.Sprint(m, fields)) }
func (r recorder) Info(m string, fields ...any)  { *r.lines = append(*r.lines, fmt.Sprint(m, fields)) }
func (r recorder) Warn(m string, fields ...any)  { *r.lines = append(*r.lines, fmt.Sprint(m, fields)) }
func (r recorder) Error(m string, fields ...any) { *r.lines = append(*r.lines, fmt.Sprint(m, fields)) }

func TestLogLinesLoseSecrets(t *testing.T) {
	var lines []string
	logger := known.Logger(recorder{Logger: log.NewNullLogger(), lines: &lines}).With("url", "/?t=tok-123456")
	logger.Debug("a tok-123456", "n", 7)
	logger.Info("b", "error", errors.New("no tok-123456"))
	logger.Warn("c", "map", map[string]any{"deep": []string{"tok-123456"}})
	logger.Error("d", "none", nil, "cut", "tok-12…")
	want := []string{
		"with [url /?t=[removed]]", "a [removed][n 7]", "b[error no [removed]]", "c[map map[deep:[[removed]]]]",
		"d[none <nil> cut [removed]…]",
	}
	if !slices.Equal(lines, want) {
		t.Errorf("%q", lines)
	}
}
