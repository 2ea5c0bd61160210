package columns

import "github.com/go-json-experiment/json/jsontext"

// outer reads a value outside the rows.
func (w *walk) outer(node *outerNode) error {
	return w.headOf(node, func() error { return w.outerValue(node) })
}

// headOf keeps the value that read goes through, where it is a head value.
func (w *walk) headOf(node *outerNode, read func() error) error {
	for _, name := range node.all {
		delete(w.head, name)
	}
	if len(node.head) == 0 {
		return read()
	}
	w.beginCapture(nil, largestHeadValue)
	if err := read(); err != nil {
		return err
	}
	value := w.endCapture()
	markBidiInJSON(value)
	for _, name := range node.head {
		w.head[name] = append([]byte(nil), value...)
	}
	return nil
}

func (w *walk) outerValue(node *outerNode) error {
	kind := w.peek()
	if node.rows && !w.found {
		switch {
		case kind == '[' && w.plan.list:
			w.found = true
			return w.list()
		case kind == '{' && w.plan.members:
			w.found = true
			return w.membersOf(node)
		case kind == '{' && w.plan.record:
			w.found = true
			row, err := w.newRow()
			if err != nil {
				return err
			}
			return w.value(w.row, row)
		case kind == 'n' && !w.plan.neverNull:
			w.sawNull = true
		}
	}
	if kind != '{' || len(node.nodes) == 0 {
		return w.skip()
	}
	return w.outerObject(node)
}

func (w *walk) outerObject(node *outerNode) error {
	if err := w.open(); err != nil {
		return err
	}
	for {
		name, err := w.nextName(false)
		if name == nil || err != nil {
			return err
		}
		if below := node.find(name, w.plain); below != nil {
			err = w.outer(below)
		} else {
			err = w.skip()
		}
		if err != nil {
			return err
		}
	}
}

// list reads the rows of an array.
func (w *walk) list() error {
	if err := w.open(); err != nil {
		return err
	}
	for {
		more, err := w.nextItem()
		if !more || err != nil {
			return err
		}
		if err := w.item(); err != nil {
			return err
		}
	}
}

// item reads an entry of a list.
func (w *walk) item() error {
	if w.peek() != '{' {
		return w.skipRow()
	}
	row, err := w.newRow()
	if err != nil {
		return err
	}
	return w.value(w.row, row)
}

// membersOf reads the rows of an object, one a member; a member may be a head value too.
func (w *walk) membersOf(node *outerNode) error {
	if err := w.open(); err != nil {
		return err
	}
	for {
		name, err := w.nextName(true)
		if name == nil || err != nil {
			return err
		}
		below := node.find(name, w.plain)
		// The name's bytes are gone once the decoder goes on.
		key := keyOf(name)
		if below == nil {
			err = w.entry(key)
		} else {
			err = w.headOf(below, func() error { return w.entry(key) })
		}
		if err != nil {
			return err
		}
	}
}

// entryKey is the name of a member that is a row: as it is shown, and as it is told from others.
type entryKey struct {
	shown    []byte
	identity string
}

func keyOf(quoted []byte) entryKey {
	text, err := jsontext.AppendUnquote(nil, quoted)
	key := entryKey{shown: text, identity: string(text)}
	if err != nil {
		// U+FFFD stands for several bytes or halves of characters: what differs in these alone would be one row. No text begins with
		// this byte.
		key.identity = "\xff" + string(quoted)
	}
	markBidi(key.shown)
	return key
}

// entry reads one member as a row.
func (w *walk) entry(key entryKey) error {
	if w.peek() != '{' {
		return w.skipRow()
	}
	row, known := w.rowOf[key.identity]
	if known {
		for _, b := range w.row.all {
			b.clear(row)
		}
	} else {
		var err error
		if row, err = w.newRow(); err != nil {
			return err
		}
		w.rowOf[key.identity] = row
		for _, b := range w.keys {
			b.setString(row, key.shown)
		}
	}
	return w.value(w.row, row)
}

func (w *walk) skipRow() error {
	w.skipped++
	return w.skip()
}

func (w *walk) newRow() (int32, error) {
	if int(w.rows)*len(w.builders) >= mostCells {
		return 0, errTooMany
	}
	if w.rows == w.capacity {
		// A third more each time, filled at once: columns of small bodies stay small, and few rows pay for the filling.
		w.capacity += max(64, w.capacity/3)
		for _, b := range w.builders {
			b.grow(int(w.capacity))
		}
	}
	w.rows++
	return w.rows - 1, nil
}
