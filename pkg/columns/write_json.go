package columns

import (
	"fmt"
	"math"

	"github.com/go-json-experiment/json/jsontext"
)

// Member is a named part of a JSON value a row: a string, *Dictionary, *Texts or *Numbers.
type Member struct {
	Name string
	Part any
}

// JSONObjects writes one object a row, `{"name":value}`; members that are null or empty texts are left out.
func JSONObjects(length int, members []Member) (*JSONs, error) {
	return writeJSON(length, members, "{", "}", func(name []byte) (string, string) { return string(name) + ":", "" })
}

// JSONPairs writes one list a row as Grafana's traces have their tags, `[{"key":"name","value":value}]`, without nulls
// and empty texts.
func JSONPairs(length int, members []Member) (*JSONs, error) {
	return writeJSON(length, members, "[", "]", func(name []byte) (string, string) {
		return `{"key":` + string(name) + `,"value":`, "}"
	})
}

// JSONArrays writes one list a row, without nulls and empty texts.
func JSONArrays(length int, parts []any) (*JSONs, error) {
	members := make([]Member, len(parts))
	for i, part := range parts {
		members[i].Part = part
	}
	return writeJSON(length, members, "[", "]", func([]byte) (string, string) { return "", "" })
}

func writeJSON(
	length int, members []Member, open, end string, around func(name []byte) (before, after string),
) (*JSONs, error) {
	type writer struct {
		before, after string
		write         func(row int, line []byte) []byte
	}
	writers := make([]writer, len(members))
	for i, member := range members {
		write, err := jsonWriter(member.Part, length)
		if err != nil {
			return nil, err
		}
		name, _ := jsontext.AppendQuote(nil, member.Name)
		before, after := around(name)
		writers[i] = writer{before, after, write}
	}
	written := &JSONs{cells{extents: make([]extent, 0, length)}}
	var line []byte
	for row := range length {
		line = append(line[:0], open...)
		for _, w := range writers {
			begun := len(line)
			if begun > len(open) {
				line = append(line, ',')
			}
			line = append(line, w.before...)
			value := len(line)
			if line = w.write(row, line); len(line) == value {
				line = line[:begun]
				continue
			}
			line = append(line, w.after...)
		}
		line = append(line, end...)
		written.extents = append(written.extents, written.store(line))
	}
	return written, nil
}

// jsonWriter appends the JSON of a row's part, and nothing where that is null or an empty text.
func jsonWriter(part any, length int) (func(row int, line []byte) []byte, error) {
	if column, ok := part.(Column); ok && column.Len() < length {
		return nil, fmt.Errorf("write JSON: a column has %d rows, not %d", column.Len(), length)
	}
	switch part := part.(type) {
	case string:
		literal := appendQuoted(nil, part)
		return func(_ int, line []byte) []byte { return append(line, literal...) }, nil
	case *Dictionary:
		// Each distinct value is quoted once.
		values := make([]string, len(part.Values))
		for code, value := range part.Values {
			values[code] = string(appendQuoted(nil, value))
		}
		written := &Dictionary{Codes: part.Codes, Values: values}
		return func(row int, line []byte) []byte { text, _ := written.At(row); return append(line, text...) }, nil
	case *Texts:
		return func(row int, line []byte) []byte {
			text, _ := part.At(row)
			return appendQuoted(line, text)
		}, nil
	case *Numbers:
		return func(row int, line []byte) []byte {
			if math.IsInf(part.Values[row], 0) {
				return line
			}
			return appendNumber(line, part.Values[row])
		}, nil
	default:
		return nil, fmt.Errorf("write JSON: a %T cannot be written", part)
	}
}

// appendQuoted leaves the error out on purpose: it says that U+FFFD was put in for bytes that are no UTF-8.
func appendQuoted(line []byte, text string) []byte {
	if text == "" {
		return line
	}
	line, _ = jsontext.AppendQuote(line, text)
	return line
}
