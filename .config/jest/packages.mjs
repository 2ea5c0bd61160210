/** Bundles Grafana's packages for unit tests, into .cache: a test file loads one file then, not two thousand. */
import { build } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** What Jest takes for no code of ours: it neither transforms it nor shows lines of it. */
const folder = path.join(root, '.cache', 'packages', 'node_modules');
const noted = path.join(folder, 'sources.sha256');
const grafana = ['data', 'i18n', 'plugin-ui', 'runtime', 'schema', 'ui'].map((name) => `@grafana/${name}`);
const packages = [...grafana, 'rxjs'];
const fileOf = (name) => path.join(folder, `${name.replace('/', '+')}.cjs`);

/** What tests name themselves is not in the bundle a second time; nor is what a test stands in for. */
const others = ['react', 'react-dom', 'react/*', 'react-dom/*', 'react-inlinesvg', '@emotion/css', 'i18next', 'moment'];
/** Loaded where something is shown that no test shows. */
const never = ['monaco-editor', 'monaco-editor/*'];

/** Where Jest finds each. */
export const bundled = Object.fromEntries(packages.map((name) => [`^${name}$`, fileOf(name)]));

/** Bundles where other versions are installed than the last time. */
export async function bundlePackages() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', '.config/jest/packages.mjs']) {
    hash.update(await readFile(path.join(root, file)));
  }
  const wanted = hash.digest('hex');
  if ((await readFile(noted, 'utf8').catch(() => '')) === wanted) {
    return;
  }
  await mkdir(folder, { recursive: true });
  // Two runs of Jest may bundle at once, as they may build the columns.
  const built = path.join(folder, `all.${process.pid}.cjs`);
  const member = (name) => `get ${JSON.stringify(name)}() { return require(${JSON.stringify(name)}); },`;
  await build({
    stdin: { contents: `module.exports = {${packages.map(member).join('\n')}}`, resolveDir: root },
    outfile: built,
    bundle: true,
    format: 'cjs',
    // As Jest takes them in jsdom.
    platform: 'browser',
    conditions: ['browser', 'require', 'default'],
    mainFields: ['main'],
    define: { 'process.env.NODE_ENV': '"test"' },
    target: 'es2022',
    external: [...others, ...never, 'node:*', ...builtinModules],
    loader: { '.svg': 'empty', '.css': 'empty', '.png': 'empty' },
    logLevel: 'error',
  });
  await rename(built, path.join(folder, 'all.cjs'));
  for (const name of packages) {
    await writeFile(fileOf(name), `module.exports = require('./all.cjs')[${JSON.stringify(name)}];\n`);
  }
  await writeFile(noted, wanted);
}
