package plugin

import (
	"context"
	"encoding/json"
	"maps"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/runtrail/runtrail-audit-datasource/pkg/runtime"
	"github.com/runtrail/runtrail-audit-datasource/pkg/upstream"
)

// An otherUpstream is one beside the data source's own. Its name, which src/model/other-upstreams.ts has too, is what requests call
// it, and what the names of its settings and secrets begin with, so that each secret belongs to one upstream alone.
type otherUpstream struct {
	name    string
	limits  upstream.Limits
	timeout time.Duration
}

// others: an archive is the site's own and made for this, unlike the vendor, to which the data source's limits apply; its timeout
// leaves time to ask the vendor where it does not answer.
var others = []otherUpstream{{
	name: "archive", limits: upstream.Limits{MaxConcurrent: 8, RequestsPerSecond: 50}, timeout: 15 * time.Second,
}}

// ownSecrets are those of the data source's own upstream.
func ownSecrets(secrets map[string]string) map[string]string {
	own := maps.Clone(secrets)
	for _, other := range others {
		maps.DeleteFunc(own, func(name, _ string) bool { return belongs(other.name, name) })
	}
	return own
}

// otherUpstreams are those of which the settings tell an address.
func otherUpstreams(ctx context.Context, settings backend.DataSourceInstanceSettings) map[string]runtime.Upstream {
	var jsonData map[string]any
	_ = json.Unmarshal(settings.JSONData, &jsonData)
	found := map[string]runtime.Upstream{}
	for _, other := range others {
		address, _ := jsonData[other.name+"Url"].(string)
		if strings.TrimSpace(address) != "" {
			found[other.name] = other.at(ctx, address, under(other.name, jsonData), settings)
		}
	}
	return found
}

// at reads its settings: the SDK's HTTP options under names of their own (archiveTlsSkipVerify), and its login.
func (o otherUpstream) at(ctx context.Context, address string, given map[string]any, settings backend.DataSourceInstanceSettings) runtime.Upstream {
	secrets := maps.Clone(settings.DecryptedSecureJSONData)
	maps.DeleteFunc(secrets, func(name, _ string) bool { return !belongs(o.name, name) })
	named := under(o.name, secrets)
	// A certificate that is there is meant to be used.
	given["tlsAuth"] = named["tlsClientCert"] != ""
	given["tlsAuthWithCACert"] = named["tlsCACert"] != ""
	user, _ := given["user"].(string)
	if user = strings.TrimSpace(user); user != "" {
		named["basicAuthPassword"] = named["password"]
	}
	settings.JSONData, _ = json.Marshal(given)
	settings.DecryptedSecureJSONData = named
	settings.BasicAuthEnabled, settings.BasicAuthUser = user != "", user
	options, problem := httpOptions(ctx, settings, o.timeout)
	return runtime.Upstream{URL: address, Secrets: secrets, HTTP: options, HTTPProblem: problem, Limits: o.limits}
}

// under are the values whose names begin with a prefix, by the rest of their names: `archiveUrl` is `url`.
func under[V any](prefix string, values map[string]V) map[string]V {
	found := map[string]V{}
	for name, value := range values {
		if belongs(prefix, name) {
			first, size := utf8.DecodeRuneInString(name[len(prefix):])
			found[string(unicode.ToLower(first))+name[len(prefix)+size:]] = value
		}
	}
	return found
}

// belongs says whether a name is a prefix and a word after it: `archiveUrl` is the archive's, `archive2Url` and `archivedUrl` are not.
func belongs(prefix, name string) bool {
	rest, ok := strings.CutPrefix(name, prefix)
	first, _ := utf8.DecodeRuneInString(rest)
	return ok && unicode.IsUpper(first)
}
