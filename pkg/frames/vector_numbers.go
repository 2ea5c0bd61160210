package frames

import (
	"encoding/binary"
	"math"
)

// What fits into nanoseconds since 1970, in which Grafana's frames travel; ms.
const (
	earliestTime = math.MinInt64 / 1_000_000
	latestTime   = math.MaxInt64 / 1_000_000
)

// numbers are float64; NaN is null where there may be one.
type numbers struct {
	values   []float64
	nullable bool
}

// times are in epoch ms; NaN is null.
type times struct {
	values   []float64
	nullable bool
}

func (v *numbers) length() int { return len(v.values) }
func (v *times) length() int   { return len(v.values) }

func (v *numbers) measure(rows []int32, count int) (measured, error) {
	m := measured{buffers: []int{8 * count}}
	if v.nullable {
		m.nulls = countNaN(v.values, rows, count)
	}
	return m, nil
}

func (v *times) measure(rows []int32, count int) (measured, error) {
	m := measured{nulls: countNaN(v.values, rows, count), buffers: []int{8 * count}}
	if m.nulls > 0 && !v.nullable {
		return m, errNull
	}
	return m, nil
}

func countNaN(values []float64, rows []int32, count int) (nulls int) {
	for n := range count {
		if math.IsNaN(values[rowAt(rows, n)]) {
			nulls++
		}
	}
	return nulls
}

func (v *numbers) write(rows []int32, count int, validity []byte, buffers [][]byte) {
	for n := range count {
		value := v.values[rowAt(rows, n)]
		if validity != nil && !math.IsNaN(value) {
			setBit(validity, n)
		}
		binary.LittleEndian.PutUint64(buffers[0][8*n:], math.Float64bits(value))
	}
}

func (v *times) write(rows []int32, count int, validity []byte, buffers [][]byte) {
	for n := range count {
		ms := v.values[rowAt(rows, n)]
		if math.IsNaN(ms) {
			continue
		}
		if validity != nil {
			setBit(validity, n)
		}
		nanoseconds := int64(min(max(ms, earliestTime), latestTime)) * 1_000_000
		binary.LittleEndian.PutUint64(buffers[0][8*n:], uint64(nanoseconds)) // #nosec G115 -- the same bits
	}
}
