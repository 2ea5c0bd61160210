// Package columns turns JSON bodies into columns by a plan and works on whole columns. It knows nothing of vendors, Grafana or
// JavaScript: plan.ts and column-tools.ts in src/engine/seam are the contract that it carries out.
package columns

// Column is one of *Dictionary, *Numbers, *Texts and *JSONs. Columns are not changed once they are made, so they may be shared.
type Column interface {
	Len() int
	// Take makes a column of some rows, in their order; null for a row that does not exist (-1).
	Take(rows []int32) Column
}

// Dictionary holds few distinct strings: Values[Codes[row]]; code -1 is null.
type Dictionary struct {
	Codes  []int32
	Values []string
}

// Numbers holds numbers, and times in epoch ms; NaN is null.
type Numbers struct {
	Values []float64
}

// Texts holds strings that rarely repeat.
type Texts struct{ cells }

// JSONs holds JSON values as compact text.
type JSONs struct{ cells }

// Len is the number of rows.
func (d *Dictionary) Len() int { return len(d.Codes) }

// At is the string of a row; false for null.
func (d *Dictionary) At(row int) (string, bool) {
	code := d.Codes[row]
	if code < 0 || int(code) >= len(d.Values) {
		return "", false
	}
	return d.Values[code], true
}

// Len is the number of rows.
func (n *Numbers) Len() int { return len(n.Values) }
