package columns

import (
	"math"
	"slices"
	"testing"
)

func TestDistinctNumbersComeOnceEach(t *testing.T) {
	codes, values := Distinct([]float64{5, math.NaN(), 7, 5, math.Copysign(0, -1), 0})
	if !slices.Equal(codes, []int32{0, -1, 1, 0, 2, 2}) || !slices.Equal(values, []float64{5, 7, 0}) {
		t.Error(codes, values)
	}
}
