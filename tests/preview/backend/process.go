package main

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend/grpcplugin"
	"github.com/hashicorp/go-hclog"
	plugin "github.com/hashicorp/go-plugin"
	"google.golang.org/grpc"
)

// process keeps the built plugin executable running and starts it again when it ends or is built anew.
type process struct {
	executable string
	log        hclog.Logger

	mu       sync.Mutex
	client   *plugin.Client
	conn     *grpc.ClientConn
	failure  string
	started  time.Time
	restarts int
	changed  chan struct{} // closed and replaced at every change
}

func newProcess(executable string, log hclog.Logger) *process {
	return &process{executable: executable, log: log, failure: "The plugin process is starting.", changed: make(chan struct{})}
}

// keepRunning looks four times a second whether the process still runs and the executable is still the one that was started.
func (p *process) keepRunning(ctx context.Context) {
	var running time.Time // the executable's time of change when it was started
	wait := time.Second
	for ctx.Err() == nil {
		modified, err := modifiedAt(p.executable)
		switch client := p.current(); {
		case err != nil:
			p.stop("The plugin executable " + p.executable + " is missing; build it with npm run build.")
		case client != nil && client.Exited():
			p.log.Error("the plugin process ended", "startAgainIn", wait)
			fmt.Fprintf(os.Stderr, "The plugin process ended unexpectedly; it is started again in %s.\n", wait)
			p.stop("The plugin process ended unexpectedly and is started again; what it wrote last is in its log.")
			pause(ctx, wait)
			wait = min(2*wait, 15*time.Second)
		case client != nil && modified.Equal(running):
			if time.Since(p.started) > 30*time.Second {
				wait = time.Second
			}
			pause(ctx, 250*time.Millisecond)
			continue
		default:
			p.stop("The plugin process is starting.")
			running = modified
			if err := p.start(); err != nil {
				p.stop("The plugin process does not start: " + err.Error() + ".")
				p.log.Error("start the plugin", "error", err)
				pause(ctx, wait)
				wait = min(2*wait, 15*time.Second)
			}
		}
		pause(ctx, 250*time.Millisecond)
	}
	p.stop("The preview is stopping.")
}

func modifiedAt(path string) (time.Time, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return time.Time{}, err
	}
	if err != nil {
		return time.Time{}, fmt.Errorf("look at the executable: %w", err)
	}
	return info.ModTime(), nil
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

func (p *process) current() *plugin.Client {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.client
}

// start runs the executable with the handshake that Grafana uses.
func (p *process) start() error {
	command := exec.Command(p.executable)
	command.Env = append(os.Environ(), "GF_VERSION="+grafanaVersion, "GF_EDITION=Open Source")
	client := plugin.NewClient(&plugin.ClientConfig{
		HandshakeConfig: plugin.HandshakeConfig{
			ProtocolVersion:  grpcplugin.ProtocolVersion,
			MagicCookieKey:   grpcplugin.MagicCookieKey,
			MagicCookieValue: grpcplugin.MagicCookieValue,
		},
		VersionedPlugins: map[int]plugin.PluginSet{grpcplugin.ProtocolVersion: {
			"data":        &grpcplugin.DataGRPCPlugin{},
			"diagnostics": &grpcplugin.DiagnosticsGRPCPlugin{},
			"resource":    &grpcplugin.ResourceGRPCPlugin{},
		}},
		Cmd:              command,
		Managed:          true,
		AllowedProtocols: []plugin.Protocol{plugin.ProtocolGRPC},
		Logger:           p.log,
		// Grafana's own limit is 16 MiB for sending and none for receiving that audit tables meet.
		GRPCDialOptions: []grpc.DialOption{grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(1 << 30))},
	})
	protocol, err := client.Client()
	if err != nil {
		client.Kill()
		return fmt.Errorf("shake hands with the plugin: %w", err)
	}
	grpcClient, ok := protocol.(*plugin.GRPCClient)
	if !ok {
		client.Kill()
		return errors.New("the plugin does not speak gRPC")
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.client, p.conn, p.failure, p.started = client, grpcClient.Conn, "", time.Now()
	p.restarts++
	p.tell()
	return nil
}

func (p *process) stop(reason string) {
	p.mu.Lock()
	client := p.client
	p.client, p.conn = nil, nil
	if p.failure != reason {
		p.failure = reason
		p.tell()
	}
	p.mu.Unlock()
	if client != nil {
		client.Kill()
	}
}

func (p *process) tell() {
	close(p.changed)
	p.changed = make(chan struct{})
}

// connection waits a few seconds for a process that is starting; the error is a sentence for people.
func (p *process) connection(ctx context.Context) (*grpc.ClientConn, error) {
	patience := time.After(5 * time.Second)
	for {
		p.mu.Lock()
		conn, failure, changed := p.conn, p.failure, p.changed
		p.mu.Unlock()
		if conn != nil {
			return conn, nil
		}
		select {
		case <-ctx.Done():
			return nil, fmt.Errorf("wait for the plugin process: %w", ctx.Err())
		case <-patience:
			return nil, errors.New(failure)
		case <-changed:
		}
	}
}

// state is what the page shows of the process.
func (p *process) state() map[string]any {
	p.mu.Lock()
	defer p.mu.Unlock()
	state := map[string]any{"running": p.conn != nil, "message": p.failure, "starts": p.restarts}
	if p.client != nil {
		state["pid"] = p.client.ID()
	}
	return state
}
