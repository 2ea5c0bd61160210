package frames

import "fmt"

// body is the part of an Arrow batch that holds the values.
type body struct {
	rows    []int32
	count   int
	vectors []vector
	// Each vector has a buffer of validity, which is empty where there is no null, and those that it measured.
	measured []measured
	buffers  []extent
	bytes    int
}

// extent is a part of the body, in bytes.
type extent struct{ start, length int }

// measureBody gives every buffer its extent.
func measureBody(spec Spec) (*body, error) {
	b := &body{rows: spec.Rows, vectors: make([]vector, len(spec.Fields))}
	if len(spec.Fields) == 0 {
		return b, nil
	}
	shortest := 0
	for n, field := range spec.Fields {
		v, err := vectorOf(field)
		if err != nil {
			return nil, fmt.Errorf("field %q: %w", field.Name, err)
		}
		b.vectors[n] = v
		if n == 0 {
			shortest = v.length()
		}
		if spec.Rows == nil && v.length() != shortest {
			return nil, fmt.Errorf("field %q has %d rows, the first %d", field.Name, v.length(), shortest)
		}
		shortest = min(shortest, v.length())
	}
	b.count = shortest
	if spec.Rows != nil {
		b.count = len(spec.Rows)
	}
	for _, row := range spec.Rows {
		if row < 0 || int(row) >= shortest {
			return nil, fmt.Errorf("there is no row %d among %d", row, shortest)
		}
	}
	if b.count == 0 {
		return b, nil
	}
	for n, v := range b.vectors {
		m, err := v.measure(b.rows, b.count)
		if err != nil {
			return nil, fmt.Errorf("field %q: %w", spec.Fields[n].Name, err)
		}
		b.measured = append(b.measured, m)
		validity := 0
		if m.nulls > 0 {
			validity = (b.count + 7) / 8
		}
		b.add(validity)
		for _, length := range m.buffers {
			b.add(length)
		}
	}
	return b, nil
}

func (b *body) add(length int) {
	b.buffers = append(b.buffers, extent{b.bytes, length})
	b.bytes += padded(length)
}

// write fills memory that is all zero.
func (b *body) write(into []byte) {
	var buffers [][]byte
	for _, p := range b.buffers {
		buffers = append(buffers, into[p.start:p.start+p.length])
	}
	for n, v := range b.vectors {
		validity := buffers[0]
		if b.measured[n].nulls == 0 {
			validity = nil
		}
		values := 1 + len(b.measured[n].buffers)
		v.write(b.rows, b.count, validity, buffers[1:values])
		buffers = buffers[values:]
	}
}
