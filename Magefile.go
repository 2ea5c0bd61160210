//go:build mage

package main

import (
	// Grafana's tools call the targets of the SDK: `mage -v build:linux`, `mage buildAll`.
	//mage:import
	build "github.com/grafana/grafana-plugin-sdk-go/build"
)

// Default builds every platform.
var Default = build.BuildAll
