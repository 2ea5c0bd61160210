package columns

import "unsafe"

const (
	firstChunk = 256
	// Large enough that a body of any size makes few chunks, small enough that a half-filled last one costs little.
	fullChunk = 512 << 10
)

// cells keeps the texts of a column in few large chunks: nothing of the body stays alive, and the garbage collector has little
// to walk.
type cells struct {
	extents []extent
	chunks  [][]byte
}

// extent is where a text lies.
type extent struct {
	chunk, start int32
	// -1 = null
	length int32
}

var nullExtent = extent{length: -1}

// Len is the number of rows.
func (c *cells) Len() int { return len(c.extents) }

// Bytes is the memory that the column keeps.
func (c *cells) Bytes() int64 {
	bytes := int64(cap(c.extents)) * int64(unsafe.Sizeof(extent{}))
	for _, chunk := range c.chunks {
		bytes += int64(cap(chunk))
	}
	return bytes
}

// At is the text of a row; false for null. The string shares the column's memory.
func (c *cells) At(row int) (string, bool) {
	at := c.extents[row]
	return c.textAt(at), at.length >= 0
}

// textAt is the text of an extent; empty for null.
func (c *cells) textAt(at extent) string {
	if at.length <= 0 {
		return ""
	}
	return unsafe.String(&c.chunks[at.chunk][at.start], at.length)
}

// store copies a text into the column's chunks. A chunk's bytes are never moved or written again.
func (c *cells) store(text []byte) extent {
	if len(text) == 0 {
		return extent{}
	}
	last := len(c.chunks) - 1
	if last < 0 || cap(c.chunks[last])-len(c.chunks[last]) < len(text) {
		size := firstChunk
		if last >= 0 {
			size = min(2*cap(c.chunks[last]), fullChunk)
		}
		c.chunks = append(c.chunks, make([]byte, 0, max(size, len(text))))
		last++
	}
	start := len(c.chunks[last])
	c.chunks[last] = append(c.chunks[last], text...)
	// #nosec G115 -- an answer has at most 1 GiB
	return extent{chunk: int32(last), start: int32(start), length: int32(len(text))}
}

// adopt takes another column's chunks without copying them and returns what to add to the chunk number of its extents.
func (c *cells) adopt(other *cells) int32 {
	shift := int32(len(c.chunks)) // #nosec G115 -- fewer than bytes
	for _, chunk := range other.chunks {
		// The full capacity is given up, so that the next store begins a chunk of its own.
		c.chunks = append(c.chunks, chunk[:len(chunk):len(chunk)])
	}
	return shift
}

// shifted is the extent in a column that adopted the chunks.
func (e extent) shifted(shift int32) extent {
	if e.length > 0 {
		e.chunk += shift
	}
	return e
}

func unsafeBytes(text string) []byte  { return unsafe.Slice(unsafe.StringData(text), len(text)) }
func unsafeString(text []byte) string { return unsafe.String(unsafe.SliceData(text), len(text)) }
