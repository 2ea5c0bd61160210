//go:build dev

package runtime

import (
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
	folder := sourceFolder()
	fromDisk.Lock()
	defer fromDisk.Unlock()
	info, err := os.Stat(filepath.Join(folder, bundleFile))
	if err != nil {
		return nil, ErrNoBundle
	}
	if (fromDisk.program != nil || fromDisk.err != nil) && info.ModTime().Equal(fromDisk.changed) {
		return fromDisk.program, fromDisk.err
	}
	source, err := os.ReadFile(filepath.Join(folder, bundleFile))
	if err != nil {
		return nil, ErrNoBundle
	}
	fromDisk.changed = info.ModTime()
	fromDisk.program, fromDisk.err = Compile("engine.js", string(source), func(string) ([]byte, error) {
		return os.ReadFile(filepath.Join(folder, sourceMapFile))
	})
	return fromDisk.program, fromDisk.err
}

func sourceFolder() string {
	_, file, _, _ := goruntime.Caller(0)
	return filepath.Dir(file)
}
