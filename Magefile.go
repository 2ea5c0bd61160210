//go:build mage

package main

import (
	"fmt"
	"os"
	"os/exec"
	"sync"

	// Grafana's tools call the targets of the SDK: `mage -v build:linux`, `mage buildAll`.
	//mage:import
	build "github.com/grafana/grafana-plugin-sdk-go/build"
)

// Default builds every platform.
var Default = build.BuildAll

// Several platforms build at once, of one engine. Without it the executable would build too, and answer nothing.
var buildEngine = sync.OnceValue(func() error {
	node := exec.Command("node", ".config/build/engine.mjs")
	node.Stdout, node.Stderr = os.Stdout, os.Stderr
	if err := node.Run(); err != nil {
		return fmt.Errorf("the engine that the executable holds does not build (%w): it needs Node 22 or newer, and npm ci first", err)
	}
	return nil
})

func init() {
	_ = build.SetBeforeBuildCallback(func(config build.Config) (build.Config, error) {
		// On a fresh clone src/plugin.json is not there yet.
		config.PluginJSONPath = "."
		return config, buildEngine()
	})
}
