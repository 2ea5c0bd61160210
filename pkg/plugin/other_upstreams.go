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

// archive is the one upstream beside the data source's own: what requests call it, and what the names of its settings and
// secrets begin with, so that each secret belongs to one upstream alone.
const archive = "archive"

// archiveLimits: it is the site's own and made for this, unlike the vendor, to which the data source's limits apply.
var archiveLimits = upstream.Limits{MaxConcurrent: 8, RequestsPerSecond: 50}

// archiveTimeout leaves time to ask the vendor where the archive does not answer.
const archiveTimeout = 15 * time.Second

// ownSecrets are those of the data source's own upstream.
func ownSecrets(secrets map[string]string) map[string]string {
	own := maps.Clone(secrets)
	maps.DeleteFunc(own, func(name, _ string) bool { return strings.HasPrefix(name, archive) })
	return own
}

// otherUpstreams reads the archive's settings: the SDK's HTTP options under names of their own (archiveTlsSkipVerify), and
// its login. Nil where there is no archive.
func otherUpstreams(ctx context.Context, settings backend.DataSourceInstanceSettings) map[string]runtime.Upstream {
	var jsonData map[string]any
	_ = json.Unmarshal(settings.JSONData, &jsonData)
	address, _ := jsonData["archiveUrl"].(string)
	if strings.TrimSpace(address) == "" {
		return nil
	}
	given := under(archive, jsonData)
	named := under(archive, settings.DecryptedSecureJSONData)
	// A certificate that is there is meant to be used.
	given["tlsAuth"] = named["tlsClientCert"] != ""
	given["tlsAuthWithCACert"] = named["tlsCACert"] != ""
	user, _ := given["user"].(string)
	if user = strings.TrimSpace(user); user != "" {
		named["basicAuthPassword"] = named["password"]
	}
	own := settings
	own.JSONData, _ = json.Marshal(given)
	own.DecryptedSecureJSONData = named
	own.BasicAuthEnabled, own.BasicAuthUser = user != "", user
	options, problem := httpOptions(ctx, own, archiveTimeout)

	secrets := maps.Clone(settings.DecryptedSecureJSONData)
	maps.DeleteFunc(secrets, func(name, _ string) bool { return !strings.HasPrefix(name, archive) })
	return map[string]runtime.Upstream{archive: {
		URL: address, Secrets: secrets, HTTP: options, HTTPProblem: problem, Limits: archiveLimits,
	}}
}

// under are the values whose names begin with a prefix, by the rest of their names: `archiveUrl` is `url`.
func under[V any](prefix string, values map[string]V) map[string]V {
	found := map[string]V{}
	for name, value := range values {
		rest, ok := strings.CutPrefix(name, prefix)
		first, size := utf8.DecodeRuneInString(rest)
		if ok && unicode.IsUpper(first) {
			found[string(unicode.ToLower(first))+rest[size:]] = value
		}
	}
	return found
}
