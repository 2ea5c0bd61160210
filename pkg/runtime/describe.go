package runtime

import (
	"errors"
	"fmt"

	"github.com/grafana/sobek"
)

// describe gives a thrown value for the log: the error's own stack, else its text.
func (i *isolate) describe(value sobek.Value) string {
	text := "undefined"
	if value == nil {
		return text
	}
	if ex := i.vm.Try(func() {
		text = value.String()
		if object, ok := value.(*sobek.Object); ok {
			if stack := object.Get("stack"); stack != nil && sobek.IsString(stack) {
				text = stack.String()
			}
		}
	}); ex != nil {
		return "an error that cannot be read"
	}
	return i.positions.shownIn(text)
}

// describeError gives an error from sobek with the whole stack, for the log.
func (i *isolate) describeError(err error) string { return i.positions.shownIn(stackOf(err)) }

func stackOf(err error) string {
	var exception *sobek.Exception
	if errors.As(err, &exception) {
		return exception.String()
	}
	var overflow *sobek.StackOverflowError
	if errors.As(err, &overflow) {
		// The whole stack of an endless recursion says no more than its end.
		frames := overflow.Stack()
		if len(frames) > 5 {
			frames = frames[:5]
		}
		text := "stack overflow"
		for _, frame := range frames {
			text += fmt.Sprintf("\n\tat %s (%s)", frame.FuncName(), frame.Position())
		}
		return text
	}
	return err.Error()
}

// logged logs an exception of the engine where nobody waits for it, and passes on what ends the isolate.
func (i *isolate) logged(message string, err error) error {
	var exception *sobek.Exception
	if errors.As(err, &exception) {
		i.log.Error(message, "error", i.describeError(err))
		return nil
	}
	return err
}
