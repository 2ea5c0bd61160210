package runtime

import (
	"reflect"
	"testing"
)

func TestTheCollectorRunsMoreOftenWhileCallsHoldMuchAndAsUsualFromTheNextCallOn(t *testing.T) {
	var set []int
	p := &pace{set: func(percent int) { set = append(set, percent) }}
	p.use(muchInUse)
	if set != nil {
		t.Error("for an ordinary query:", set)
	}
	p.use(1)
	p.use(muchInUse)
	p.slacken()
	p.use(-2 * muchInUse)
	if !reflect.DeepEqual(set, []int{quickPace}) {
		t.Error("until a new call comes:", set)
	}
	p.slacken()
	if !reflect.DeepEqual(set, []int{quickPace, usualPace}) || p.inUse != 1 {
		t.Error(set, p.inUse)
	}
}
