package columns

// value reads a planned value of a row.
func (w *walk) value(node *rowNode, row int32) error {
	node.meet(row)
	if len(node.values) == 0 {
		return w.rowValue(node, row)
	}
	for _, b := range node.values {
		w.beginCapture(b.leaveOut, 0)
	}
	if err := w.rowValue(node, row); err != nil {
		return err
	}
	for i := len(node.values) - 1; i >= 0; i-- {
		node.values[i].setJSON(row, w.endCapture())
	}
	return nil
}

func (w *walk) rowValue(node *rowNode, row int32) error {
	switch w.peek() {
	case '{':
		node.markMistyped(row)
		if len(node.nodes) == 0 {
			return w.skip()
		}
		return w.object(node, row)
	case '[':
		node.markMistyped(row)
		node.markMistypedBelow(row)
		return w.skip()
	case 'n':
		_, err := w.scalar(false)
		return err
	case '"':
		return w.stringValue(node, row)
	default:
		raw, err := w.scalar(len(node.tokens) > 0)
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

func (w *walk) stringValue(node *rowNode, row int32) error {
	raw, err := w.scalar(len(node.tokens) > 0)
	if err != nil {
		return err
	}
	if len(node.tokens) > 0 {
		var text []byte
		text, w.scratch = textOf(w.scratch, raw, w.plain)
		for _, b := range node.tokens {
			b.setString(row, text)
		}
	}
	node.markMistypedBelow(row)
	return nil
}

func (w *walk) object(node *rowNode, row int32) error {
	if err := w.open(); err != nil {
		return err
	}
	for {
		name, err := w.nextName(false)
		if name == nil || err != nil {
			return err
		}
		if below := node.find(name, w.plain); below != nil {
			err = w.value(below, row)
		} else {
			err = w.skip()
		}
		if err != nil {
			return err
		}
	}
}
