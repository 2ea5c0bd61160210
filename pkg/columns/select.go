package columns

// Condition is one of Range, Codes, Flags and Rows.
type Condition interface {
	// narrow keeps those of rows for which it holds, in place.
	narrow(rows []int32) []int32
}

// Range holds where Min <= value <= Max; NaN never does.
type Range struct {
	Values   []float64
	Min, Max float64
}

// Codes holds where Allowed[code+1] is 1.
type Codes struct {
	Codes   []int32
	Allowed []uint8
}

// Flags holds where the row's flag is 1.
type Flags struct {
	Flags []uint8
}

// Rows holds for the rows that are among them.
type Rows struct {
	Rows []int32
}

// Select returns the rows below length for which every condition holds, ascending. A row that a condition does not know
// of does not hold.
func Select(length int, conditions []Condition) []int32 {
	rows := make([]int32, length)
	for row := range rows {
		rows[row] = int32(row)
	}
	for _, condition := range conditions {
		rows = condition.narrow(rows)
	}
	return rows
}

func (c Range) narrow(rows []int32) []int32 {
	kept := rows[:0]
	for _, row := range rows {
		if int(row) < len(c.Values) && c.Values[row] >= c.Min && c.Values[row] <= c.Max {
			kept = append(kept, row)
		}
	}
	return kept
}

func (c Codes) narrow(rows []int32) []int32 {
	kept := rows[:0]
	for _, row := range rows {
		if int(row) < len(c.Codes) {
			if place := int(c.Codes[row]) + 1; place >= 0 && place < len(c.Allowed) && c.Allowed[place] == 1 {
				kept = append(kept, row)
			}
		}
	}
	return kept
}

func (c Flags) narrow(rows []int32) []int32 {
	kept := rows[:0]
	for _, row := range rows {
		if int(row) < len(c.Flags) && c.Flags[row] == 1 {
			kept = append(kept, row)
		}
	}
	return kept
}

func (c Rows) narrow(rows []int32) []int32 {
	if len(rows) == 0 {
		return rows
	}
	among := make([]bool, rows[len(rows)-1]+1)
	for _, row := range c.Rows {
		if row >= 0 && int(row) < len(among) {
			among[row] = true
		}
	}
	kept := rows[:0]
	for _, row := range rows {
		if among[row] {
			kept = append(kept, row)
		}
	}
	return kept
}
