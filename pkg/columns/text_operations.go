package columns

import (
	"fmt"
	"math"
	"strconv"

	"github.com/grafana/sobek/ftoa"
)

// Join makes one text a row of the parts, which are each a string, *Dictionary, *Texts or *Numbers. A null part is the
// empty string, a number its shortest decimal text as JavaScript writes it.
func Join(length int, parts []any) (*Texts, error) {
	writers := make([]func(row int, line []byte) []byte, len(parts))
	for i, part := range parts {
		writer, err := partWriter(part, length)
		if err != nil {
			return nil, err
		}
		writers[i] = writer
	}
	joined := &Texts{cells{extents: make([]extent, 0, length)}}
	var line []byte
	for row := range length {
		line = line[:0]
		for _, write := range writers {
			line = write(row, line)
		}
		joined.extents = append(joined.extents, joined.store(line))
	}
	return joined, nil
}

func partWriter(part any, length int) (func(row int, line []byte) []byte, error) {
	if column, ok := part.(Column); ok && column.Len() < length {
		return nil, fmt.Errorf("join columns: one has %d rows, not %d", column.Len(), length)
	}
	switch part := part.(type) {
	case string:
		return func(_ int, line []byte) []byte { return append(line, part...) }, nil
	case *Dictionary:
		return func(row int, line []byte) []byte { text, _ := part.At(row); return append(line, text...) }, nil
	case *Texts:
		return func(row int, line []byte) []byte { text, _ := part.At(row); return append(line, text...) }, nil
	case *Numbers:
		return func(row int, line []byte) []byte { return appendNumber(line, part.Values[row]) }, nil
	default:
		return nil, fmt.Errorf("join columns: a %T cannot be joined", part)
	}
}

// mostExact: whole numbers up to here are their own shortest text.
const mostExact = 1 << 53

// appendNumber writes a number as JavaScript does; NaN, which is null, as nothing.
func appendNumber(line []byte, value float64) []byte {
	if math.IsNaN(value) {
		return line
	}
	if whole := int64(value); float64(whole) == value && -mostExact <= whole && whole <= mostExact {
		return strconv.AppendInt(line, whole, 10)
	}
	return ftoa.FToStr(value, ftoa.ModeStandard, 0, line)
}

// TextsOf returns the texts of some rows of a *Texts or *JSONs; nil for null and for a row that does not exist.
func TextsOf(column Column, rows []int32) ([]*string, error) {
	var source *cells
	switch column := column.(type) {
	case *Texts:
		source = &column.cells
	case *JSONs:
		source = &column.cells
	default:
		return nil, fmt.Errorf("texts of a column: a %T has none", column)
	}
	texts := make([]*string, len(rows))
	for i, row := range rows {
		if row < 0 || int(row) >= source.Len() {
			continue
		}
		if text, ok := source.At(int(row)); ok {
			texts[i] = &text
		}
	}
	return texts, nil
}
