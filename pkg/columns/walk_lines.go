package columns

import "io"

// lines reads the rows of a body that is one object a line (https://jsonlines.org), to its end: no line is an answer too. A
// line that breaks off or is no JSON spoils the body, since nobody knows how many were to follow it.
func (w *walk) lines() error {
	w.found = true
	for {
		// An invalid kind is the end or an error, and reading says which.
		if w.decoder.PeekKind() == 0 {
			_, err := w.decoder.ReadToken()
			if err == io.EOF {
				return nil
			}
			return err
		}
		if err := w.item(); err != nil {
			return err
		}
	}
}
