package runtime

import (
	"errors"
	"fmt"
	goruntime "runtime"

	"github.com/grafana/sobek"
	"github.com/grafana/sobek/parser"
)

// ErrNoBundle says that the executable was built without the engine.
var ErrNoBundle = errors.New("the engine is missing from this build: run npm run build:engine, then build the backend again")

const (
	bundleFile    = "bundle/engine.js"
	sourceMapFile = "bundle/engine.js.map"
)

// Program is a compiled engine; any number of isolates may run it at the same time.
type Program struct {
	compiled  *sobek.Program
	positions sourcePositions
}

// Compile compiles the source of an engine: a script that assigns `runtrail = { createEngine }` to the global object.
// Its source map is read with loadMap when there is a stack to be shown; without one stacks show the compiled lines.
func Compile(name, source string, loadMap func() ([]byte, error)) (*Program, error) {
	tree, err := sobek.Parse(name, source, parser.WithDisableSourceMaps)
	if err != nil {
		return nil, fmt.Errorf("parsing the engine: %w", err)
	}
	compiled, err := sobek.CompileAST(tree, true)
	if err != nil {
		return nil, fmt.Errorf("compiling the engine: %w", err)
	}
	return &Program{compiled: compiled, positions: positionsInSources(name, loadMap)}, nil
}

// Prepare compiles the bundled engine ahead of the first data source, so that its first answer does not wait for it. What that
// leaves behind is most of the memory that is in use then; collected, the first queries use it again.
func Prepare() {
	_, _ = bundledProgram()
	goruntime.GC()
}
