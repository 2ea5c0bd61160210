package main

import (
	"encoding/json"
	"net/http"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// files are what the page loads: its own bundle, the plugin's dist folder, Grafana's icons and fonts.
type files struct{ dist, page, modules string }

func (f files) serve(w http.ResponseWriter, r *http.Request) {
	wanted := path.Clean(r.URL.Path)
	w.Header().Set("Cache-Control", "no-cache")
	for _, candidate := range f.candidates(wanted) {
		if info, err := os.Stat(candidate); err == nil && info.Mode().IsRegular() {
			http.ServeFile(w, r, candidate)
			return
		}
	}
	if path.Ext(wanted) != "" || strings.HasPrefix(wanted, "/public/") {
		http.NotFound(w, r)
		return
	}
	index := filepath.Join(f.page, "index.html")
	if _, err := os.Stat(index); err != nil {
		http.Error(w, "The preview's page is not built; run npm start, or node .config/build/preview.mjs.", http.StatusServiceUnavailable)
		return
	}
	http.ServeFile(w, r, index)
}

// candidates are the places where a file of the page may lie, by the address that Grafana's components ask for.
func (f files) candidates(wanted string) []string {
	if rest, ok := strings.CutPrefix(wanted, "/public/plugins/"+pluginID+"/"); ok {
		return []string{filepath.Join(f.dist, rest)}
	}
	if rest, ok := strings.CutPrefix(wanted, "/public/build/img/"); ok {
		return []string{
			filepath.Join(f.modules, "@grafana/ui/dist/public/img", rest),
			filepath.Join(f.modules, "@iconscout/unicons/svg/line", path.Base(rest)),
		}
	}
	if rest, ok := strings.CutPrefix(wanted, "/build/"); ok {
		return []string{filepath.Join(f.page, rest)}
	}
	if strings.HasPrefix(wanted, "/public/fonts/roboto/") {
		return []string{filepath.Join(f.modules, "@fontsource/roboto-mono/files/roboto-mono-latin-400-normal.woff2")}
	}
	if rest, ok := strings.CutPrefix(wanted, "/public/fonts/inter/Inter-"); ok {
		weight, style := "400", "normal"
		if strings.Contains(rest, "Medium") {
			weight = "500"
		}
		if strings.Contains(rest, "Italic") {
			style = "italic"
		}
		return []string{filepath.Join(f.modules, "@fontsource/inter/files", "inter-latin-"+weight+"-"+style+".woff2")}
	}
	return nil
}

// pluginMeta is what Grafana makes of plugin.json for the page.
func (f files) pluginMeta(kind string) map[string]any {
	meta := map[string]any{"id": kind, "name": kind, "type": "datasource", "info": map[string]any{"logos": map[string]any{}}}
	if kind != pluginID {
		return meta
	}
	text, err := os.ReadFile(filepath.Join(f.dist, "plugin.json"))
	if err == nil {
		_ = json.Unmarshal(text, &meta)
	}
	base := "public/plugins/" + pluginID
	if info, ok := meta["info"].(map[string]any); ok {
		info["logos"] = map[string]string{"small": base + "/img/logo.svg", "large": base + "/img/logo.svg"}
	}
	meta["module"], meta["baseUrl"], meta["signature"] = base+"/module.js", base, "unsigned"
	return meta
}

func (f files) pluginVersion() string {
	info, _ := f.pluginMeta(pluginID)["info"].(map[string]any)
	version, _ := info["version"].(string)
	return version
}
