/** Builds the preview's page (tests/preview/page) into tests/preview/build with esbuild. */
import { build, context } from 'esbuild';
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const page = path.join(root, 'tests/preview/page');
const out = path.join(root, 'tests/preview/build');

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

async function copyStatic() {
  await mkdir(out, { recursive: true });
  await cp(path.join(page, 'index.html'), path.join(out, 'index.html'));
}

/** Builds once. */
export async function buildPreviewPage() {
  await copyStatic();
  await build(options);
}

/** Builds at every change; the answer stops that. */
export async function watchPreviewPage() {
  await copyStatic();
  const running = await context({ ...options, minify: false });
  await running.watch();
  return () => running.dispose();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const start = Date.now();
  await buildPreviewPage();
  console.log(`preview page built in ${Date.now() - start} ms`);
}
