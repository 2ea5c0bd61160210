package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"sort"
	"sync"
	"time"

	"github.com/grafana/grafana-plugin-sdk-go/backend"
)

// datasource is Grafana's data source record. Secrets stay here: only the names of those that are set reach the page.
type datasource struct {
	ID             int64           `json:"id"`
	UID            string          `json:"uid"`
	OrgID          int64           `json:"orgId"`
	Name           string          `json:"name"`
	Type           string          `json:"type"`
	TypeName       string          `json:"typeName"`
	Access         string          `json:"access"`
	URL            string          `json:"url"`
	User           string          `json:"user"`
	Database       string          `json:"database"`
	BasicAuth      bool            `json:"basicAuth"`
	BasicAuthUser  string          `json:"basicAuthUser"`
	IsDefault      bool            `json:"isDefault"`
	JSONData       json.RawMessage `json:"jsonData"`
	SecureFields   map[string]bool `json:"secureJsonFields"`
	ReadOnly       bool            `json:"readOnly"`
	Version        int             `json:"version"`
	secrets        map[string]string
	updated        time.Time
	APIVersion     string `json:"apiVersion"`
	WithCredential bool   `json:"withCredentials"`
}

// change is what the page sends when someone saves.
type change struct {
	datasource
	SecureJSONData map[string]string `json:"secureJsonData"`
}

var errNoDatasource = errors.New("data source not found")

type datasources struct {
	mu    sync.Mutex
	byUID map[string]datasource
	next  int64
}

func (d *datasources) get(uid string) (datasource, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	found, ok := d.byUID[uid]
	if !ok {
		return datasource{}, errNoDatasource
	}
	return found, nil
}

func (d *datasources) all() []datasource {
	d.mu.Lock()
	defer d.mu.Unlock()
	list := make([]datasource, 0, len(d.byUID))
	for _, one := range d.byUID {
		list = append(list, one)
	}
	sort.Slice(list, func(i, j int) bool { return list[i].ID < list[j].ID })
	return list
}

// add makes a data source; secrets may come with it.
func (d *datasources) add(c change) (datasource, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if c.UID == "" {
		c.UID = fmt.Sprintf("preview-%d", d.next+1)
	}
	if _, taken := d.byUID[c.UID]; taken {
		return datasource{}, fmt.Errorf("a data source with the uid %s exists already", c.UID)
	}
	d.next++
	c.ID, c.OrgID, c.Access, c.Version = d.next, 1, "proxy", 1
	return d.put(c, nil), nil
}

// save replaces everything but the secrets that were not typed anew, as Grafana does.
func (d *datasources) save(uid string, c change) (datasource, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	old, ok := d.byUID[uid]
	if !ok {
		return datasource{}, errNoDatasource
	}
	c.UID, c.ID, c.OrgID, c.Type, c.TypeName = uid, old.ID, old.OrgID, old.Type, old.TypeName
	c.Access, c.Version = old.Access, old.Version+1
	return d.put(c, old.secrets), nil
}

func (d *datasources) put(c change, secrets map[string]string) datasource {
	kept := map[string]string{}
	for name, value := range secrets {
		kept[name] = value
	}
	for name, value := range c.SecureJSONData {
		kept[name] = value
	}
	one := c.datasource
	one.SecureFields = map[string]bool{}
	for name, value := range kept {
		if value == "" {
			delete(kept, name)
			continue
		}
		one.SecureFields[name] = true
	}
	if len(one.JSONData) == 0 {
		one.JSONData = json.RawMessage("{}")
	}
	one.secrets, one.updated = kept, time.Now()
	d.byUID[one.UID] = one
	return one
}

func (d *datasources) remove(uid string) error {
	d.mu.Lock()
	defer d.mu.Unlock()
	if _, ok := d.byUID[uid]; !ok {
		return errNoDatasource
	}
	delete(d.byUID, uid)
	return nil
}

// settings are what the plugin process gets of a data source: Grafana decrypts the secrets for it.
func (one datasource) settings() *backend.DataSourceInstanceSettings {
	return &backend.DataSourceInstanceSettings{
		ID:                      one.ID,
		UID:                     one.UID,
		Type:                    one.Type,
		Name:                    one.Name,
		URL:                     one.URL,
		User:                    one.User,
		Database:                one.Database,
		BasicAuthEnabled:        one.BasicAuth,
		BasicAuthUser:           one.BasicAuthUser,
		JSONData:                one.JSONData,
		DecryptedSecureJSONData: one.secrets,
		Updated:                 one.updated,
	}
}
