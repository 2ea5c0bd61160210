package runtrailreceiver

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/component/componenttest"
	"go.opentelemetry.io/collector/confmap"
)

func configOf(t *testing.T, more map[string]any) *Config {
	t.Helper()
	given := map[string]any{
		"source": "puppet", "vendor": "puppet", "endpoint": "https://pe.example.com:8143", "storage": "file_storage",
		"secrets": map[string]any{"puppetToken": "secret-token"},
	}
	for key, value := range more {
		given[key] = value
	}
	config := createDefaultConfig().(*Config)
	if err := confmap.NewFromStringMap(given).Unmarshal(config); err != nil {
		t.Fatal(err)
	}
	return config
}

func TestTheDefaultConfigurationIsOneForTheCollector(t *testing.T) {
	if err := componenttest.CheckConfigStruct(NewFactory().CreateDefaultConfig()); err != nil {
		t.Error(err)
	}
	if err := configOf(t, nil).Validate(); err != nil {
		t.Error(err)
	}
}

func TestAStoreThatNeverAnswersHoldsUpNothingForLong(t *testing.T) {
	config := configOf(t, map[string]any{"confirm": map[string]any{"endpoint": "http://127.0.0.1:9428"}})
	if timeout := config.Confirm.Timeout; timeout <= 0 || timeout > time.Minute {
		t.Error(timeout)
	}
}

func TestWhatIsWrongIsOneSentence(t *testing.T) {
	for _, c := range []struct {
		key   string
		value any
		want  string
	}{
		{"source", "", "source must be a name"},
		{"source", "a\nb", "source must be a name"},
		{"vendor", "", "vendor is missing"},
		{"endpoint", "pe.example.com", "endpoint must be http:// or https://"},
		{"storage", nil, "storage is missing"},
		{"overlap", "0s", "overlap must be longer than 0"},
		{"settle", "-1s", "must not be below 0"},
		{"collection_interval", 60, "collection_interval is 60ns, and must be 100ms or more: a number without a unit counts nanoseconds, so write it as in 60s, 10m or 24h"},
		{"overlap", 600, "overlap is 600ns"},
		{"sweep_interval", 21_600, "sweep_interval is 21.6µs"},
		{"give_up_after", 86_400, "give_up_after is 86.4µs"},
		{"settle", 60, "settle is 60ns"},
		{"vendor_keeps", 720, "vendor_keeps is 720ns"},
		{"store_keeps", 8760, "store_keeps is 8.76µs"},
		{"backfill", map[string]any{"max_age": 9600}, "backfill::max_age is 9.6µs"},
		{"backfill", map[string]any{"window": 86_400_000}, "backfill::window is 86.4ms"},
		{"confirm", map[string]any{"after": 30}, "confirm::after is 30ns"},
		{"confirm", map[string]any{"timeout": 60}, "confirm::timeout is 60ns"},
		{"requests_per_second", 0, "must be 1 or more"},
		{"settings", map[string]any{"maxRequestsPerSecond": 3}, "has a place of its own"},
		{"confirm", map[string]any{"endpoint": "store:9428"}, "confirm::endpoint must be VictoriaLogs' address"},
		{"confirm", map[string]any{"after": "0s"}, "confirm::after must be longer than 0"},
		{"tls", map[string]any{"cert_file": "a.pem"}, "one is missing"},
		{"tls", map[string]any{"ca_file": "a.pem", "ca_pem": "x"}, "not both"},
	} {
		err := configOf(t, map[string]any{c.key: c.value}).Validate()
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%s %v: %v", c.key, c.value, err)
		}
	}
}

func TestSecretsAreNotShown(t *testing.T) {
	config := configOf(t, nil)
	conf := confmap.New()
	if err := conf.Marshal(config); err != nil {
		t.Fatal(err)
	}
	if shown := fmt.Sprintf("%v %+v %#v %v", config, config, config.Secrets, conf.ToStringMap()); strings.Contains(shown, "secret-token") {
		t.Error(shown)
	}
}

func TestTheConfigurationBecomesTheSettingsOfADataSource(t *testing.T) {
	file := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(file, []byte("PEM"), 0o600); err != nil {
		t.Fatal(err)
	}
	settings, err := dataSource(configOf(t, map[string]any{
		"settings": map[string]any{"consoleUrl": "https://pe.example.com", "maxRuns": 50}, "requests_per_second": 3,
		"tls": map[string]any{"ca_file": file, "server_name_override": "pe"},
	}))
	if err != nil {
		t.Fatal(err)
	}
	var jsonData map[string]any
	if err := json.Unmarshal(settings.JSONData, &jsonData); err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]any{
		"vendor": "puppet", "consoleUrl": "https://pe.example.com", "maxRuns": 50.0, "maxRequestsPerSecond": 3.0, "maxEvents": 200_000.0,
		"tlsAuthWithCACert": true, "serverName": "pe",
	} {
		if jsonData[key] != want {
			t.Errorf("%s is %v, not %v", key, jsonData[key], want)
		}
	}
	if secrets := settings.DecryptedSecureJSONData; secrets["puppetToken"] != "secret-token" || secrets["tlsCACert"] != "PEM" {
		t.Error(secrets)
	}
	if _, err := dataSource(configOf(t, map[string]any{"tls": map[string]any{"ca_file": file + ".none"}})); err == nil {
		t.Error("a file that is not there")
	}
}

func TestTheFactoryMakesAReceiverOfLogs(t *testing.T) {
	if got := NewFactory().Type(); got != component.MustNewType("runtrail") || NewFactory().LogsStability() != component.StabilityLevelAlpha {
		t.Error(got)
	}
}
