package columns

// rowNode is what is planned for one place in a row: columns, and what lies below in an object.
type rowNode struct {
	names[rowNode]
	// Columns of one token, columns of a whole JSON value, and all columns here and below.
	tokens, values, all []*builder
	// The last row in which this place was met; meeting it again means a duplicate key, whose last one counts.
	seen int32
}

func newRowNode() *rowNode { return &rowNode{seen: -1} }

func (n *rowNode) add(path []string, b *builder) {
	n.all = append(n.all, b)
	switch {
	case len(path) > 0:
		n.orMake(path[0], newRowNode).add(path[1:], b)
	case b.kind == kindJSON:
		n.values = append(n.values, b)
	default:
		n.tokens = append(n.tokens, b)
	}
}

// meet must be called whenever the place is met in a row.
func (n *rowNode) meet(row int32) {
	if n.seen == row {
		for _, b := range n.all {
			b.clear(row)
		}
	}
	n.seen = row
}

// markMistyped counts an object or array where the columns of one token are planned.
func (n *rowNode) markMistyped(row int32) {
	for _, b := range n.tokens {
		b.markMistyped(row)
	}
}

// markMistypedBelow counts a value that is no object where one is planned.
func (n *rowNode) markMistypedBelow(row int32) {
	for _, below := range n.nodes {
		for _, b := range below.all {
			b.markMistyped(row)
		}
	}
}

// outerNode is what is planned for one place outside the rows: the rows themselves, head values, and what lies below.
type outerNode struct {
	names[outerNode]
	rows bool
	head []string
	// Head values here and below.
	all []string
}

func newOuterNode() *outerNode { return &outerNode{} }

func (n *outerNode) addRows(path []string) {
	if len(path) == 0 {
		n.rows = true
		return
	}
	n.orMake(path[0], newOuterNode).addRows(path[1:])
}

func (n *outerNode) addHead(path []string, name string) {
	n.all = append(n.all, name)
	if len(path) == 0 {
		n.head = append(n.head, name)
		return
	}
	n.orMake(path[0], newOuterNode).addHead(path[1:], name)
}
