package runtime

import (
	"github.com/grafana/sobek"
	"github.com/runtrail/runtrail-audit-datasource/pkg/frames"
)

// resultSpec is a QueryResult whose frames are still to be built, off the loop.
type resultSpec struct {
	result QueryResult
	frames []frames.Spec
}

// queryResults reads `QueryResult[]` of src/engine/seam/protocol.ts; on the loop.
func (i *isolate) queryResults(value sobek.Value) any {
	items := i.list(value, "results")
	specs := make([]resultSpec, len(items))
	for n, item := range items {
		object := i.object(item, "a result")
		specs[n].result = QueryResult{
			RefID:       i.text(object.Get("refId"), "refId"),
			Status:      int(i.count(object.Get("status"), "status")),
			Error:       i.optionalText(object.Get("error"), "error"),
			ErrorSource: i.optionalText(object.Get("errorSource"), "errorSource"),
		}
		for _, frame := range i.list(object.Get("frames"), "frames") {
			specs[n].frames = append(specs[n].frames, i.frameSpec(frame))
		}
	}
	return specs
}

func (i *isolate) frameSpec(value sobek.Value) frames.Spec {
	object := i.object(value, "a frame")
	spec := frames.Spec{
		Name: i.optionalText(object.Get("name"), "name"),
		Meta: i.plainJSON(object.Get("meta"), "meta"),
	}
	if rows := object.Get("rows"); !missing(rows) {
		spec.Rows = i.int32s(rows, "rows")
		if spec.Rows == nil {
			spec.Rows = []int32{} // nil would mean all of them
		}
	}
	for _, field := range i.list(object.Get("fields"), "fields") {
		spec.Fields = append(spec.Fields, i.fieldSpec(field))
	}
	return spec
}

func (i *isolate) fieldSpec(value sobek.Value) frames.FieldSpec {
	object := i.object(value, "a field")
	spec := frames.FieldSpec{
		Name:     i.text(object.Get("name"), "name"),
		Type:     i.text(object.Get("type"), "type"),
		Nullable: i.boolean(object.Get("nullable"), false, "nullable"),
		Config:   i.writtenOnce(object.Get("config"), "config"),
	}
	if labels := object.Get("labels"); !missing(labels) {
		spec.Labels = map[string]string{}
		named := i.object(labels, "labels")
		for _, name := range named.Keys() {
			spec.Labels[name] = i.text(named.Get(name), "a label")
		}
	}
	spec.Values = i.fieldValues(object.Get("values"), "the values of "+spec.Name)
	return spec
}

func (i *isolate) fieldValues(value sobek.Value, what string) any {
	object := i.object(value, what)
	if isTypedArray[[]float64](object) {
		return i.float64s(object, what)
	}
	if object.ClassName() != "Array" {
		return i.column(object, what)
	}
	items := i.list(object, what)
	texts := make([]*string, len(items))
	for n, item := range items {
		if !missing(item) {
			text := i.text(item, what)
			texts[n] = &text
		}
	}
	return texts
}
