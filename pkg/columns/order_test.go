package columns

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func FuzzOrderIsThatOfAStableSort(f *testing.F) {
	for seed := range uint64(200) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		random := rand.New(rand.NewPCG(seed, 0)) // #nosec G404 -- the same at each run
		keys := madeKeys(random)
		rows := make([]int32, random.IntN(600))
		for i := range rows {
			rows[i] = random.Int32N(int32(len(keys))+2) - 1
		}
		keyOf := func(row int32) float64 {
			if row < 0 || int(row) >= len(keys) {
				return math.NaN()
			}
			return keys[row]
		}
		want := slices.Clone(rows)
		slices.SortStableFunc(want, func(a, b int32) int {
			left, right := keyOf(a), keyOf(b)
			switch {
			case left < right || math.IsNaN(right) && !math.IsNaN(left):
				return -1
			case left > right || math.IsNaN(left) && !math.IsNaN(right):
				return 1
			default:
				return 0
			}
		})
		if got := Order(rows, keys); !slices.Equal(got, want) {
			t.Errorf("rows %v by %v are ordered as %v, not %v", rows, keys, got, want)
		}
	})
}

// madeKeys are codes, times of one day, or numbers of any size, some of them null.
func madeKeys(random *rand.Rand) []float64 {
	odd := []float64{math.NaN(), math.Inf(1), math.Inf(-1), 0, math.Copysign(0, -1), math.SmallestNonzeroFloat64, -math.MaxFloat64}
	of := []func() float64{
		func() float64 { return float64(random.IntN(5) - 1) },
		func() float64 { return 1.7e12 + float64(random.IntN(86_400_000)) },
		func() float64 { return math.Float64frombits(random.Uint64()) },
	}[random.IntN(3)]
	keys := make([]float64, random.IntN(400))
	for row := range keys {
		keys[row] = of()
		if random.IntN(10) == 0 {
			keys[row] = odd[random.IntN(len(odd))]
		}
	}
	return keys
}
