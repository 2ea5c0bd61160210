package plugin

import (
	"bytes"
	"slices"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	"google.golang.org/grpc/encoding"
	"google.golang.org/grpc/mem"
	"google.golang.org/protobuf/proto"
)

func TestAnAnswerIsSentAsIfItsFramesWereInIt(t *testing.T) {
	small, large, other := []byte{1}, bytes.Repeat([]byte{2}, leastUncopied), bytes.Repeat([]byte{3}, 3*leastUncopied)
	for name, of := range map[string]encodedFrames{
		"no answer":          {},
		"an empty refId":     {"": {large}},
		"no frames":          {"A": nil},
		"small frames":       {"A": {small, {}, small}},
		"large frames":       {"A": {large, other}},
		"small beside large": {"A": {small, large, small, other, small}, "B": {other}, "C": {small}},
	} {
		t.Run(name, func(t *testing.T) {
			without, within := answerOf(of, false), answerOf(of, true)
			sent, err := encoding.GetCodecV2("proto").Marshal(encodedAnswer{without, of})
			if err != nil {
				t.Fatal(err)
			}
			got := &pluginv2.QueryDataResponse{}
			if err := proto.Unmarshal(sent.Materialize(), got); err != nil {
				t.Fatal(err)
			}
			if !proto.Equal(got, within) {
				t.Errorf("got %v", got)
			}
			if sent.Len() != proto.Size(within) {
				t.Errorf("%d bytes, gRPC's own sends %d", sent.Len(), proto.Size(within))
			}
		})
	}
}

func TestALargeFrameIsSentWithoutACopy(t *testing.T) {
	frame := make([]byte, leastUncopied)
	of := encodedFrames{"A": {frame}}
	sent, err := encoding.GetCodecV2("proto").Marshal(encodedAnswer{answerOf(of, false), of})
	if err != nil {
		t.Fatal(err)
	}
	if !slices.ContainsFunc(sent, func(piece mem.Buffer) bool { return &piece.ReadOnlyData()[0] == &frame[0] }) {
		t.Errorf("the frame is in none of %d pieces", len(sent))
	}
}

// A field that a later SDK adds would not be sent.
func TestAnAnswerHasNothingBesideItsResponses(t *testing.T) {
	if fields := (&pluginv2.QueryDataResponse{}).ProtoReflect().Descriptor().Fields(); fields.Len() != 1 {
		t.Errorf("it has %d fields", fields.Len())
	}
}

func answerOf(frames encodedFrames, within bool) *pluginv2.QueryDataResponse {
	answer := &pluginv2.QueryDataResponse{Responses: map[string]*pluginv2.DataResponse{}}
	for refID, of := range frames {
		answer.Responses[refID] = &pluginv2.DataResponse{Error: "The vendor has no job 999.", Status: 404, ErrorSource: "downstream", JsonMeta: []byte("{}")}
		if within {
			answer.Responses[refID].Frames = of
		}
	}
	return answer
}
