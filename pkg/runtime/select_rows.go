package runtime

import (
	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

func (i *isolate) selectRows(call sobek.FunctionCall) sobek.Value {
	length := i.cells(call.Argument(0), "length")
	var conditions []columns.Condition
	for _, item := range i.list(call.Argument(1), "conditions") {
		conditions = append(conditions, i.condition(i.object(item, "a condition")))
	}
	return i.newInt32Array(columns.Select(length, conditions))
}

// condition reads `Condition` of src/engine/seam/column-tools.ts.
func (i *isolate) condition(object *sobek.Object) columns.Condition {
	switch kind := i.text(object.Get("kind"), "kind"); kind {
	case "range":
		return columns.Range{
			Values: i.float64s(object.Get("values"), "values"),
			Min:    i.number(object.Get("min"), "min"),
			Max:    i.number(object.Get("max"), "max"),
		}
	case "codes":
		return columns.Codes{
			Codes:   i.int32s(object.Get("codes"), "codes"),
			Allowed: i.uint8s(object.Get("allowed"), "allowed"),
		}
	case "flags":
		return columns.Flags{Flags: i.uint8s(object.Get("flags"), "flags")}
	case "rows":
		return columns.Rows{Rows: i.int32s(object.Get("rows"), "rows")}
	default:
		panic(i.typeError("a condition has an unknown kind %q", kind))
	}
}
