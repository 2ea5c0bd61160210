package runtime

import (
	"embed"
	"sync"
)

// The folder holds a committed placeholder, so that a fresh clone builds without the engine.
//
//go:embed bundle
var bundle embed.FS

// bundledProgram is compiled once a process.
var bundledProgram = sync.OnceValues(func() (*Program, error) { return programIn(bundle) })

func programIn(files embed.FS) (*Program, error) {
	source, err := files.ReadFile(bundleFile)
	if err != nil {
		return nil, ErrNoBundle
	}
	return Compile("engine.js", string(source), func() ([]byte, error) {
		return files.ReadFile(sourceMapFile)
	})
}
