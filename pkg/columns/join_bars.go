package columns

import (
	"fmt"
	"math"
)

// Roles of a row in JoinBars; any other is none.
const (
	begins = 0
	ends   = 1
)

// More distinct keys than any column has.
const mostKeys = 1 << 26

// Joined is what JoinBars made of each row.
type Joined struct {
	// Starts is NaN in a row that takes no part any more because another has its time, Ends where nothing ends it.
	Starts, Ends []float64
	// Open is 0 in rows that begin what no row ends, otherwise -1.
	Open []int32
}

// JoinBars joins the rows that end something to those that begin it, in the order of the rows: the row that ends what its key
// has begun gets the time of the one that began it as its start and its own as its end; the other one has no start then.
// What is begun anew, or never ended, stays open, and ends when all is closed, unless that is NaN or before its start. Rows without
// a key (-1) or a time take no part.
func JoinBars(keys, roles []int32, times []float64, closed float64) (Joined, error) {
	length := len(times)
	if len(keys) != length || len(roles) != length {
		return Joined{}, fmt.Errorf("join bars: there are %d keys and %d roles for %d times", len(keys), len(roles), length)
	}
	joined := Joined{Starts: make([]float64, length), Ends: make([]float64, length), Open: make([]int32, length)}
	highest := int32(-1)
	for _, key := range keys {
		highest = max(highest, key)
	}
	if highest >= mostKeys {
		return Joined{}, fmt.Errorf("join bars: a key is %d", highest)
	}
	begun := make([]int32, highest+1) // by key: the row that has begun, counted from 1; 0 = none
	for row, time := range times {
		joined.Starts[row], joined.Ends[row], joined.Open[row] = time, math.NaN(), -1
		key, role := keys[row], roles[row]
		if key < 0 || math.IsNaN(time) {
			continue
		}
		switch role {
		case begins:
			begun[key] = int32(row) + 1
			joined.Open[row] = 0
		case ends:
			if first := begun[key] - 1; first >= 0 {
				begun[key] = 0
				joined.Starts[row], joined.Ends[row] = times[first], time
				joined.Starts[first], joined.Open[first] = math.NaN(), -1
			}
		}
	}
	if !math.IsNaN(closed) {
		for row, open := range joined.Open {
			if open == 0 {
				joined.Ends[row] = max(closed, times[row])
			}
		}
	}
	return joined, nil
}
