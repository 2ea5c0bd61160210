package columns

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// largestHeadValue bounds what is kept of each value outside the rows, bytes.
const largestHeadValue = 64 << 10

// mostCells bounds the columns of one table, by rows: a record of few bytes has as many cells as a large one.
const mostCells = 16_000_000

var errTooMany = errors.New("more rows than a table may have")

// Table is what a plan made of one body.
type Table struct {
	Length  int
	Columns map[string]Column
	// Values from outside the rows as compact JSON; missing ones are absent. Of those above 64 KiB there is the beginning, with an
	// ellipsis behind it: for a text that of the text, for all else that of its JSON, as a text.
	Head map[string]json.RawMessage
	// How many values of a column are of another type than planned (they are null); columns without any are absent.
	Mistyped map[string]int
	// Records that make no row because a needed column is null there: how many in all, and by column.
	Lost       int
	Unreadable map[string]int
	// Items of the row list that are no objects; they make no row.
	Skipped int
}

// Decode reads a body by a plan, streaming. What is wrong with the body is a Problem; the error is that of a failing
// reader, wrapped. A body without a problem has been read to its end.
func Decode(body io.Reader, plan *Plan) (*Table, Problem, error) {
	reader := &tokenReader{scanner: scanner{source: body}}
	first, any := reader.start()
	switch {
	case reader.failed() && !any:
		return nil, "", fmt.Errorf("read body: %w", reader.err)
	case !any && plan.lines:
		return newDecoder(reader, plan).table(), "", nil
	case !any:
		return nil, ProblemEmpty, nil
	case first == '<':
		return nil, ProblemHTML, nil
	}
	d := newDecoder(reader, plan)
	err := d.body()
	if err == nil {
		err = reader.finish()
	}
	if reader.failed() {
		return nil, "", fmt.Errorf("read body: %w", reader.err)
	}
	switch {
	case err == nil && !d.found && !d.sawNull:
		return nil, ProblemNoRows, nil
	case err == nil:
		return d.table(), "", nil
	case errors.Is(err, errTooDeep):
		return nil, ProblemTooDeep, nil
	case errors.Is(err, errTooMany):
		return nil, ProblemTooMany, nil
	case errors.Is(err, errTrailing):
		return nil, ProblemTrailing, nil
	case errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, io.EOF):
		return nil, ProblemTruncated, nil
	default:
		return nil, ProblemNotJSON, nil
	}
}

// body reads the rows wherever the plan says they are.
func (d *decoder) body() error {
	if d.plan.lines {
		return d.lines()
	}
	return d.outer(d.root)
}

// decoder goes once through a body.
type decoder struct {
	*tokenReader
	plan     *Plan
	root     *outerNode
	row      *rowNode
	builders []*builder
	keys     []*builder
	// Row of a member's name, so that a duplicate name gives one row.
	rowOf map[string]int32
	rows  int32
	// How many rows the columns have space for.
	capacity int32
	skipped  int
	head     map[string]json.RawMessage
	scratch  []byte
	// The row list was met; a null stood in its place.
	found, sawNull bool
}

func newDecoder(reader *tokenReader, plan *Plan) *decoder {
	d := &decoder{tokenReader: reader, plan: plan, root: newOuterNode(), row: newRowNode(), head: map[string]json.RawMessage{}}
	for _, path := range plan.rows {
		d.root.addRows(path)
	}
	for _, head := range plan.head {
		d.root.addHead(head.path, head.name)
	}
	for _, column := range plan.columns {
		b := newBuilder(column)
		d.builders = append(d.builders, b)
		if column.ofKey {
			d.keys = append(d.keys, b)
		} else {
			d.row.add(column.path, b)
		}
	}
	if plan.members {
		d.rowOf = map[string]int32{}
	}
	return d
}

// beginCapture collects the value that comes next; endCapture returns it, or what stands for it when it was too large.
func (d *decoder) beginCapture(leaveOut []string, limit int) {
	d.captures = append(d.captures, &capture{leaveOut: leaveOut, depth: d.depth + 1, limit: limit})
}

func (d *decoder) endCapture() []byte {
	last := len(d.captures) - 1
	c := d.captures[last]
	d.captures = d.captures[:last]
	if c.over {
		return beginningOf(c.json)
	}
	if !utf8.Valid(c.json) {
		return validUTF8(c.json)
	}
	return c.json
}

// beginningOf is the text that stands for a value of which this is the beginning. It says that something is there: what is
// too large, an error with all that led to it, must not pass for missing.
func beginningOf(json []byte) []byte {
	if json[0] == '"' {
		// The scanner has accepted the string, so that this ends where it was cut.
		scan, _ := scanString(json[1:])
		json = unquote(nil, append(json[:1+scan.length], '"'))
	}
	// Half a character before the ellipsis would hide from the redactor that a secret begins there.
	text := strings.TrimRight(strings.ToValidUTF8(string(json), "\uFFFD"), "\uFFFD")
	return appendQuoted(nil, text+"…")
}

// validUTF8 puts one U+FFFD for every byte that is no UTF-8, as it is done within texts.
func validUTF8(text []byte) []byte {
	return []byte(string([]rune(string(text))))
}
