package plugin

import (
	"context"
	"encoding/json"
	"net"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials/insecure"
	"google.golang.org/grpc/test/bufconn"
)

func TestFramesArriveTheSameAroundTheSDKAsThroughIt(t *testing.T) {
	instance := newTiny(t, backend.DataSourceInstanceSettings{JSONData: []byte(`{}`)})
	query := &pluginv2.QueryDataRequest{PluginContext: &pluginv2.PluginContext{DataSourceInstanceSettings: &pluginv2.DataSourceInstanceSettings{}}}
	for refID, do := range map[string]string{
		"A": `({ frames: [{ name: 'one', fields: [{ name: 'text', type: 'string', nullable: true, values: ['a', null] }] }, { fields: [] }] })`,
		"B": `({ status: 404, error: 'The vendor has no job 999.', errorSource: 'downstream' })`,
		"C": `({ frames: [] })`,
		"D": `({ frames: [{ fields: [{ name: 'x', type: 'nonsense', nullable: false, values: [] }] }] })`,
	} {
		query.Queries = append(query.Queries, &pluginv2.DataQuery{RefId: refID, Json: queryOf(refID, do).JSON, TimeRange: &pluginv2.TimeRange{}})
	}
	handler := pluginv2.Data_ServiceDesc.Methods[0].Handler
	defer func() { pluginv2.Data_ServiceDesc.Methods[0].Handler = handler }()
	var through [2]string
	for n, format := range []pluginv2.DataFrameFormat{pluginv2.DataFrameFormat_ARROW, pluginv2.DataFrameFormat_JSON} {
		query.Format = format
		through[n], _ = overGRPC(t, instance, query)
	}
	SendEncodedFrames()
	for n, format := range []pluginv2.DataFrameFormat{pluginv2.DataFrameFormat_ARROW, pluginv2.DataFrameFormat_JSON} {
		query.Format = format
		around, bySDK := overGRPC(t, instance, query)
		if around != through[n] {
			t.Errorf("%s: around the SDK\n%s, through it\n%s", format, around, through[n])
		}
		if (bySDK == 0) != (format == pluginv2.DataFrameFormat_ARROW) {
			t.Errorf("%s: %d frames went through the SDK", format, bySDK)
		}
	}
}

// overGRPC is the answer as Grafana reads it, and how many frames the SDK was given.
func overGRPC(t *testing.T, instance *Instance, query *pluginv2.QueryDataRequest) (answered string, bySDK int) {
	t.Helper()
	handler := backend.QueryDataHandlerFunc(func(ctx context.Context, request *backend.QueryDataRequest) (*backend.QueryDataResponse, error) {
		response, err := instance.QueryData(ctx, request)
		for _, one := range response.Responses {
			bySDK += len(one.Frames)
		}
		return response, err
	})
	served, err := backend.GRPCServeOpts(backend.ServeOpts{QueryDataHandler: handler})
	if err != nil {
		t.Fatal(err)
	}
	server, listener := grpc.NewServer(), bufconn.Listen(1<<20)
	pluginv2.RegisterDataServer(server, served.DataServer)
	go func() { _ = server.Serve(listener) }()
	defer server.Stop()
	dial := func(ctx context.Context, _ string) (net.Conn, error) { return listener.DialContext(ctx) }
	connection, err := grpc.NewClient("passthrough:", grpc.WithContextDialer(dial), grpc.WithTransportCredentials(insecure.NewCredentials()))
	if err != nil {
		t.Fatal(err)
	}
	defer connection.Close()
	answer, err := pluginv2.NewDataClient(connection).QueryData(t.Context(), query)
	if err != nil {
		t.Fatal(err)
	}
	read, err := backend.FromProto().QueryDataResponse(answer)
	if err != nil {
		t.Fatal(err)
	}
	text, err := json.Marshal(read)
	if err != nil {
		t.Fatal(err)
	}
	return string(text), bySDK
}
