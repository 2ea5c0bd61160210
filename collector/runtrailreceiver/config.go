package runtrailreceiver

import (
	"errors"
	"fmt"
	"net/url"
	"regexp"
	"time"

	"go.opentelemetry.io/collector/component"
	"go.opentelemetry.io/collector/config/confighttp"
	"go.opentelemetry.io/collector/config/configopaque"
)

// Config of one connection to one vendor. `settings` and `secrets` are a data source's `jsonData` and `secureJsonData`, by the
// same names: the engine checks them with the same sentences.
type Config struct {
	// Source is the name of this connection in the archive: a data source says it as `archiveSource`.
	Source string `mapstructure:"source"`
	// Vendor is a data source's `vendor`, such as `puppet`: the engine knows them.
	Vendor string `mapstructure:"vendor"`
	// Endpoint is the vendor's address, a data source's URL.
	Endpoint string                         `mapstructure:"endpoint"`
	Settings map[string]any                 `mapstructure:"settings"`
	Secrets  map[string]configopaque.String `mapstructure:"secrets"`
	TLS      TLSConfig                      `mapstructure:"tls"`
	// QueryTypes to collect; none = all that the vendor has.
	QueryTypes []string `mapstructure:"query_types"`
	// Details sends the vendor's own record of each event along, without inputs and outputs.
	Details bool `mapstructure:"details"`
	// Storage is the extension that keeps how far the collecting is.
	Storage *component.ID `mapstructure:"storage"`

	CollectionInterval time.Duration `mapstructure:"collection_interval"`
	// Settle is how long something may take at the vendor until it can be read.
	Settle time.Duration `mapstructure:"settle"`
	// Overlap is how much of what was read before is read again.
	Overlap time.Duration `mapstructure:"overlap"`
	// SweepInterval is within which time each node of a vendor without a history is read once.
	SweepInterval time.Duration `mapstructure:"sweep_interval"`
	// GiveUpAfter is how long a window of which something cannot be read is tried; then it is a gap.
	GiveUpAfter time.Duration `mapstructure:"give_up_after"`
	// VendorKeeps is how long the vendor keeps what happened; 0 = not known. After a longer outage there is a gap.
	VendorKeeps time.Duration `mapstructure:"vendor_keeps"`
	// StoreKeeps is how long the store keeps what it got; 0 = for good. Heartbeats vouch for no more.
	StoreKeeps time.Duration  `mapstructure:"store_keeps"`
	Backfill   BackfillConfig `mapstructure:"backfill"`
	// Confirm asks the store whether it has what was sent.
	Confirm ConfirmConfig `mapstructure:"confirm"`
	// RequestsPerSecond and ConcurrentRequests are a guest's pace: the data sources have the rest of what the vendor bears.
	RequestsPerSecond  int `mapstructure:"requests_per_second"`
	ConcurrentRequests int `mapstructure:"concurrent_requests"`

	// prevent unkeyed literal initialization
	_ struct{}
}

// BackfillConfig says how far back is read when collecting begins.
type BackfillConfig struct {
	Enabled bool          `mapstructure:"enabled"`
	MaxAge  time.Duration `mapstructure:"max_age"`
	// Window is how much is read at once at most; less where that is too much.
	Window time.Duration `mapstructure:"window"`

	// prevent unkeyed literal initialization
	_ struct{}
}

// ConfirmConfig says where VictoriaLogs is asked for what was sent; without an endpoint whatever it has taken is believed.
type ConfirmConfig struct {
	confighttp.ClientConfig `mapstructure:",squash"`
	// After is how long it takes the store to have on disk what it has taken, six times its flush interval: then it is asked.
	After time.Duration `mapstructure:"after"`

	// prevent unkeyed literal initialization
	_ struct{}
}

func createDefaultConfig() component.Config {
	toStore := confighttp.NewDefaultClientConfig()
	// Without one a store that takes a question and never answers would hold up the collecting, without a word.
	toStore.Timeout = time.Minute
	return &Config{
		CollectionInterval: time.Minute,
		Settle:             time.Minute,
		Overlap:            10 * time.Minute,
		SweepInterval:      6 * time.Hour,
		GiveUpAfter:        24 * time.Hour,
		Backfill:           BackfillConfig{Enabled: true, MaxAge: 400 * 24 * time.Hour, Window: 24 * time.Hour},
		Confirm:            ConfirmConfig{ClientConfig: toStore, After: 30 * time.Second},
		RequestsPerSecond:  5,
		ConcurrentRequests: 2,
	}
}

var sourceName = regexp.MustCompile(`^[\w.:@-]+( [\w.:@-]+)*$`)

// Validate checks what the engine cannot: what is the vendor's is told by the engine, which has the sentences.
func (c *Config) Validate() error {
	var errs []error
	wrong := func(isWrong bool, sentence string) {
		if isWrong {
			errs = append(errs, errors.New(sentence))
		}
	}
	wrong(!sourceName.MatchString(c.Source), "source must be a name of letters, digits and ._:@-: under it a data source finds this connection in the archive")
	wrong(c.Vendor == "", "vendor is missing: name the one that the data source has, such as puppet")
	wrong(c.Storage == nil, "storage is missing: name a storage extension, such as file_storage, which keeps how far the collecting is")
	wrong(!isAddress(c.Endpoint), "endpoint must be http:// or https://, a host and perhaps a path")
	wrong(c.Confirm.Endpoint != "" && !isAddress(c.Confirm.Endpoint), "confirm::endpoint must be VictoriaLogs' address, for example http://127.0.0.1:9428")
	for name, value := range map[string]time.Duration{
		"collection_interval": c.CollectionInterval, "sweep_interval": c.SweepInterval, "give_up_after": c.GiveUpAfter, "overlap": c.Overlap,
		"backfill::window": c.Backfill.Window, "confirm::after": c.Confirm.After,
	} {
		wrong(value <= 0, name+" must be longer than 0")
		wrong(value > 0 && value < shortest, tooShort(name, value))
	}
	for name, value := range map[string]time.Duration{
		"settle": c.Settle, "vendor_keeps": c.VendorKeeps, "store_keeps": c.StoreKeeps, "backfill::max_age": c.Backfill.MaxAge,
		"confirm::timeout": c.Confirm.Timeout,
	} {
		wrong(value < 0, name+" must not be below 0")
		wrong(value > 0 && value < shortest, tooShort(name, value))
	}
	wrong(c.RequestsPerSecond < 1 || c.ConcurrentRequests < 1, "requests_per_second and concurrent_requests must be 1 or more")
	for _, name := range []string{"vendor", "maxRequestsPerSecond", "maxConcurrentRequests"} {
		if _, given := c.Settings[name]; given {
			errs = append(errs, fmt.Errorf("settings::%s has a place of its own in this configuration", name))
		}
	}
	return errors.Join(append(errs, c.TLS.validate())...)
}

// shortest is what no time here is below; what is, was written without its unit: the Collector takes `store_keeps: 8760` for
// nanoseconds, and next to nothing would be sent.
const shortest = 100 * time.Millisecond

func tooShort(name string, value time.Duration) string {
	return fmt.Sprintf("%s is %s, and must be %s or more: a number without a unit counts nanoseconds, so write it as in 60s, 10m or 24h", name, value, shortest)
}

func isAddress(text string) bool {
	u, err := url.Parse(text)
	return err == nil && u.Host != "" && (u.Scheme == "http" || u.Scheme == "https")
}
