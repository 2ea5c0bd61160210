/**
 * Bundles the engine for the Go host into pkg/runtime/bundle. Run alone: `node .config/build/engine.mjs [--watch]`, or with
 * `--named <file>` for one whose functions have their names, as profiles want it.
 */
import { build, context } from 'esbuild';
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bundle = path.join(root, 'pkg', 'runtime', 'bundle');
const outfile = path.join(bundle, 'engine.js');

/** @type {import('esbuild').BuildOptions} */
const options = {
  entryPoints: [
    { in: path.join(root, 'src', 'engine', 'instance', 'entry.ts'), out: 'pkg/runtime/bundle/engine' },
    // For Go's tests alone, and so in no folder that is embedded.
    { in: path.join(root, 'src', 'engine', 'testing', 'tiny-entry.ts'), out: '.cache/tiny-engine' },
  ],
  tsconfig: path.join(root, 'src', 'engine', 'tsconfig.json'),
  outdir: root,
  bundle: true,
  format: 'iife',
  // Sobek lacks some of it, which lint rules forbid; what it has is quicker than what esbuild would put in its place: an
  // object spread in JavaScript took a quarter of a small query's time.
  target: 'es2022',
  minify: true,
  charset: 'utf8',
  sourcemap: 'linked',
  sourcesContent: false,
  logLevel: 'warning',
};

/** Builds once. Rejects when the sources do not build; esbuild has printed why. */
export async function buildEngine() {
  const started = performance.now();
  const builder = await context(options);
  try {
    await builder.rebuild();
  } finally {
    await builder.dispose();
  }
  await finish(started);
}

/** Builds the engine alone, with all names. @param {string} file where to */
async function buildNamed(file) {
  const [{ in: entry }] = options.entryPoints;
  const { outdir, ...others } = options;
  await build({ ...others, entryPoints: [entry], outfile: file, minify: false, sourcemap: false });
}

/**
 * Builds now and again at each change, until the returned function is called.
 * @param {() => void} [built] called after each successful build
 */
export async function watchEngine(built = () => {}) {
  let started = performance.now();
  const report = {
    name: 'report',
    setup(build) {
      build.onStart(() => {
        started = performance.now();
      });
      build.onEnd(async (result) => {
        if (result.errors.length === 0) {
          await finish(started);
          built();
        }
      });
    },
  };
  const builder = await context({ ...options, plugins: [report] });
  await builder.watch();
  return () => builder.dispose();
}

/** Notes which sources the bundle was made from: a Go test fails when they have changed since. */
async function finish(started) {
  await mkdir(bundle, { recursive: true });
  await writeFile(path.join(bundle, 'engine.sha256'), `${await sourcesHash()}\n`);
  const { size } = await stat(outfile);
  const took = Math.round(performance.now() - started);
  console.log(`pkg/runtime/bundle/engine.js: ${(size / 1024).toFixed(1)} KB, built in ${took} ms`);
}

/** SHA-256 over path and content of every source file of engine and model; pkg/runtime/bundle_test.go does the same. */
async function sourcesHash() {
  const hash = createHash('sha256');
  const files = [...(await sources('src/engine')), ...(await sources('src/model'))].sort();
  for (const file of files) {
    hash.update(`${file}\0`);
    hash.update(await readFile(path.join(root, file)));
    hash.update('\0');
  }
  return hash.digest('hex');
}

/** Paths from the root with `/`, also on Windows. */
async function sources(folder) {
  const files = [];
  for (const entry of await readdir(path.join(root, folder), { withFileTypes: true })) {
    const file = `${folder}/${entry.name}`;
    if (entry.isDirectory()) {
      files.push(...(entry.name === 'testing' ? [] : await sources(file)));
    } else if (file.endsWith('.ts') && !file.endsWith('.test.ts')) {
      files.push(file);
    }
  }
  return files;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const named = process.argv.indexOf('--named');
  await (named > 0
    ? buildNamed(process.argv[named + 1])
    : process.argv.includes('--watch')
      ? watchEngine()
      : buildEngine());
}
