package plugin

import (
	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	"google.golang.org/grpc/encoding"
	// gRPC's codec is there before it is replaced.
	codec "google.golang.org/grpc/encoding/proto"
	"google.golang.org/grpc/mem"
	"google.golang.org/protobuf/encoding/protowire"
	"google.golang.org/protobuf/proto"
)

// The numbers of fields in the SDK's backend.proto, and those that each map has.
const (
	fieldResponses protowire.Number = 1
	fieldFrames    protowire.Number = 1
	mapKey         protowire.Number = 1
	mapValue       protowire.Number = 2
)

// leastUncopied is from where on a frame is not copied, bytes: a copy of less costs less than a piece of its own.
const leastUncopied = 16 << 10

// encodedAnswer is an answer whose frames go beside it.
type encodedAnswer struct {
	response *pluginv2.QueryDataResponse
	frames   encodedFrames
}

// answerCodec hands frames to the connection as they are. gRPC's own makes one text of the whole answer, which is as much
// memory again as the frames. All else is gRPC's.
type answerCodec struct{ encoding.CodecV2 }

func init() { encoding.RegisterCodecV2(answerCodec{encoding.GetCodecV2(codec.Name)}) }

func (c answerCodec) Marshal(message any) (mem.BufferSlice, error) {
	answer, ok := message.(encodedAnswer)
	if !ok {
		return c.CodecV2.Marshal(message)
	}
	var out pieces
	for refID, response := range answer.response.GetResponses() {
		rest, err := proto.Marshal(response)
		if err != nil {
			return nil, err
		}
		frames := answer.frames[refID]
		size := len(rest)
		for _, frame := range frames {
			size += protowire.SizeTag(fieldFrames) + protowire.SizeBytes(len(frame))
		}
		entry := protowire.SizeTag(mapKey) + protowire.SizeBytes(len(refID)) + protowire.SizeTag(mapValue) + protowire.SizeBytes(size)
		out.begin(fieldResponses, entry)
		out.begin(mapKey, len(refID))
		out.open = append(out.open, refID...)
		out.begin(mapValue, size)
		for _, frame := range frames {
			out.begin(fieldFrames, len(frame))
			out.add(frame)
		}
		out.open = append(out.open, rest...)
	}
	out.close()
	return out.closed, nil
}

// pieces are what is sent, one after another.
type pieces struct {
	closed mem.BufferSlice
	open   []byte
}

// begin writes what stands before so many bytes of a field.
func (p *pieces) begin(field protowire.Number, size int) {
	p.open = protowire.AppendTag(p.open, field, protowire.BytesType)
	p.open = protowire.AppendVarint(p.open, uint64(size)) // #nosec G115 -- a length
}

func (p *pieces) add(frame []byte) {
	if len(frame) < leastUncopied {
		p.open = append(p.open, frame...)
		return
	}
	p.close()
	p.closed = append(p.closed, mem.SliceBuffer(frame))
}

func (p *pieces) close() {
	if len(p.open) > 0 {
		p.closed, p.open = append(p.closed, mem.SliceBuffer(p.open)), nil
	}
}
