import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { goEnvironment } from '../build/go-environment.mjs';
import { root } from '../commands/steps/paths.mjs';
import { licenceFiles } from './licence-files.mjs';

/** The collector has the plugin's module below it, from the same repository. */
const ours = 'github.com/runtrail/runtrail-audit-datasource';

/**
 * Go's library and the modules that the executables are made of. A module's packages may have licences of their own.
 * All modules are fetched first, so that it is the same with whatever the machine has.
 * @param {ReadonlyArray<{ goos: string, goarch: string }>} platforms
 * @param {{ module: string, main: string }} program the folder of its module, from the root, and in that its main package
 * @returns {Array<{ name: string, version: string, source: string, files: string[], sum?: string }>}
 */
export function goPackages(platforms, { module, main }) {
  const go = inModule(path.join(root, module));
  go(goEnvironment, 'mod', 'download');
  const found = new Map();
  for (const { goos, goarch } of platforms) {
    const env = { ...goEnvironment, GOOS: goos, GOARCH: goarch };
    const format =
      '{{with .Module}}{{if not .Main}}{{.Path}}\t{{.Version}}\t{{.Sum}}\t{{.Dir}}\t{{$.Dir}}{{end}}{{end}}';
    for (const line of go(env, 'list', '-deps', '-f', format, main).split('\n').filter(Boolean)) {
      const [name, version, sum, moduleFolder, folder] = line.split('\t');
      if (name === ours) {
        continue;
      }
      const entry = found.get(name) ?? {
        name,
        version,
        sum,
        source: `https://pkg.go.dev/${name}@${version}`,
        files: new Set(),
      };
      for (let at = folder; at.startsWith(moduleFolder); at = path.dirname(at)) {
        licenceFiles(at).forEach((file) => entry.files.add(file));
      }
      found.set(name, entry);
    }
  }
  const [goRoot, version] = go(goEnvironment, 'env', 'GOROOT', 'GOVERSION').trim().split('\n');
  const library = { name: 'Go', version, source: 'https://go.dev/dl/', files: licenceFiles(goRoot) };
  return [library, ...[...found.values()].map((entry) => ({ ...entry, files: [...entry.files].sort() }))];
}

function inModule(cwd) {
  return (env, ...parameters) => execFileSync('go', parameters, { cwd, env, encoding: 'utf8', maxBuffer: 1 << 26 });
}
