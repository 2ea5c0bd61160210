package runtime

import (
	"errors"

	"github.com/grafana/sobek"
)

// beside gives a promise for what run does on a goroutine of its own. What run returns makes the promise's value, back on
// the loop. A panic of run rejects the promise.
func (i *isolate) beside(run func() func() (sobek.Value, error)) sobek.Value {
	promise, resolve, reject := i.vm.NewPromise()
	i.work(func() {
		var value func() (sobek.Value, error)
		problem := contained(func() error {
			value = run()
			return nil
		})
		i.post(0, func() error {
			if problem != nil {
				i.log.Error("Work of the host failed", "error", problem.Error())
				return reject(i.vm.NewGoError(errors.New("the host failed")))
			}
			made, err := value()
			if err != nil {
				return err
			}
			return resolve(made)
		})
	})
	return i.vm.ToValue(promise)
}
