//go:build dev

package runtime

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	goruntime "runtime"
	"sync"
	"time"
)

var fromDisk struct {
	sync.Mutex
	program *Program
	err     error
	changed time.Time
}

// bundledProgram reads the bundle beside this source file, again whenever it has changed. A dev build therefore runs on the
// machine that built it, and without -trimpath.
func bundledProgram() (*Program, error) {
	folder := os.DirFS(sourceFolder())
	fromDisk.Lock()
	defer fromDisk.Unlock()
	file, err := folder.Open(bundleFile)
	if err != nil {
		return nil, ErrNoBundle
	}
	defer func() { _ = file.Close() }()
	info, err := file.Stat()
	if err != nil {
		return nil, ErrNoBundle
	}
	if (fromDisk.program != nil || fromDisk.err != nil) && info.ModTime().Equal(fromDisk.changed) {
		return fromDisk.program, fromDisk.err
	}
	source, err := io.ReadAll(file)
	if err != nil {
		return nil, ErrNoBundle
	}
	fromDisk.changed = info.ModTime()
	fromDisk.program, fromDisk.err = Compile("engine.js", string(source), func(string) ([]byte, error) {
		sourceMap, err := folder.Open(sourceMapFile)
		if err != nil {
			return nil, fmt.Errorf("opening the source map: %w", err)
		}
		defer func() { _ = sourceMap.Close() }()
		return io.ReadAll(sourceMap)
	})
	return fromDisk.program, fromDisk.err
}

func sourceFolder() string {
	_, file, _, _ := goruntime.Caller(0)
	return filepath.Dir(file)
}
