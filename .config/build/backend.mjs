/** Builds the executables that Grafana starts into dist/. Run alone: `node .config/build/backend.mjs [--all | --dev]`. */
import { spawn } from 'node:child_process';
import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { goEnvironment } from './go-environment.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** @typedef {{ goos: string, goarch: string }} Platform in Go's words */

/** What Grafana itself is published for, and the SDK builds for. @type {readonly Platform[]} */
export const platforms = [
  { goos: 'linux', goarch: 'amd64' },
  { goos: 'linux', goarch: 'arm64' },
  { goos: 'linux', goarch: 'arm' },
  { goos: 'darwin', goarch: 'amd64' },
  { goos: 'darwin', goarch: 'arm64' },
  { goos: 'windows', goarch: 'amd64' },
];

/** The one that this process runs on. @returns {Platform} */
export function thisPlatform() {
  const systems = { win32: 'windows' };
  const architectures = { x64: 'amd64' };
  return {
    goos: systems[process.platform] ?? process.platform,
    goarch: architectures[process.arch] ?? process.arch,
  };
}

/** Where Grafana looks for the executable of a platform. @param {Platform} [platform] */
export function executable({ goos, goarch } = thisPlatform()) {
  const suffix = goos === 'windows' ? '.exe' : '';
  return path.join(root, 'dist', `gpx_runtrail_${goos}_${goarch}${suffix}`);
}

/**
 * Builds one executable; the engine's bundle must be there already. Rejects when it does not build; Go has printed why.
 * With `dev` it is tests/dev, which reads the engine from disk, anew whenever it has changed.
 * @param {Partial<Platform> & { dev?: boolean }} [options]
 */
export async function buildBackend({ dev = false, ...wanted } = {}) {
  const platform = { ...thisPlatform(), ...wanted };
  const started = performance.now();
  const outfile = executable(platform);
  await mkdir(path.dirname(outfile), { recursive: true });
  if (dev) {
    // It finds the engine's sources by where it was built.
    await go(['-C', 'tests', 'build', '-trimpath=false', '-o', outfile, './dev'], platform);
  } else {
    const linked = ['-ldflags', `-s -w ${await buildInfo()}`];
    const flags = ['-buildvcs=false', ...linked];
    await go(['build', ...flags, '-o', outfile, './pkg'], platform);
  }
  const megabytes = (await stat(outfile)).size / (1 << 20);
  const seconds = (performance.now() - started) / 1000;
  console.log(`${path.relative(root, outfile)}: ${megabytes.toFixed(1)} MB, built in ${seconds.toFixed(1)} s`);
}

/** Builds for every platform that Grafana runs on, one after another. */
export async function buildAllBackends() {
  for (const platform of platforms) {
    await buildBackend(platform);
  }
}

/** Writes dist/go_plugin_build_manifest, with which Grafana's catalogue compares Go sources, by the SDK's own target. */
export async function writeManifest() {
  await go(['run', 'github.com/magefile/mage', 'build:generateManifestFile'], thisPlatform());
  const file = path.join(root, 'dist', 'go_plugin_build_manifest');
  const lines = (await readFile(file, 'utf8')).split('\n');
  // It passes over the packages of the root alone; what stands in for Grafana 13 has its own, and some bring Go with them.
  await writeFile(file, lines.filter((line) => !line.includes('/node_modules/')).join('\n'));
}

/** The SDK reads plugin and version from a variable that the linker sets, for the user agent of requests. */
async function buildInfo() {
  const { name, version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const variable = 'github.com/grafana/grafana-plugin-sdk-go/build/buildinfo.buildInfoJSON';
  return `-X '${variable}=${JSON.stringify({ pluginID: name, version })}'`;
}

function go(parameters, { goos, goarch }) {
  const env = { ...goEnvironment, GOOS: goos, GOARCH: goarch };
  return new Promise((resolve, reject) => {
    const child = spawn('go', parameters, { cwd: root, env, stdio: 'inherit' });
    child.on('error', (error) => reject(new Error(`Go cannot be started: ${error.message}`)));
    child.on('exit', (code) => {
      if (code === 0) {
        resolve();
      } else {
        reject(new Error(`The backend for ${goos}/${goarch} does not build.`));
      }
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const dev = process.argv.includes('--dev');
  await (process.argv.includes('--all') ? buildAllBackends() : buildBackend({ dev }));
}
