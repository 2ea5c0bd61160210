/**
 * Builds the preview's page (tests/preview/page) into tests/preview/build with esbuild. With `--grafana-13` with what Grafana 13
 * gives to plugins, into tests/preview/build-13; `npm ci --prefix .config/grafana-13` comes before.
 */
import { build, context } from 'esbuild';
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const page = path.join(root, 'tests/preview/page');
const out = path.join(root, 'tests/preview/build');
const out13 = path.join(root, 'tests/preview/build-13');
const grafana13 = path.join(root, '.config/grafana-13');

const options = {
  absWorkingDir: root,
  bundle: true,
  entryPoints: { main: path.join(page, 'main.tsx') },
  outdir: out,
  format: 'iife',
  publicPath: '/build/',
  jsx: 'automatic',
  minify: true,
  sourcemap: false,
  logLevel: 'error',
  legalComments: 'none',
  loader: { '.ttf': 'file', '.svg': 'file', '.woff2': 'file' },
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env': '{}',
    global: 'window',
    // Some packages are UMD and would register with the plugin loader's AMD instead of exporting.
    define: 'undefined',
  },
};

async function copyStatic(folder) {
  await mkdir(folder, { recursive: true });
  await cp(path.join(page, 'index.html'), path.join(folder, 'index.html'));
}

/** Takes packages that Grafana 13 has from its own folder, wherever they are asked for. */
const fromGrafana13 = {
  name: 'from-grafana-13',
  setup(build) {
    build.onResolve({ filter: /^[@a-z]/ }, async ({ path: wanted, importer, kind, pluginData }) => {
      if (pluginData === 'asked' || kind === 'entry-point' || importer.startsWith(`${grafana13}${path.sep}`)) {
        return undefined;
      }
      const found = await build.resolve(wanted, { resolveDir: grafana13, kind, pluginData: 'asked' });
      return found.errors.length > 0 || !found.path.startsWith(grafana13) ? undefined : found;
    });
  },
};

/** Builds once. */
export async function buildPreviewPage() {
  await copyStatic(out);
  await build(options);
}

/** Builds once, as Grafana 13 would be. */
export async function buildPreviewPage13() {
  await copyStatic(out13);
  await build({ ...options, outdir: out13, plugins: [fromGrafana13] });
}

/** Builds at every change; the answer stops that. */
export async function watchPreviewPage() {
  await copyStatic(out);
  const running = await context({ ...options, minify: false });
  await running.watch();
  return () => running.dispose();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const start = Date.now();
  await (process.argv.includes('--grafana-13') ? buildPreviewPage13() : buildPreviewPage());
  console.log(`preview page built in ${Date.now() - start} ms`);
}
