package columns

// table is what the decoder found, without the rows in which a needed column is null.
func (d *decoder) table() *Table {
	table := &Table{
		Columns:    make(map[string]Column, len(d.builders)),
		Head:       d.head,
		Mistyped:   map[string]int{},
		Unreadable: map[string]int{},
		Skipped:    d.skipped,
	}
	living := Select(int(d.rows), nil)
	for _, b := range d.builders {
		if b.needed {
			living = b.keepKnown(living, int(d.rows), table.Unreadable)
		}
	}
	table.Length = len(living)
	table.Lost = int(d.rows) - len(living)
	for _, b := range d.builders {
		column := b.column(int(d.rows))
		if table.Lost > 0 {
			column = column.Take(living)
		}
		table.Columns[b.name] = column
		if mistyped := b.countMistyped(living); mistyped > 0 {
			table.Mistyped[b.name] = mistyped
		}
	}
	return table
}

// keepKnown keeps those of the living rows in which the column is not null, and counts all in which it is.
func (b *builder) keepKnown(living []int32, rows int, unreadable map[string]int) []int32 {
	for row := range rows {
		if b.isNull(int32(row)) {
			unreadable[b.name]++
		}
	}
	kept := living[:0]
	for _, row := range living {
		if !b.isNull(row) {
			kept = append(kept, row)
		}
	}
	return kept
}
