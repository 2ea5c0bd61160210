package schema

import (
	"os"
	"testing"

	"github.com/grafana/grafana-plugin-sdk-go/experimental/pluginschema"
)

func TestGrafanaReadsTheSchemaForToolsAsTheSDKWritesOne(t *testing.T) {
	written, err := pluginschema.NewSchemaProvider(os.DirFS("../../src/schema")).Get("v0alpha1")
	if err != nil {
		t.Fatal(err)
	}
	if written.SettingsSchema.IsZero() || written.SettingsExamples.IsZero() || len(written.SettingsSchema.SecureValues) == 0 {
		t.Error("settings, their examples or their secrets are missing")
	}
	if written.QueryTypes == nil || written.QueryExamples == nil {
		t.Fatal("query types or their examples are missing")
	}
	known := map[string]bool{}
	for _, queryType := range written.QueryTypes.Items {
		known[queryType.Name] = queryType.Spec.Schema.Spec != nil && len(queryType.Spec.Schema.Spec.Properties) > 0
	}
	for _, example := range written.QueryExamples.Examples {
		if !known[example.QueryType] || example.SaveModel.Object["queryType"] != example.QueryType {
			t.Errorf("%s is an example of no query type", example.Name)
		}
	}
}
