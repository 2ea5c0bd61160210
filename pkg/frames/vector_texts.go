package frames

import (
	"encoding/binary"
	"math"
)

// textColumn has texts; At is false for null.
type textColumn interface {
	Len() int
	At(row int) (string, bool)
}

type plainTexts []*string

func (t plainTexts) Len() int { return len(t) }

func (t plainTexts) At(row int) (string, bool) {
	if t[row] == nil {
		return "", false
	}
	return *t[row], true
}

// texts are strings or JSON: where each ends, and their bytes.
type texts struct {
	values   textColumn
	nullable bool
	null     string // stands for null where there may be none
}

func (v *texts) length() int { return v.values.Len() }

func (v *texts) measure(rows []int32, count int) (measured, error) {
	bytes, nulls := 0, 0
	for n := range count {
		text, ok := v.values.At(rowAt(rows, n))
		bytes += len(text)
		if !ok {
			nulls++
		}
	}
	m := measured{buffers: []int{4 * (count + 1), bytes}}
	if v.nullable {
		m.nulls = nulls
	} else {
		m.buffers[1] += nulls * len(v.null)
	}
	if m.buffers[1] > math.MaxInt32 {
		return m, errTooLong
	}
	return m, nil
}

func (v *texts) write(rows []int32, count int, validity []byte, buffers [][]byte) {
	ends, bytes := buffers[0], buffers[1]
	end := 0
	for n := range count {
		text, ok := v.values.At(rowAt(rows, n))
		switch {
		case !ok && !v.nullable:
			text = v.null
		case ok && validity != nil:
			setBit(validity, n)
		}
		end += copy(bytes[end:], text)
		binary.LittleEndian.PutUint32(ends[4*(n+1):], uint32(end)) // #nosec G115 -- measured
	}
}
