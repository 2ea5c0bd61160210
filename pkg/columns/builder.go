package columns

import (
	"math"
	"slices"
	"strconv"

	"github.com/go-json-experiment/json/jsontext"
)

// builder fills one column. Cells are set by row, never appended, so that a duplicate key cannot shift a column.
type builder struct {
	plannedColumn
	codes   []int32
	index   valueIndex
	numbers []float64
	cells   cells
	scratch []byte
	// A bit a row whose value is mistyped: a later duplicate of the key takes it back.
	mistypedRows []uint64
	// The last dictionary value that was set: neighbours are often the same.
	lastCode int32
}

func newBuilder(column plannedColumn) *builder {
	return &builder{plannedColumn: column, lastCode: -1}
}

// grow makes room for at least so many rows, null for now.
func (b *builder) grow(rows int) {
	switch b.kind {
	case kindDictionary, kindBoolean:
		b.codes = grown(b.codes, rows, -1)
	case kindText, kindJSON:
		b.cells.extents = grown(b.cells.extents, rows, nullExtent)
	default:
		b.numbers = grown(b.numbers, rows, math.NaN())
	}
}

func grown[T any](cells []T, rows int, null T) []T {
	filled := len(cells)
	cells = slices.Grow(cells, rows-filled)[:rows]
	for i := filled; i < rows; i++ {
		cells[i] = null
	}
	return cells
}

// clear makes the cell null again, when its key is there a second time.
func (b *builder) clear(row int32) {
	if word := row / 64; int(word) < len(b.mistypedRows) {
		b.mistypedRows[word] &^= 1 << (row % 64)
	}
	switch b.kind {
	case kindDictionary, kindBoolean:
		b.codes[row] = -1
	case kindText, kindJSON:
		b.cells.extents[row] = nullExtent
	default:
		b.numbers[row] = math.NaN()
	}
}

func (b *builder) markMistyped(row int32) {
	word := int(row / 64)
	for word >= len(b.mistypedRows) {
		b.mistypedRows = append(b.mistypedRows, 0)
	}
	b.mistypedRows[word] |= 1 << (row % 64)
}

// countMistyped says how many of the rows are marked.
func (b *builder) countMistyped(rows []int32) int {
	if len(b.mistypedRows) == 0 {
		return 0
	}
	count := 0
	for _, row := range rows {
		if word := int(row / 64); word < len(b.mistypedRows) && b.mistypedRows[word]&(1<<(row%64)) != 0 {
			count++
		}
	}
	return count
}

func (b *builder) isNull(row int32) bool {
	switch b.kind {
	case kindDictionary, kindBoolean:
		return b.codes[row] < 0
	case kindText, kindJSON:
		return b.cells.extents[row].length < 0
	default:
		return math.IsNaN(b.numbers[row])
	}
}

// setString takes the inside of a string value.
func (b *builder) setString(row int32, text []byte) {
	switch b.kind {
	case kindDictionary, kindText:
		b.setText(row, text)
	case kindISOTime:
		parsed, ok := parseISOTime(text)
		isTime, instant := ok && parsed.zoned, parsed.ms-parsed.offset
		if !isTime || !isUnset(instant) {
			b.setNumber(row, float64(instant), isTime)
		}
	case kindNumber:
		value, ok := 0.0, false
		if b.fromText {
			value, ok = numberInText(text)
		}
		b.setNumber(row, value, ok)
	default:
		b.markMistyped(row)
	}
}

// setLiteral takes a number or boolean as it stands in the body.
func (b *builder) setLiteral(row int32, raw []byte) {
	isNumber := raw[0] != 't' && raw[0] != 'f'
	switch b.kind {
	case kindDictionary, kindText:
		b.setText(row, raw)
	case kindBoolean:
		if isNumber {
			b.markMistyped(row)
			return
		}
		b.setText(row, raw)
	case kindNumber:
		if !isNumber {
			b.markMistyped(row)
			return
		}
		value, err := strconv.ParseFloat(unsafeString(raw), 64)
		b.setNumber(row, value, err == nil)
	default:
		b.markMistyped(row)
	}
}

func (b *builder) setText(row int32, text []byte) {
	if b.kind == kindText {
		if b.oneLine {
			text, b.scratch = oneLine(b.scratch, text)
		}
		b.cells.extents[row] = b.cells.store(text)
		return
	}
	if b.lastCode >= 0 && b.index.values[b.lastCode] == string(text) {
		b.codes[row] = b.lastCode
		return
	}
	b.lastCode = b.index.codeOf(text)
	b.codes[row] = b.lastCode
}

func (b *builder) setNumber(row int32, value float64, ok bool) {
	if !ok {
		b.markMistyped(row)
		return
	}
	b.numbers[row] = value
}

// setJSON takes a whole value as compact JSON.
func (b *builder) setJSON(row int32, value []byte) {
	if b.fromText && len(value) > 0 && value[0] == '"' {
		b.scratch = unquote(b.scratch[:0], value)
		inside := jsontext.Value(b.scratch)
		if inside.Compact(jsontext.AllowDuplicateNames(true), jsontext.AllowInvalidUTF8(true)) != nil {
			b.markMistyped(row)
			return
		}
		value = inside
	}
	if string(value) != "null" {
		b.cells.extents[row] = b.cells.store(value)
	}
}

// column is what was built, without the room for more rows.
func (b *builder) column(rows int) Column {
	switch b.kind {
	case kindDictionary, kindBoolean:
		return &Dictionary{Codes: b.codes[:rows], Values: b.index.values}
	case kindText, kindJSON:
		b.cells.extents = b.cells.extents[:rows]
		if b.kind == kindJSON {
			return &JSONs{b.cells}
		}
		return &Texts{b.cells}
	default:
		return &Numbers{Values: b.numbers[:rows]}
	}
}
