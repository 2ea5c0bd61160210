package columns

// lines reads the rows of a body that is one object a line (https://jsonlines.org), to its end: no line is an answer too. A
// line that breaks off or is no JSON spoils the body, since nobody knows how many were to follow it.
func (w *walk) lines() error {
	w.found = true
	for {
		if w.peek(); w.at == w.end {
			return nil
		}
		if err := w.item(); err != nil {
			return err
		}
	}
}
