package columns

import "github.com/go-json-experiment/json/jsontext"

// outer reads a value outside the rows.
func (d *decoder) outer(node *outerNode) error {
	return d.headOf(node, func() error { return d.outerValue(node) })
}

// headOf keeps the value that read goes through, where it is a head value.
func (d *decoder) headOf(node *outerNode, read func() error) error {
	for _, name := range node.all {
		delete(d.head, name)
	}
	if len(node.head) == 0 {
		return read()
	}
	d.beginCapture(nil, largestHeadValue)
	if err := read(); err != nil {
		return err
	}
	value := d.endCapture()
	markBidiInJSON(value)
	for _, name := range node.head {
		d.head[name] = append([]byte(nil), value...)
	}
	return nil
}

func (d *decoder) outerValue(node *outerNode) error {
	kind := d.peek()
	if node.rows && !d.found {
		switch {
		case kind == '[' && d.plan.list:
			d.found = true
			return d.list()
		case kind == '{' && d.plan.members:
			d.found = true
			return d.membersOf(node)
		case kind == '{' && d.plan.record:
			d.found = true
			row, err := d.newRow()
			if err != nil {
				return err
			}
			return d.value(d.row, row)
		case kind == 'n' && !d.plan.neverNull:
			d.sawNull = true
		}
	}
	if kind != '{' || len(node.nodes) == 0 {
		return d.skip()
	}
	return d.outerObject(node)
}

func (d *decoder) outerObject(node *outerNode) error {
	if err := d.open(); err != nil {
		return err
	}
	for {
		name, err := d.nextName(false)
		if name == nil || err != nil {
			return err
		}
		if below := node.find(name, d.plain); below != nil {
			err = d.outer(below)
		} else {
			err = d.skip()
		}
		if err != nil {
			return err
		}
	}
}

// list reads the rows of an array.
func (d *decoder) list() error {
	if err := d.open(); err != nil {
		return err
	}
	for {
		more, err := d.nextItem()
		if !more || err != nil {
			return err
		}
		if err := d.item(); err != nil {
			return err
		}
	}
}

// item reads one item of a list as a row.
func (d *decoder) item() error {
	if d.peek() != '{' {
		return d.skipRow()
	}
	row, err := d.newRow()
	if err != nil {
		return err
	}
	return d.value(d.row, row)
}

// membersOf reads the rows of an object, one a member; a member may be a head value too.
func (d *decoder) membersOf(node *outerNode) error {
	if err := d.open(); err != nil {
		return err
	}
	for {
		name, err := d.nextName(true)
		if name == nil || err != nil {
			return err
		}
		below := node.find(name, d.plain)
		// The name's bytes are gone once the reader goes on.
		key := keyOf(name)
		if below == nil {
			err = d.member(key)
		} else {
			err = d.headOf(below, func() error { return d.member(key) })
		}
		if err != nil {
			return err
		}
	}
}

// memberKey is the name of a member that is a row: as it is shown, and as it is told from others.
type memberKey struct {
	shown    []byte
	identity string
}

func keyOf(quoted []byte) memberKey {
	text, err := jsontext.AppendUnquote(nil, quoted)
	key := memberKey{shown: text, identity: string(text)}
	if err != nil {
		// U+FFFD stands for several bytes or halves of characters: what differs in these alone would be one row. No text begins with
		// this byte.
		key.identity = "\xff" + string(quoted)
	}
	markBidi(key.shown)
	return key
}

// member reads one member of an object as a row.
func (d *decoder) member(key memberKey) error {
	if d.peek() != '{' {
		return d.skipRow()
	}
	row, known := d.rowOf[key.identity]
	if known {
		for _, b := range d.row.all {
			b.clear(row)
		}
	} else {
		var err error
		if row, err = d.newRow(); err != nil {
			return err
		}
		d.rowOf[key.identity] = row
		for _, b := range d.keys {
			b.setString(row, key.shown)
		}
	}
	return d.value(d.row, row)
}

func (d *decoder) skipRow() error {
	d.skipped++
	return d.skip()
}

func (d *decoder) newRow() (int32, error) {
	if int(d.rows)*len(d.builders) >= mostCells {
		return 0, errTooMany
	}
	if d.rows == d.capacity {
		// A third more each time, filled at once: columns of small bodies stay small, and few rows pay for the filling.
		d.capacity += max(64, d.capacity/3)
		for _, b := range d.builders {
			b.grow(int(d.capacity))
		}
	}
	d.rows++
	return d.rows - 1, nil
}
