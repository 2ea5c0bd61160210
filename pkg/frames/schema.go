package frames

import (
	"encoding/json"
	"fmt"

	flatbuffers "github.com/google/flatbuffers/go"
)

// Numbers of Arrow's Schema.fbs and Message.fbs.
const (
	version5        = 4
	headerSchema    = 1
	headerBatch     = 3
	doublePrecision = 2
	nanoseconds     = 3
	typeFloat       = 3
	typeBinary      = 4
	typeUTF8        = 5
	typeTimestamp   = 10
)

// schema is what an Arrow schema says of a frame. The keys are those that the SDK reads.
type schema struct {
	fields []schemaField
	about  []pair
}

type schemaField struct {
	name, kind string
	nullable   bool
	about      []pair
}

type pair struct{ key, value string }

// typescriptTypes are what the SDK calls the types of fields.
var typescriptTypes = map[string]string{"time": "time", "number": "number", "string": "string", "json": "other"}

func schemaOf(spec Spec) (schema, error) {
	s := schema{fields: make([]schemaField, len(spec.Fields)), about: []pair{{"name", spec.Name}, {"refId", spec.RefID}}}
	if hasJSON(spec.Meta) {
		s.about = append(s.about, pair{"meta", string(spec.Meta)})
	}
	for n, field := range spec.Fields {
		about := []pair{{"tstype", typescriptTypes[field.Type]}}
		if field.Labels != nil {
			labels, err := json.Marshal(field.Labels)
			if err != nil {
				return s, fmt.Errorf("field %q: write labels: %w", field.Name, err)
			}
			about = append(about, pair{"labels", string(labels)})
		}
		if hasJSON(field.Config) {
			about = append(about, pair{"config", string(field.Config)})
		}
		s.fields[n] = schemaField{name: field.Name, kind: field.Type, nullable: field.Nullable, about: about}
	}
	return s, nil
}

// size is about how many bytes it takes, so that the memory for it need not grow.
func (s schema) size() int {
	size := bytesOfPairs(s.about)
	for _, field := range s.fields {
		size += 256 + len(field.name) + bytesOfPairs(field.about)
	}
	return size
}

func bytesOfPairs(pairs []pair) (bytes int) {
	for _, p := range pairs {
		bytes += 64 + len(p.key) + len(p.value)
	}
	return bytes
}

func (s schema) write(b *flatbuffers.Builder) flatbuffers.UOffsetT {
	b.StartVector(4, 0, 4)
	noChildren := b.EndVector(0)
	fields := make([]flatbuffers.UOffsetT, len(s.fields))
	for n, field := range s.fields {
		fields[n] = field.write(b, noChildren)
	}
	all := b.CreateVectorOfTables(fields)
	about := writePairs(b, s.about)
	b.StartObject(4)
	b.PrependUOffsetTSlot(1, all, 0)
	b.PrependUOffsetTSlot(2, about, 0)
	return b.EndObject()
}

func (f schemaField) write(b *flatbuffers.Builder, noChildren flatbuffers.UOffsetT) flatbuffers.UOffsetT {
	name := b.CreateString(f.name)
	about := writePairs(b, f.about)
	number, kind := writeType(b, f.kind)
	b.StartObject(7)
	b.PrependUOffsetTSlot(0, name, 0)
	b.PrependBoolSlot(1, f.nullable, false)
	b.PrependByteSlot(2, number, 0)
	b.PrependUOffsetTSlot(3, kind, 0)
	b.PrependUOffsetTSlot(5, noChildren, 0)
	b.PrependUOffsetTSlot(6, about, 0)
	return b.EndObject()
}

func writeType(b *flatbuffers.Builder, kind string) (number byte, table flatbuffers.UOffsetT) {
	switch kind {
	case "time":
		b.StartObject(2)
		b.PrependInt16Slot(0, nanoseconds, 0)
		return typeTimestamp, b.EndObject()
	case "number":
		b.StartObject(1)
		b.PrependInt16Slot(0, doublePrecision, 0)
		return typeFloat, b.EndObject()
	case "json":
		b.StartObject(0)
		return typeBinary, b.EndObject()
	default:
		b.StartObject(0)
		return typeUTF8, b.EndObject()
	}
}

func writePairs(b *flatbuffers.Builder, pairs []pair) flatbuffers.UOffsetT {
	tables := make([]flatbuffers.UOffsetT, len(pairs))
	for n, p := range pairs {
		key, value := b.CreateSharedString(p.key), b.CreateString(p.value)
		b.StartObject(2)
		b.PrependUOffsetTSlot(0, key, 0)
		b.PrependUOffsetTSlot(1, value, 0)
		tables[n] = b.EndObject()
	}
	return b.CreateVectorOfTables(tables)
}
