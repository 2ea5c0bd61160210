package columns

// lines reads the rows of a body that is one object a line (https://jsonlines.org), to its end: no line is an answer too. A
// line that breaks off or is no JSON spoils the body, since nobody knows how many were to follow it.
func (d *decoder) lines() error {
	d.found = true
	for {
		if d.peek(); d.at == d.end {
			return nil
		}
		if err := d.item(); err != nil {
			return err
		}
	}
}
