package columns

import "slices"

// capture collects a value as compact JSON while it is being read for other columns too.
type capture struct {
	json []byte
	// Members of the value itself that are left out.
	leaveOut []string
	// How deep the value's own members lie.
	depth int
	// Within a member that is left out.
	muted bool
	// At most so many bytes, 0 = any number; of what has more than that the beginning is kept.
	limit int
	over  bool
}

func (c *capture) live() bool { return !c.muted && !c.over }

func (c *capture) add(json []byte) {
	if c.limit > 0 && len(c.json)+len(json) > c.limit {
		c.over = true
		json = json[:c.limit-len(c.json)]
	}
	c.json = append(c.json, json...)
}

// separate puts the comma before a member or item that is not the first.
func (c *capture) separate() {
	if len(c.json) == 0 {
		return
	}
	switch c.json[len(c.json)-1] {
	case '{', '[', ':':
	default:
		c.add([]byte{','})
	}
}

// captures are those that are open now, the outermost first.
type captures []*capture

func (cs captures) add(json []byte) {
	for _, c := range cs {
		if c.live() {
			c.add(json)
		}
	}
}

func (cs captures) separate() {
	for _, c := range cs {
		if c.live() {
			c.separate()
		}
	}
}

// name begins a member at the given depth.
func (cs captures) name(quoted []byte, depth int) {
	for _, c := range cs {
		if c.depth == depth && len(c.leaveOut) > 0 {
			text, _ := textOf(nil, quoted, false)
			c.muted = slices.Contains(c.leaveOut, string(text))
		}
		if c.live() {
			c.separate()
			c.add(quoted)
			c.add([]byte{':'})
		}
	}
}

// endOfObject ends the last member at the given depth.
func (cs captures) endOfObject(depth int) {
	for _, c := range cs {
		if c.depth == depth {
			c.muted = false
		}
		if c.live() {
			c.add([]byte{'}'})
		}
	}
}

// keeping is whether something is collected that must be whole, whatever its size.
func (cs captures) keeping() bool {
	return slices.ContainsFunc(cs, func(c *capture) bool { return c.live() && c.limit == 0 })
}

// keepingName is the same of a member's name at the given depth, with which a member that is left out has ended.
func (cs captures) keepingName(depth int) bool {
	return slices.ContainsFunc(cs, func(c *capture) bool { return c.limit == 0 && (c.live() || c.depth == depth) })
}
