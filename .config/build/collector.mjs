/**
 * Builds runtrail-collector into .cache/archive; the engine's bundle must be there already. `--to <file>` puts it elsewhere,
 * `--tests` builds the one by a simulated clock too. Another platform: GOOS and GOARCH.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { goEnvironment } from './go-environment.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({ options: { to: { type: 'string' }, tests: { type: 'boolean', default: false } } });
const folder = path.join(root, '.cache/archive/');
mkdirSync(folder, { recursive: true });

const { name, version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
// The user agent of requests to vendors, as the plugin has it.
const buildInfo = 'github.com/grafana/grafana-plugin-sdk-go/build/buildinfo.buildInfoJSON';
const flags = `-s -w -X main.version=${version} -X '${buildInfo}=${JSON.stringify({ pluginID: name, version })}'`;
const wanted = values.tests ? './cmd/...' : './cmd/runtrail-collector';
const to = values.to ? path.resolve(values.to) : folder;
const { status } = spawnSync('go', ['build', '-buildvcs=false', '-ldflags', flags, '-o', to, wanted], {
  cwd: path.join(root, 'collector'),
  stdio: 'inherit',
  env: goEnvironment,
});
process.exitCode = status ?? 1;
