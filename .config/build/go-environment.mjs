// As the SDK's own build does, Arrow with Go's JSON instead of one more library; and no pages of gRPC about itself, which nobody could open.
const tags = 'arrow_json_stdlib,grpcnotrace';

/**
 * What no query waits for in a loop. Without inlining it is a tenth smaller, which keeps the archive of all platforms below
 * its limit. The engine's interpreter, JSON, columns, frames and what they use stay as they are.
 */
const cold = [
  'go.opentelemetry.io/...', 'google.golang.org/...', 'golang.org/x/net/...', 'golang.org/x/text/...', 'github.com/prometheus/...',
  'github.com/hashicorp/...', 'github.com/gogo/...', 'github.com/goccy/...', 'github.com/olekukonko/...', 'github.com/jaegertracing/...',
  'github.com/json-iterator/...', 'github.com/modern-go/...', 'github.com/apache/...', 'github.com/klauspost/compress/...',
  'github.com/pierrec/...', 'github.com/mattn/...', 'github.com/clipperhouse/...', 'github.com/grpc-ecosystem/...',
  'github.com/grafana/grafana-plugin-sdk-go/...', 'github.com/grafana/pyroscope-go/...', 'github.com/grafana/otel-profiling-go/...',
  'net', 'net/http/...', 'net/netip', 'net/textproto', 'net/url', 'crypto/tls', 'crypto/x509/...', 'encoding/asn1', 'encoding/gob',
  'encoding/xml', 'html/...', 'log/...', 'mime/...', 'text/template/...', 'runtime/pprof', 'internal/profile', 'vendor/golang.org/...',
]; // prettier-ignore

const small = cold.map((packages) => `-gcflags=${packages}=-l`);

/** The environment of every call of Go: built, tested and checked in one way, what they share is compiled once. */
export const goEnvironment = {
  ...process.env,
  CGO_ENABLED: '0',
  GOFLAGS: [process.env.GOFLAGS, '-trimpath', `-tags=${tags}`, ...small].filter(Boolean).join(' '),
};
