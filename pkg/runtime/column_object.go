package runtime

import (
	"fmt"

	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

// opaque hides a Go column from the engine: sobek would show it fields and methods.
type opaque struct{ column columns.Column }

// columnObject makes `Column` of src/engine/seam/column.ts.
func (i *isolate) columnObject(column columns.Column) *sobek.Object {
	switch c := column.(type) {
	case *columns.Dictionary:
		return i.objectOf(map[string]any{
			"kind": "dictionary", "codes": i.newInt32Array(c.Codes), "values": i.newTexts(c.Values),
		})
	case *columns.Numbers:
		return i.objectOf(map[string]any{"kind": "number", "values": i.newFloat64Array(c.Values)})
	case *columns.Texts:
		return i.heldColumn("text", c, c.Len(), c.Bytes())
	case *columns.JSONs:
		return i.heldColumn("json", c, c.Len(), c.Bytes())
	default:
		panic(fmt.Errorf("a column of Go type %T has no object", column))
	}
}

func (i *isolate) heldColumn(kind string, column columns.Column, length int, bytes int64) *sobek.Object {
	return i.objectOf(map[string]any{
		"kind": kind, "length": length, "bytes": float64(bytes), "handle": i.vm.ToValue(&opaque{column}),
	})
}

// column reads any `Column`.
func (i *isolate) column(value sobek.Value, what string) columns.Column {
	object := i.object(value, what)
	switch kind := i.text(object.Get("kind"), what+".kind"); kind {
	case "dictionary":
		return i.dictionary(object, what)
	case "number":
		return &columns.Numbers{Values: i.float64s(object.Get("values"), what+".values")}
	case "text":
		return held[*columns.Texts](i, object, what)
	case "json":
		return held[*columns.JSONs](i, object, what)
	default:
		panic(i.typeError("%s has an unknown kind %q", what, kind))
	}
}

// columnsOf reads the columns of something that does not change, each once, however often they are asked for.
func (i *isolate) columnsOf(object *sobek.Object, names []string) map[string]columns.Column {
	known := map[string]columns.Column{}
	if mark := object.GetSymbol(i.js.columns); mark != nil {
		known, _ = mark.Export().(map[string]columns.Column)
	} else {
		i.mark(object, i.js.columns, known)
	}
	for _, name := range names {
		if known[name] == nil {
			known[name] = i.column(object.Get(name), name)
		}
	}
	return known
}

func (i *isolate) dictionary(value sobek.Value, what string) *columns.Dictionary {
	object := i.object(value, what)
	return &columns.Dictionary{
		Codes:  i.int32s(object.Get("codes"), what+".codes"),
		Values: i.texts(object.Get("values"), what+".values"),
	}
}

// held gives the Go column behind the handle of a text or JSON column.
func held[C columns.Column](i *isolate, object *sobek.Object, what string) C {
	if handle, ok := object.Get("handle").(*sobek.Object); ok {
		if hidden, ok := handle.Export().(*opaque); ok {
			if column, ok := hidden.column.(C); ok {
				return column
			}
		}
	}
	panic(i.typeError("%s must be a column of the host", what))
}

// isKind tells a column object's kind without judging the rest.
func isKind(value sobek.Value, kind string) bool {
	object, ok := value.(*sobek.Object)
	if !ok {
		return false
	}
	given := object.Get("kind")
	return given != nil && sobek.IsString(given) && given.String() == kind
}
