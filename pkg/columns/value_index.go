package columns

import "hash/maphash"

// valueIndex numbers distinct texts by first appearance. It keeps them together in few chunks: a column of targets may have nearly
// as many values as rows, and a map of strings would cost an allocation each.
type valueIndex struct {
	values []string
	hashes []uint64
	// slots has code + 1 at a hash's place or behind it; at most half of them are taken.
	slots []int32
	texts cells
	seed  maphash.Seed
}

// codeOf is the number of a text, which becomes known by it.
func (x *valueIndex) codeOf(text []byte) int32 {
	if 2*len(x.values) >= len(x.slots) {
		x.grow()
	}
	hash := maphash.Bytes(x.seed, text)
	at := x.find(hash, unsafeString(text))
	if x.slots[at] == 0 {
		x.values = append(x.values, x.texts.textAt(x.texts.store(text)))
		x.hashes = append(x.hashes, hash)
		x.slots[at] = int32(len(x.values)) // #nosec G115 -- fewer than bytes of an answer
	}
	return x.slots[at] - 1
}

// find is the slot that has the text, or else the one that it belongs in.
func (x *valueIndex) find(hash uint64, text string) int {
	mask := len(x.slots) - 1
	for at := int(hash) & mask; ; at = (at + 1) & mask { // #nosec G115 -- its bits
		code := x.slots[at] - 1
		if code < 0 || x.hashes[code] == hash && x.values[code] == text {
			return at
		}
	}
}

func (x *valueIndex) grow() {
	if x.slots == nil {
		x.seed = maphash.MakeSeed()
	}
	x.slots = make([]int32, max(16, 4*len(x.slots)))
	for code, hash := range x.hashes {
		x.slots[x.find(hash, x.values[code])] = int32(code + 1) // #nosec G115 -- as above
	}
}
