package runtime

import "github.com/grafana/sobek"

// rejections are the promises that were rejected and have no handler so far. What is left when a turn of the loop ends has
// been forgotten by the engine; without this list such an error would be lost.
type rejections map[*sobek.Promise]struct{}

func (r rejections) track(promise *sobek.Promise, operation sobek.PromiseRejectionOperation) {
	switch operation {
	case sobek.PromiseRejectionReject:
		r[promise] = struct{}{}
	case sobek.PromiseRejectionHandle:
		delete(r, promise)
	}
}

func (i *isolate) reportRejections() {
	for promise := range i.rejections {
		delete(i.rejections, promise)
		unhandledRejections.Inc()
		i.log.Error("A promise of the engine was rejected and nobody handles it", "error", i.describe(promise.Result()))
	}
}
