package runtime

import (
	"context"
	"errors"
	"regexp/syntax"
	goruntime "runtime"
	"unicode/utf8"

	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

// A pattern's effort is the size of its program times the bytes of text: what RE2 promises never to exceed, but for a
// factor that was measured as up to 7 ns.
const (
	mostEffort  = 1_000_000_000
	smallEffort = 10_000_000 // some 10 ms: not worth waiting for a place
	// Longer ones are refused before they are compiled, which takes time and memory too.
	longestPattern        = 1 << 20
	longestCheckedPattern = 10_000
)

// matchers lets few patterns at a time use a processor, so that the loops and everything else in the process have the rest.
var matchers = make(chan struct{}, max(1, goruntime.GOMAXPROCS(0)/2))

var (
	errTooMuchMatching = errors.New("too much work")
	errLongPattern     = errors.New("it has more than 10 000 characters; use = for whole values, or several patterns")
)

// checkPattern is `Host.checkPattern`; on the loop, since it is over in less than a millisecond.
func (i *isolate) checkPattern(call sobek.FunctionCall) sobek.Value {
	pattern := i.text(call.Argument(0), "pattern")
	if utf8.RuneCountInString(pattern) > longestCheckedPattern {
		return i.patternError(errLongPattern)
	}
	if _, err := columns.Matching(pattern, []string(nil)); err != nil {
		return i.patternError(err)
	}
	return sobek.Undefined()
}

// matching is `Host.matching`.
func (i *isolate) matching(call sobek.FunctionCall) sobek.Value {
	pattern := i.text(call.Argument(0), "pattern")
	var values any
	if isKind(call.Argument(1), "text") {
		values = i.column(call.Argument(1), "values")
	} else {
		values = i.texts(call.Argument(1), "values")
	}
	ctx := i.services.callLifetime(i.attribution.current.Load())
	if ctx == nil {
		ctx = i.ctx
	}
	return i.beside(func() func() (sobek.Value, error) {
		flags, err := match(ctx, pattern, values)
		return func() (sobek.Value, error) {
			if err != nil {
				return i.patternError(err), nil
			}
			return i.newUint8Array(flags), nil
		}
	})
}

func (i *isolate) patternError(err error) sobek.Value {
	problem := map[string]any{"error": err.Error()}
	if errors.Is(err, errTooMuchMatching) {
		problem["tooMuch"] = true
	}
	return i.objectOf(problem)
}

// match waits for its place unless there is little to do. The context ends the waiting only: what has begun is over soon.
func match(ctx context.Context, pattern string, values any) ([]uint8, error) {
	effort, err := matchingEffort(pattern, values)
	if err != nil {
		return nil, err
	}
	if effort > mostEffort {
		return nil, errTooMuchMatching
	}
	if effort > smallEffort {
		select {
		case matchers <- struct{}{}:
			defer func() { <-matchers }()
		case <-ctx.Done():
			return nil, ctx.Err()
		}
	}
	return columns.Matching(pattern, values)
}

// matchingEffort is 0 for a wrong pattern, about which Matching has the words.
func matchingEffort(pattern string, values any) (int64, error) {
	if len(pattern) > longestPattern {
		return 0, errTooMuchMatching
	}
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return 0, nil
	}
	program, err := syntax.Compile(parsed.Simplify())
	if err != nil {
		return 0, nil
	}
	return int64(len(program.Inst)) * textBytes(values), nil
}

func textBytes(values any) (bytes int64) {
	switch values := values.(type) {
	case []string:
		for _, text := range values {
			bytes += int64(len(text))
		}
	case *columns.Texts:
		bytes = values.Bytes()
	}
	return bytes
}
