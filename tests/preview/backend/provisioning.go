package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"

	"go.yaml.in/yaml/v3"
)

// provisioned is one file of Grafana's data source provisioning, as far as this project uses it.
type provisioned struct {
	Datasources []struct {
		Name           string            `yaml:"name"`
		UID            string            `yaml:"uid"`
		Type           string            `yaml:"type"`
		URL            string            `yaml:"url"`
		IsDefault      bool              `yaml:"isDefault"`
		Editable       bool              `yaml:"editable"`
		JSONData       map[string]any    `yaml:"jsonData"`
		SecureJSONData map[string]string `yaml:"secureJsonData"`
	} `yaml:"datasources"`
}

// readDatasources reads the files that Grafana reads; `$NAME` and `${NAME}` in values are environment variables, as there.
func readDatasources(folder string) (*datasources, error) {
	store := &datasources{byUID: map[string]datasource{}}
	paths, err := filepath.Glob(filepath.Join(folder, "*.y*ml"))
	if err != nil {
		return nil, fmt.Errorf("list %s: %w", folder, err)
	}
	sort.Strings(paths)
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			return nil, fmt.Errorf("read provisioning: %w", err)
		}
		var file provisioned
		if err := yaml.Unmarshal(text, &file); err != nil {
			return nil, fmt.Errorf("read %s: %w", path, err)
		}
		for _, one := range file.Datasources {
			jsonData, err := json.Marshal(expand(one.JSONData))
			if err != nil {
				return nil, fmt.Errorf("read jsonData of %s: %w", one.Name, err)
			}
			secrets := map[string]string{}
			for name, value := range one.SecureJSONData {
				secrets[name] = os.ExpandEnv(value)
			}
			c := change{SecureJSONData: secrets, datasource: datasource{
				Name: one.Name, UID: one.UID, Type: one.Type, TypeName: one.Type, URL: os.ExpandEnv(one.URL),
				IsDefault: one.IsDefault, ReadOnly: !one.Editable, JSONData: jsonData,
			}}
			if _, err := store.add(c); err != nil {
				return nil, err
			}
		}
	}
	return store, nil
}

// expand fills environment variables into every string of a value.
func expand(value any) any {
	switch value := value.(type) {
	case string:
		return os.ExpandEnv(value)
	case map[string]any:
		filled := map[string]any{}
		for key, inner := range value {
			filled[key] = expand(inner)
		}
		return filled
	case []any:
		filled := make([]any, len(value))
		for i, inner := range value {
			filled[i] = expand(inner)
		}
		return filled
	default:
		return value
	}
}
