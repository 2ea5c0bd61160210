package columns

// table is what the walk found, without the rows in which a needed column is null.
func (w *walk) table() *Table {
	table := &Table{
		Columns:    make(map[string]Column, len(w.builders)),
		Head:       w.head,
		Mistyped:   map[string]int{},
		Unreadable: map[string]int{},
		Skipped:    w.skipped,
	}
	living := Select(int(w.rows), nil)
	for _, b := range w.builders {
		if b.needed {
			living = b.keepKnown(living, int(w.rows), table.Unreadable)
		}
	}
	table.Length = len(living)
	table.Lost = int(w.rows) - len(living)
	for _, b := range w.builders {
		column := b.column(int(w.rows))
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
