package runtime

import (
	"fmt"
	"path"
	"regexp"
	"strconv"
	"strings"
	"sync"

	"github.com/go-sourcemap/sourcemap"
)

// sourcePositions tell where in the sources what stands in a compiled engine comes from. The source map is taken apart when
// the first stack is shown: that takes milliseconds and megabytes, which an engine without a bug can do without. Nil knows none.
type sourcePositions func() *mappedPositions

type mappedPositions struct {
	position *regexp.Regexp
	// at is nil where there is no map that can be read.
	at *sourcemap.Consumer
}

func positionsInSources(name string, loadMap func() ([]byte, error)) sourcePositions {
	if loadMap == nil {
		return nil
	}
	return sync.OnceValue(func() *mappedPositions {
		found := &mappedPositions{position: regexp.MustCompile(regexp.QuoteMeta(name) + `:(\d+):(\d+)`)}
		if text, err := loadMap(); err == nil {
			found.at, _ = sourcemap.Parse("", text)
		}
		return found
	})
}

// shownIn is a text in which positions in the compiled engine are those in its sources.
func (p sourcePositions) shownIn(text string) string {
	if p == nil || !strings.Contains(text, "\tat ") {
		return text
	}
	known := p()
	if known.at == nil {
		return text
	}
	return known.position.ReplaceAllStringFunc(text, func(position string) string {
		numbers := known.position.FindStringSubmatch(position)
		line, _ := strconv.Atoi(numbers[1])
		column, _ := strconv.Atoi(numbers[2])
		file, _, line, column, ok := known.at.Source(line, column)
		if !ok {
			return position
		}
		return fmt.Sprintf("%s:%d:%d", path.Clean(file), line, column)
	})
}
