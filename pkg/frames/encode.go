package frames

import (
	"encoding/binary"
	"fmt"

	flatbuffers "github.com/google/flatbuffers/go"
)

// Arrow's file format: magic, messages, an empty message, footer, the footer's length, magic.
const (
	magic    = "ARROW1"
	goesOn   = 0xFFFFFFFF // before the length of each message
	aligned  = 8
	preamble = 8 // of a file: the magic, aligned; of a message: goesOn and its length
)

// Encode writes a frame from columns into one piece of memory of the right size: Arrow's own writer and the SDK's builders
// would copy every value several times. An error means that the engine asked for what cannot be: no error comes from a
// vendor's data.
func Encode(spec Spec) (Frame, error) {
	body, err := measureBody(spec)
	if err != nil {
		return Frame{}, fmt.Errorf("frame %q: %w", spec.Name, err)
	}
	schema, err := schemaOf(spec)
	if err != nil {
		return Frame{}, fmt.Errorf("frame %q: %w", spec.Name, err)
	}
	opening := message(schema.size(), headerSchema, 0, schema.write)
	var batch []byte
	// As with the SDK, a frame without rows has no batch.
	if body.count > 0 {
		batch = message(32*len(body.buffers), headerBatch, body.bytes, body.describe)
	}
	end := footer(schema, preamble+len(opening), len(batch), body.bytes)

	file := make([]byte, 0, preamble+len(opening)+len(batch)+body.bytes+preamble+len(end)+4+len(magic))
	file = append(file, magic+"\x00\x00"...)
	file = append(file, opening...)
	file = append(file, batch...)
	if len(batch) > 0 {
		at := len(file)
		file = file[:at+body.bytes]
		body.write(file[at:])
	}
	file = binary.LittleEndian.AppendUint32(file, goesOn)
	file = binary.LittleEndian.AppendUint32(file, 0)
	file = append(file, end...)
	file = binary.LittleEndian.AppendUint32(file, uint32(len(end))) // #nosec G115 -- names and settings alone
	return Frame{Arrow: append(file, magic...), Rows: body.count}, nil
}

// message is the metadata of one, with the length before it; its body follows.
func message(size int, header byte, bodyLength int, write func(*flatbuffers.Builder) flatbuffers.UOffsetT) []byte {
	b := flatbuffers.NewBuilder(size + 256)
	content := write(b)
	b.StartObject(5)
	b.PrependInt16Slot(0, version5, 0)
	b.PrependByteSlot(1, header, 0)
	b.PrependUOffsetTSlot(2, content, 0)
	b.PrependInt64Slot(3, int64(bodyLength), 0)
	b.Finish(b.EndObject())
	length := padded(len(b.FinishedBytes()))
	text := make([]byte, preamble+length)
	binary.LittleEndian.PutUint32(text, goesOn)
	binary.LittleEndian.PutUint32(text[4:], uint32(length)) // #nosec G115 -- names and settings alone
	copy(text[preamble:], b.FinishedBytes())
	return text
}

// describe writes what a batch says of its body.
func (b *body) describe(builder *flatbuffers.Builder) flatbuffers.UOffsetT {
	builder.StartVector(16, len(b.measured), aligned)
	for n := len(b.measured) - 1; n >= 0; n-- {
		writePair(builder, b.count, b.measured[n].nulls)
	}
	nodes := builder.EndVector(len(b.measured))
	builder.StartVector(16, len(b.buffers), aligned)
	for n := len(b.buffers) - 1; n >= 0; n-- {
		writePair(builder, b.buffers[n].start, b.buffers[n].length)
	}
	buffers := builder.EndVector(len(b.buffers))
	builder.StartObject(5)
	builder.PrependInt64Slot(0, int64(b.count), 0)
	builder.PrependUOffsetTSlot(1, nodes, 0)
	builder.PrependUOffsetTSlot(2, buffers, 0)
	return builder.EndObject()
}

func writePair(b *flatbuffers.Builder, first, second int) {
	b.Prep(8, 16)
	b.PrependInt64(int64(second))
	b.PrependInt64(int64(first))
}

// footer repeats the schema and says where the batch is.
func footer(schema schema, batchAt, batchLength, bodyLength int) []byte {
	b := flatbuffers.NewBuilder(schema.size() + 256)
	again := schema.write(b)
	b.StartVector(24, 0, aligned)
	dictionaries := b.EndVector(0)
	batches := 0
	b.StartVector(24, 1, aligned)
	if batchLength > 0 {
		batches = 1
		b.Prep(8, 24)
		b.PrependInt64(int64(bodyLength))
		b.Pad(4)
		b.PrependInt32(int32(batchLength)) // #nosec G115 -- 32 bytes a field
		b.PrependInt64(int64(batchAt))
	}
	blocks := b.EndVector(batches)
	b.StartObject(5)
	b.PrependInt16Slot(0, version5, 0)
	b.PrependUOffsetTSlot(1, again, 0)
	b.PrependUOffsetTSlot(2, dictionaries, 0)
	b.PrependUOffsetTSlot(3, blocks, 0)
	b.Finish(b.EndObject())
	return b.FinishedBytes()
}

func padded(length int) int { return (length + aligned - 1) / aligned * aligned }
