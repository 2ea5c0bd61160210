package runtrailreceiver

import (
	"context"

	"github.com/grafana/grafana-plugin-sdk-go/backend/log"
	"go.uber.org/zap"
)

// logger gives the collector's log to the engine.
type logger struct{ *zap.SugaredLogger }

func newLogger(inner *zap.Logger) log.Logger { return logger{inner.Sugar()} }

func (l logger) Debug(message string, fields ...any) { l.Debugw(message, fields...) }
func (l logger) Info(message string, fields ...any)  { l.Infow(message, fields...) }
func (l logger) Warn(message string, fields ...any)  { l.Warnw(message, fields...) }
func (l logger) Error(message string, fields ...any) { l.Errorw(message, fields...) }

func (l logger) With(fields ...any) log.Logger          { return logger{l.SugaredLogger.With(fields...)} }
func (l logger) FromContext(context.Context) log.Logger { return l }

func (l logger) Level() log.Level {
	switch level := l.SugaredLogger.Level(); {
	case level < zap.InfoLevel:
		return log.Debug
	case level < zap.WarnLevel:
		return log.Info
	case level < zap.ErrorLevel:
		return log.Warn
	default:
		return log.Error
	}
}
