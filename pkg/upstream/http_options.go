package upstream

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
	"github.com/grafana/grafana-plugin-sdk-go/backend/httpclient"
)

// SettingError is a setting of a wrong type or value. Its text is for people and holds no value.
type SettingError struct{ Label, Key, Problem string }

func (e *SettingError) Error() string { return fmt.Sprintf("%s (%s) %s.", e.Label, e.Key, e.Problem) }

// kind of a setting's value, in the words of the message.
type kind string

const (
	asText    kind = "must be text"
	asToggle  kind = "must be true or false"
	asSeconds kind = "must be a whole number of seconds"
)

// The SDK's own HTTP settings in jsonData. On some wrong types it panics, others it ignores silently.
var httpSettings = []struct {
	key, label string
	kind       kind
}{
	{"timeout", "Timeout", asSeconds},
	{"dialTimeout", "Dial timeout", asSeconds},
	{"httpKeepAlive", "Keep alive", asSeconds},
	{"httpTLSHandshakeTimeout", "TLS handshake timeout", asSeconds},
	{"httpExpectContinueTimeout", "Expect continue timeout", asSeconds},
	{"httpIdleConnTimeout", "Idle connection timeout", asSeconds},
	{"tlsSkipVerify", "Skip TLS certificate validation", asToggle},
	{"tlsAuth", "TLS Client Authentication", asToggle},
	{"tlsAuthWithCACert", "Add self-signed certificate", asToggle},
	{"serverName", "Server Name", asText},
	{"enableSecureSocksProxy", "Secure Socks Proxy", asToggle},
	{"secureSocksProxyUsername", "Secure Socks Proxy user name", asText},
	{"basicAuth", "Basic authentication", asToggle},
	{"basicAuthUser", "User", asText},
	{"access", "Access", asText},
	{"url", "URL", asText},
}

// longestSeconds is a day: more would overflow somewhere and helps nobody.
const longestSeconds = 24 * 60 * 60

// HTTPOptions reads the SDK's standard HTTP settings of a data source. A wrong one is a *SettingError; null is absent.
func HTTPOptions(ctx context.Context, settings backend.DataSourceInstanceSettings) (options httpclient.Options, err error) {
	var values map[string]any
	if len(settings.JSONData) > 0 && json.Unmarshal(settings.JSONData, &values) != nil {
		return httpclient.Options{}, &SettingError{Label: "Settings", Key: "jsonData", Problem: "must be a JSON object"}
	}
	maps.DeleteFunc(values, func(_ string, value any) bool { return value == nil })
	if err := checkHTTPSettings(values); err != nil {
		return httpclient.Options{}, err
	}
	if settings.JSONData, err = json.Marshal(values); err != nil {
		return httpclient.Options{}, fmt.Errorf("write the HTTP settings: %w", err)
	}
	defer func() {
		if recover() != nil {
			options, err = httpclient.Options{}, errors.New("an HTTP setting has the wrong type")
		}
	}()
	options, err = settings.HTTPClientOptions(ctx)
	if err != nil {
		return httpclient.Options{}, fmt.Errorf("read the HTTP settings: %w", err)
	}
	return options, nil
}

func checkHTTPSettings(values map[string]any) error {
	for _, setting := range httpSettings {
		if value, ok := values[setting.key]; ok && !setting.kind.fits(value) {
			return &SettingError{Label: setting.label, Key: setting.key, Problem: string(setting.kind)}
		}
	}
	for i := 1; ; i++ {
		key := fmt.Sprintf("httpHeaderName%d", i)
		value, ok := values[key]
		if !ok {
			return nil
		}
		if name, isText := value.(string); !isText || checkHeader(name, "", "") != nil {
			return &SettingError{Label: "HTTP header", Key: key, Problem: "must be the name of an HTTP header"}
		}
	}
}

func (k kind) fits(value any) bool {
	switch value := value.(type) {
	case string:
		return k == asText
	case bool:
		return k == asToggle
	case float64:
		return k == asSeconds && value >= 0 && value <= longestSeconds && value == math.Trunc(value)
	}
	return false
}
