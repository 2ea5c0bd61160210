// Package alerting restates how Grafana 12.4 makes alert states of a data source's frames: conversion, expressions, states.
// It holds nothing of a vendor and calls nobody; who uses it brings the answers.
package alerting

import (
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/data"
)

// Point is one value of a series; nil is a null.
type Point struct {
	Time  time.Time
	Value *float64
}

// Value is a number or a series with its labels. No values at all is what Grafana calls no data.
type Value struct {
	Labels   data.Labels
	IsSeries bool
	Points   []Point
	Number   *float64
}
