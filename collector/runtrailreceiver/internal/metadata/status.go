// Package metadata is what metadata.yaml says, for the code.
package metadata

import "go.opentelemetry.io/collector/component"

// Type of the receiver in configurations.
var Type = component.MustNewType("runtrail")

const (
	// ScopeName of the receiver's own telemetry.
	ScopeName = "github.com/runtrail/runtrail-audit-datasource/collector/runtrailreceiver"
	// LogsStability of what it sends.
	LogsStability = component.StabilityLevelAlpha
)
