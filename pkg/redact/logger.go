package redact

import (
	"context"
	"fmt"
	"reflect"

	"github.com/grafana/grafana-plugin-sdk-go/backend/log"
)

// Logger gives a logger that takes the secrets out of messages and fields.
func (r *Redactor) Logger(inner log.Logger) log.Logger {
	return &logger{inner: inner, redactor: r}
}

type logger struct {
	inner    log.Logger
	redactor *Redactor
}

func (l *logger) Debug(message string, fields ...any) {
	l.inner.Debug(l.redactor.Text(message), l.clean(fields)...)
}

func (l *logger) Info(message string, fields ...any) {
	l.inner.Info(l.redactor.Text(message), l.clean(fields)...)
}

func (l *logger) Warn(message string, fields ...any) {
	l.inner.Warn(l.redactor.Text(message), l.clean(fields)...)
}

func (l *logger) Error(message string, fields ...any) {
	l.inner.Error(l.redactor.Text(message), l.clean(fields)...)
}

func (l *logger) With(fields ...any) log.Logger {
	return &logger{inner: l.inner.With(l.clean(fields)...), redactor: l.redactor}
}

func (l *logger) FromContext(ctx context.Context) log.Logger {
	return &logger{inner: l.inner.FromContext(ctx), redactor: l.redactor}
}

func (l *logger) Level() log.Level { return l.inner.Level() }

// clean leaves numbers and booleans as they are and writes everything else out.
func (l *logger) clean(fields []any) []any {
	clean := make([]any, len(fields))
	for n, field := range fields {
		clean[n] = field
		if reflect.ValueOf(field).Kind() > reflect.Complex128 {
			clean[n] = l.redactor.Text(fmt.Sprint(field))
		}
	}
	return clean
}
