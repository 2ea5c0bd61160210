// Package alerting holds tests alone: what alert rules come to on every query type, format and mishap.
package alerting
