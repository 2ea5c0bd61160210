package runtrailreceiver

import (
	"errors"
	"fmt"
	"os"

	"go.opentelemetry.io/collector/config/configopaque"
)

// TLSConfig has the names that the Collector's own clients have.
type TLSConfig struct {
	CAFile             string              `mapstructure:"ca_file"`
	CAPem              configopaque.String `mapstructure:"ca_pem"`
	CertFile           string              `mapstructure:"cert_file"`
	CertPem            configopaque.String `mapstructure:"cert_pem"`
	KeyFile            string              `mapstructure:"key_file"`
	KeyPem             configopaque.String `mapstructure:"key_pem"`
	InsecureSkipVerify bool                `mapstructure:"insecure_skip_verify"`
	// ServerName is heeded with a CA or a certificate alone, as in a data source.
	ServerName string `mapstructure:"server_name_override"`

	// prevent unkeyed literal initialization
	_ struct{}
}

func (c TLSConfig) validate() error {
	for name, both := range map[string]bool{
		"ca": c.CAFile != "" && c.CAPem != "", "cert": c.CertFile != "" && c.CertPem != "", "key": c.KeyFile != "" && c.KeyPem != "",
	} {
		if both {
			return fmt.Errorf("tls: give %s_file or %s_pem, not both", name, name)
		}
	}
	if (c.CertFile == "" && c.CertPem == "") != (c.KeyFile == "" && c.KeyPem == "") {
		return errors.New("tls: of the client's certificate and its key one is missing")
	}
	return nil
}

// add puts these options where a data source has them.
func (c TLSConfig) add(jsonData map[string]any, secrets map[string]string) error {
	var errs []error
	put := func(secret, file string, pem configopaque.String) bool {
		text := string(pem)
		if file != "" {
			content, err := os.ReadFile(file) // #nosec G304 -- whoever configures the collector names it
			if err != nil {
				errs = append(errs, fmt.Errorf("tls: reading a file: %w", err))
			}
			text = string(content)
		}
		if text != "" {
			secrets[secret] = text
		}
		return text != ""
	}
	if put("tlsCACert", c.CAFile, c.CAPem) {
		jsonData["tlsAuthWithCACert"] = true
	}
	if put("tlsClientCert", c.CertFile, c.CertPem) && put("tlsClientKey", c.KeyFile, c.KeyPem) {
		jsonData["tlsAuth"] = true
	}
	if c.InsecureSkipVerify {
		jsonData["tlsSkipVerify"] = true
	}
	if c.ServerName != "" {
		jsonData["serverName"] = c.ServerName
	}
	return errors.Join(errs...)
}
