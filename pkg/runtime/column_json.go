package runtime

import (
	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/columns"
)

func (i *isolate) jsonObject(call sobek.FunctionCall) sobek.Value {
	return i.jsonOfMembers(call, columns.JSONObjects)
}

func (i *isolate) jsonPairs(call sobek.FunctionCall) sobek.Value {
	return i.jsonOfMembers(call, columns.JSONPairs)
}

func (i *isolate) jsonOfMembers(
	call sobek.FunctionCall, write func(length int, members []columns.Member) (*columns.JSONs, error),
) sobek.Value {
	length, given := i.cells(call.Argument(0), "length"), i.object(call.Argument(1), "members")
	var members []columns.Member
	for _, name := range given.Keys() {
		members = append(members, columns.Member{Name: name, Part: i.part(given.Get(name), "a member")})
	}
	return i.made(write(length, members))
}

func (i *isolate) jsonArray(call sobek.FunctionCall) sobek.Value {
	return i.made(columns.JSONArrays(i.cells(call.Argument(0), "length"), i.parts(call.Argument(1))))
}

// parts reads a list of texts and columns.
func (i *isolate) parts(value sobek.Value) []any {
	var parts []any
	for _, item := range i.list(value, "parts") {
		parts = append(parts, i.part(item, "a part"))
	}
	return parts
}

func (i *isolate) part(value sobek.Value, what string) any {
	if value != nil && sobek.IsString(value) {
		return value.String()
	}
	return i.column(value, what)
}
