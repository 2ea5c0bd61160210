package main

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/grpcplugin"
	"github.com/grafana/grafana-plugin-sdk-go/genproto/pluginv2"
	"github.com/hashicorp/go-hclog"
	"github.com/hashicorp/go-plugin"
	"google.golang.org/grpc"
)

// process is a plugin executable started as Grafana starts it.
type process struct {
	client  *plugin.Client
	data    pluginv2.DataClient
	started time.Time
}

func start(executable string, environment ...string) (*process, error) {
	began := time.Now()
	command := exec.Command(executable)
	command.Env = append(os.Environ(), environment...)
	client := plugin.NewClient(&plugin.ClientConfig{
		HandshakeConfig: plugin.HandshakeConfig{
			ProtocolVersion:  grpcplugin.ProtocolVersion,
			MagicCookieKey:   grpcplugin.MagicCookieKey,
			MagicCookieValue: grpcplugin.MagicCookieValue,
		},
		VersionedPlugins: map[int]plugin.PluginSet{2: {"data": &grpcplugin.DataGRPCPlugin{}}},
		Cmd:              command,
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
		Logger:           hclog.NewNullLogger(),
		GRPCDialOptions:  []grpc.DialOption{grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(1 << 30))},
	})
	rpc, err := client.Client()
	if err != nil {
		client.Kill()
		return nil, fmt.Errorf("starting %s: %w", executable, err)
	}
	connection, ok := rpc.(*plugin.GRPCClient)
	if !ok {
		client.Kill()
		return nil, fmt.Errorf("starting %s: not a gRPC plugin", executable)
	}
	return &process{client: client, data: pluginv2.NewDataClient(connection.Conn), started: began}, nil
}

func (p *process) stop() { p.client.Kill() }

// peakMegabytes is the most memory the process ever had resident (VmHWM).
func (p *process) peakMegabytes() float64 { return p.statusMegabytes("VmHWM:") }

func (p *process) residentMegabytes() float64 { return p.statusMegabytes("VmRSS:") }

func (p *process) statusMegabytes(key string) float64 {
	status, err := os.ReadFile("/proc/" + p.client.ID() + "/status")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(status)) {
		if fields := strings.Fields(line); len(fields) > 1 && fields[0] == key {
			kilobytes, _ := strconv.ParseFloat(fields[1], 64)
			return kilobytes / 1024
		}
	}
	return 0
}

// interval is what Grafana makes of seven days and so many points.
const interval = 10 * time.Minute

// source is one data source as Grafana would describe it; another uid is another instance.
type source struct {
	uid  string
	url  string
	json map[string]any
}

type answer struct {
	took  time.Duration
	rows  int
	bytes int
	text  string
}

func (p *process) query(s source, query map[string]any, from, to time.Time) (answer, error) {
	response, took, err := p.ask(s, query, from, to)
	if err != nil {
		return answer{}, err
	}
	return read(response, took)
}

func (p *process) ask(s source, query map[string]any, from, to time.Time) (response *pluginv2.QueryDataResponse, took time.Duration, err error) {
	settings, err := json.Marshal(s.json)
	if err != nil {
		return nil, 0, fmt.Errorf("writing the settings: %w", err)
	}
	asked, err := json.Marshal(query)
	if err != nil {
		return nil, 0, fmt.Errorf("writing the query: %w", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	began := time.Now()
	response, err = p.data.QueryData(ctx, &pluginv2.QueryDataRequest{
		PluginContext: &pluginv2.PluginContext{
			OrgId:    1,
			PluginId: "runtrail-audit-datasource",
			DataSourceInstanceSettings: &pluginv2.DataSourceInstanceSettings{
				Uid: s.uid, Name: s.uid, Url: s.url, JsonData: settings, LastUpdatedMS: 1,
				DecryptedSecureJsonData: map[string]string{"puppetToken": os.Getenv("BENCH_TOKEN")},
			},
		},
		Queries: []*pluginv2.DataQuery{{
			RefId: "A", MaxDataPoints: 1000, IntervalMS: interval.Milliseconds(), Json: asked,
			TimeRange: &pluginv2.TimeRange{FromEpochMS: from.UnixMilli(), ToEpochMS: to.UnixMilli()},
		}},
	})
	took = time.Since(began)
	if err != nil {
		return nil, 0, fmt.Errorf("querying: %w", err)
	}
	return response, took, nil
}

func read(response *pluginv2.QueryDataResponse, took time.Duration) (answer, error) {
	result := answer{took: took}
	for _, r := range response.GetResponses() {
		for _, frame := range r.GetFrames() {
			result.bytes += len(frame)
		}
	}
	decoded, err := backend.FromProto().QueryDataResponse(response)
	if err != nil {
		return answer{}, fmt.Errorf("decoding the answer: %w", err)
	}
	for _, r := range decoded.Responses {
		if r.Error != nil {
			return answer{}, fmt.Errorf("the answer is an error: %w", r.Error)
		}
		for _, frame := range r.Frames {
			result.rows += frame.Rows()
			if frame.Meta != nil {
				for _, notice := range frame.Meta.Notices {
					result.text += notice.Text + "\n"
				}
			}
		}
	}
	return result, nil
}
