package runtrailreceiver

import (
	"encoding/binary"
	"maps"
)

// mark is an event with all that it says: what changed is another one, and is sent again.
type mark [16]byte

const markBytes = len(mark{}) + 4

// sentEvents are those that were handed on already, as far as they may be read again.
type sentEvents struct {
	// seen is the reading that showed it last.
	seen    map[mark]uint32
	reading uint32
}

func newSentEvents(kept []byte) *sentEvents {
	s := &sentEvents{seen: make(map[mark]uint32, len(kept)/markBytes)}
	for ; len(kept) >= markBytes; kept = kept[markBytes:] {
		at := binary.LittleEndian.Uint32(kept[len(mark{}):])
		s.seen[mark(kept[:len(mark{})])] = at
		s.reading = max(s.reading, at)
	}
	return s
}

func (s *sentEvents) bytes() []byte {
	kept := make([]byte, 0, len(s.seen)*markBytes)
	for m, at := range s.seen {
		kept = binary.LittleEndian.AppendUint32(append(kept, m[:]...), at)
	}
	return kept
}

// next begins a reading.
func (s *sentEvents) next() { s.reading++ }

// has tells whether an event was sent, and that it was seen again.
func (s *sentEvents) has(m mark) bool {
	if _, known := s.seen[m]; !known {
		return false
	}
	s.seen[m] = s.reading
	return true
}

func (s *sentEvents) add(m mark) { s.seen[m] = s.reading }

// forget drops what the latest readings did not show any more.
func (s *sentEvents) forget(readings uint32) {
	maps.DeleteFunc(s.seen, func(_ mark, at uint32) bool { return at+readings < s.reading })
}
