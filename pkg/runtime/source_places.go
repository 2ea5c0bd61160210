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

// sourcePlaces are the places in the sources that those of a compiled engine were made of. The source map is taken apart when
// the first stack is shown: that takes milliseconds and megabytes, which an engine without a bug can do without. Nil knows none.
type sourcePlaces func() *mappedPlaces

type mappedPlaces struct {
	place *regexp.Regexp
	// at is nil where there is no map that can be read.
	at *sourcemap.Consumer
}

func placesInSources(name string, loadMap func() ([]byte, error)) sourcePlaces {
	if loadMap == nil {
		return nil
	}
	return sync.OnceValue(func() *mappedPlaces {
		found := &mappedPlaces{place: regexp.MustCompile(regexp.QuoteMeta(name) + `:(\d+):(\d+)`)}
		if text, err := loadMap(); err == nil {
			found.at, _ = sourcemap.Parse("", text)
		}
		return found
	})
}

// shownIn is a text in which places of the compiled engine are those of its sources.
func (p sourcePlaces) shownIn(text string) string {
	if p == nil || !strings.Contains(text, "\tat ") {
		return text
	}
	known := p()
	if known.at == nil {
		return text
	}
	return known.place.ReplaceAllStringFunc(text, func(place string) string {
		numbers := known.place.FindStringSubmatch(place)
		line, _ := strconv.Atoi(numbers[1])
		column, _ := strconv.Atoi(numbers[2])
		file, _, line, column, ok := known.at.Source(line, column)
		if !ok {
			return place
		}
		return fmt.Sprintf("%s:%d:%d", path.Clean(file), line, column)
	})
}
