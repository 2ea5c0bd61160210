//go:build mage

package main

import (
	// Grafana's tools call the targets of the SDK: `mage -v build:linux`, `mage buildAll`.
	//mage:import
	build "github.com/grafana/grafana-plugin-sdk-go/build"
)

// Default builds every platform.
var Default = build.BuildAll

func init() {
	// On a fresh clone src/plugin.json is not there yet.
	_ = build.SetBeforeBuildCallback(func(config build.Config) (build.Config, error) {
		config.PluginJSONPath = "."
		return config, nil
	})
}
