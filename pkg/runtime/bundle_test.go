package runtime

import (
	"context"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"
)

const noBundle = "there is no bundle: run npm run build:engine"

func TestTheBundleIsMadeOfTheSourcesAsTheyAre(t *testing.T) {
	noted, err := fs.ReadFile(bundle, "bundle/engine.sha256")
	if err != nil {
		t.Skip(noBundle)
	}
	if got := hashOfSources(t, filepath.Join("..", "..")); got != strings.TrimSpace(string(noted)) {
		t.Error("the embedded engine is older than its sources: run npm run build:engine")
	}
}

// hashOfSources does what .config/build/engine.mjs does.
func hashOfSources(t *testing.T, root string) string {
	t.Helper()
	var files []string
	for _, folder := range []string{"src/engine", "src/model"} {
		err := fs.WalkDir(os.DirFS(root), folder, func(file string, entry fs.DirEntry, err error) error {
			switch {
			case err != nil:
				return err
			case entry.IsDir() && path.Base(file) == "testing":
				return fs.SkipDir
			case !entry.IsDir() && strings.HasSuffix(file, ".ts") && !strings.HasSuffix(file, ".test.ts"):
				files = append(files, file)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	sort.Strings(files)
	hash := sha256.New()
	for _, file := range files {
		content, err := os.ReadFile(filepath.Join(root, filepath.FromSlash(file)))
		if err != nil {
			t.Fatal(err)
		}
		hash.Write([]byte(file + "\x00"))
		hash.Write(content)
		hash.Write([]byte{0})
	}
	return hex.EncodeToString(hash.Sum(nil))
}

// startBundled runs the embedded engine.
func startBundled(t *testing.T, settings Settings) *Engine {
	t.Helper()
	if _, err := fs.Stat(bundle, bundleFile); err != nil {
		t.Skip(noBundle)
	}
	engine, err := Start(settings)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(engine.Close)
	return engine
}

func TestTheBundledEngineStartsWhateverItsSettingsAre(t *testing.T) {
	for _, settings := range []string{
		`{"url":"","jsonData":null,"secrets":{}}`, `{"url":"","jsonData":[],"secrets":{}}`, `{"url":"nonsense","jsonData":{"vendor":7,"queryTimeout":"x","memoryMegabytes":-1},"secrets":{}}`,
		`{"url":"http://127.0.0.1:1","jsonData":{"vendor":"puppet","serverName":7,"httpHeaderName1":7},"secrets":{}}`,
	} {
		engine := startBundled(t, Settings{EngineJSON: []byte(settings)})
		health, err := engine.CheckHealth(context.Background())
		if err != nil || health.OK || health.Message == "" || health.Message == errFailed.message {
			t.Errorf("%s: %+v, %v", settings, health, err)
		}
		result := ask(t, engine, `{"queryType":"puppet.jobs"}`)
		if result.Error == "" || result.Error == errFailed.message || result.Status == 500 {
			t.Errorf("%s: %+v", settings, result)
		}
	}
}

func TestCompilingTheBundleIsQuick(t *testing.T) {
	if _, err := fs.Stat(bundle, bundleFile); err != nil {
		t.Skip(noBundle)
	}
	started := time.Now()
	program, err := programIn(bundle)
	if err != nil {
		t.Fatal(err)
	}
	compiled := time.Since(started)
	engine, err := Start(Settings{EngineJSON: []byte(`{"url":"","jsonData":{},"secrets":{}}`), Program: always(program)})
	if err != nil {
		t.Fatal(err)
	}
	engine.Close()
	t.Logf("compiled in %v, started in %v", compiled, time.Since(started)-compiled)
	if compiled > 2*time.Second {
		t.Error("compiling took", compiled)
	}
}

func TestWithoutABundleTheErrorSaysWhatToDo(t *testing.T) {
	_, err := programIn(embed.FS{})
	if err == nil || !strings.Contains(err.Error(), "npm run build:engine") {
		t.Error(err)
	}
}
