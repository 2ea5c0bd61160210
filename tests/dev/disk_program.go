package main

import (
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
)

// diskProgram is the engine's bundle in a folder.
type diskProgram struct {
	folder string

	mu      sync.Mutex
	program *runtime.Program
	err     error
	changed time.Time
}

// latest compiles the bundle, again where it has changed since.
func (d *diskProgram) latest() (*runtime.Program, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	file := filepath.Join(d.folder, "engine.js")
	info, err := os.Stat(file)
	if err != nil {
		return nil, runtime.ErrNoBundle
	}
	if !info.ModTime().Equal(d.changed) {
		source, err := os.ReadFile(file)
		if err != nil {
			return nil, runtime.ErrNoBundle
		}
		d.changed = info.ModTime()
		d.program, d.err = runtime.Compile("engine.js", string(source), func() ([]byte, error) {
			return os.ReadFile(file + ".map")
		})
	}
	return d.program, d.err
}
