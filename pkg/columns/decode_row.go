package columns

// value reads a planned value of a row.
func (d *decoder) value(node *rowNode, row int32) error {
	node.meet(row)
	if len(node.values) == 0 {
		return d.rowValue(node, row)
	}
	for _, b := range node.values {
		d.beginCapture(b.leaveOut, 0)
	}
	if err := d.rowValue(node, row); err != nil {
		return err
	}
	for i := len(node.values) - 1; i >= 0; i-- {
		node.values[i].setJSON(row, d.endCapture())
	}
	return nil
}

func (d *decoder) rowValue(node *rowNode, row int32) error {
	switch d.peek() {
	case '{':
		node.markMistyped(row)
		if len(node.nodes) == 0 {
			return d.skip()
		}
		return d.object(node, row)
	case '[':
		node.markMistyped(row)
		node.markMistypedBelow(row)
		return d.skip()
	case 'n':
		_, err := d.scalar(false)
		return err
	case '"':
		return d.stringValue(node, row)
	default:
		raw, err := d.scalar(len(node.tokens) > 0)
		if err != nil {
			return err
		}
		for _, b := range node.tokens {
			b.setLiteral(row, raw)
		}
		node.markMistypedBelow(row)
		return nil
	}
}

func (d *decoder) stringValue(node *rowNode, row int32) error {
	raw, err := d.scalar(len(node.tokens) > 0)
	if err != nil {
		return err
	}
	if len(node.tokens) > 0 {
		var text []byte
		text, d.scratch = textOf(d.scratch, raw, d.plain)
		for _, b := range node.tokens {
			b.setString(row, text)
		}
	}
	node.markMistypedBelow(row)
	return nil
}

func (d *decoder) object(node *rowNode, row int32) error {
	if err := d.open(); err != nil {
		return err
	}
	for {
		name, err := d.nextName(false)
		if name == nil || err != nil {
			return err
		}
		if below := node.find(name, d.plain); below != nil {
			err = d.value(below, row)
		} else {
			err = d.skip()
		}
		if err != nil {
			return err
		}
	}
}
