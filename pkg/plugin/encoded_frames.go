package plugin

import (
	"context"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/data"
	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	"github.com/runtrail/runtrail-audit-datasource/pkg/frames"
	"google.golang.org/grpc"
)

// encodedFrames go around the SDK, by refId: its answers hold frames as Go values, of which it makes the bytes that are here
// already, with several copies of each.
type encodedFrames map[string][][]byte

type encodedFramesKey struct{}

// SendEncodedFrames lets the answers of every gRPC server of the process carry encoded frames. To be called before one is
// made. All else is the SDK's: its handler is called as before, and where it is not called through here, frames are decoded.
func SendEncodedFrames() {
	for n, method := range pluginv2.Data_ServiceDesc.Methods {
		if method.MethodName == "QueryData" {
			pluginv2.Data_ServiceDesc.Methods[n].Handler = sendingEncodedFrames(method.Handler)
		}
	}
}

func sendingEncodedFrames(handle grpc.MethodHandler) grpc.MethodHandler {
	return func(server any, ctx context.Context, decode func(any) error, interceptor grpc.UnaryServerInterceptor) (any, error) {
		encoded := encodedFrames{}
		answer, err := handle(server, context.WithValue(ctx, encodedFramesKey{}, encoded), decode, interceptor)
		if response, ok := answer.(*pluginv2.QueryDataResponse); ok && err == nil {
			return encodedAnswer{response, encoded}, nil
		}
		return answer, err
	}
}

// put gives the frames of a query to whoever sends them: to the SDK, or around it.
func put(ctx context.Context, format backend.DataFrameFormat, refID string, given []frames.Frame, response *backend.DataResponse) error {
	arrow := make([][]byte, len(given))
	for n, frame := range given {
		arrow[n] = frame.Arrow
	}
	if encoded, ok := ctx.Value(encodedFramesKey{}).(encodedFrames); ok && format == backend.DataFrameFormat_ARROW {
		encoded[refID] = arrow
		return nil
	}
	decoded, err := data.UnmarshalArrowFrames(arrow)
	response.Frames = decoded
	return err
}
