package upstream

import (
	"testing"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

func TestTheSDKsHTTPSettingsAreRead(t *testing.T) {
	options, err := HTTPOptions(t.Context(), backend.DataSourceInstanceSettings{
		Name: "My Puppet", Type: "runtrail-audit-datasource",
		JSONData: []byte(`{"timeout": 7, "tlsAuthWithCACert": true, "tlsSkipVerify": true, "serverName": "pe.example",
			"httpHeaderName1": "X-One", "httpHeaderName2": "X-Two", "dialTimeout": null, "basicAuthUser": null, "vendorsOwn": {"a": [1]}}`),
		DecryptedSecureJSONData: map[string]string{"httpHeaderValue1": "1", "httpHeaderValue2": "2", "tlsCACert": "PEM"},
	})
	if err != nil {
		t.Fatal(err)
	}
	if options.Timeouts.Timeout != 7*time.Second || options.Timeouts.DialTimeout != 10*time.Second || options.ForwardHTTPHeaders {
		t.Errorf("got %+v", options)
	}
	if !options.TLS.InsecureSkipVerify || options.TLS.ServerName != "pe.example" || options.TLS.CACertificate != "PEM" {
		t.Errorf("got %+v", options.TLS)
	}
	if options.Header.Get("X-One") != "1" || options.Header.Get("X-Two") != "2" {
		t.Errorf("got %v", options.Header)
	}
}

func TestNoJSONDataIsTheDefaults(t *testing.T) {
	for _, data := range []string{"", "null", "{}"} {
		options, err := HTTPOptions(t.Context(), backend.DataSourceInstanceSettings{JSONData: []byte(data)})
		if err != nil || options.Timeouts.Timeout != 30*time.Second {
			t.Errorf("%q: got %+v, %v", data, options.Timeouts, err)
		}
	}
}

func TestAWrongHTTPSettingIsASentenceWithLabelAndKeyAndNeverAPanic(t *testing.T) {
	for data, want := range map[string]string{
		`{"serverName": 7, "tlsAuth": true}`:                           "Server Name (serverName) must be text.",
		`{"httpHeaderName1": 7}`:                                       "HTTP header (httpHeaderName1) must be the name of an HTTP header.",
		`{"httpHeaderName1": "X-One", "httpHeaderName2": "two words"}`: "HTTP header (httpHeaderName2) must be the name of an HTTP header.",
		`{"timeout": "30"}`:                                            "Timeout (timeout) must be a whole number of seconds.",
		`{"timeout": -1}`:                                              "Timeout (timeout) must be a whole number of seconds.",
		`{"timeout": 0.5}`:                                             "Timeout (timeout) must be a whole number of seconds.",
		`{"timeout": 1e15}`:                                            "Timeout (timeout) must be a whole number of seconds.",
		`{"timeout": [1]}`:                                             "Timeout (timeout) must be a whole number of seconds.",
		`{"tlsSkipVerify": "yes"}`:                                     "Skip TLS certificate validation (tlsSkipVerify) must be true or false.",
		`{"tlsSkipVerify": 1, "serverName": {}}`:                       "Skip TLS certificate validation (tlsSkipVerify) must be true or false.",
		`{"access": 1}`:                                                "Access (access) must be text.",
		`{"enableSecureSocksProxy": true, "secureSocksProxyUsername": 7}`: "Secure Socks Proxy user name (secureSocksProxyUsername) must be text.",
		`[1]`:                                   "Settings (jsonData) must be a JSON object.",
		`{"timeout":`:                           "Settings (jsonData) must be a JSON object.",
		`{"sigV4Auth": true, "sigV4Region": 7}`: "an HTTP setting has the wrong type",
	} {
		_, err := HTTPOptions(t.Context(), backend.DataSourceInstanceSettings{
			JSONData: []byte(data), DecryptedSecureJSONData: map[string]string{"httpHeaderValue1": "1", "httpHeaderValue2": "2"},
		})
		if err == nil || err.Error() != want {
			t.Errorf("%s: got %v", data, err)
		}
	}
}
