/** Compiles pkg/columns to WebAssembly for unit tests, into .cache/columns. Run alone: `node .config/build/columns-wasm.mjs`. */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));
const source = path.join(root, 'tests', 'columns-wasm');
const target = path.join(root, '.cache', 'columns');
const noted = path.join(target, 'sources.sha256');

const go = async (...parameters) => {
  const env = { ...process.env, GOOS: 'js', GOARCH: 'wasm' };
  const { stdout } = await promisify(execFile)('go', parameters, { cwd: source, env });
  return stdout.trim();
};

/** Builds where the sources have changed since the last time; rejects with Go's words where they do not compile. */
export async function buildColumnsWasm() {
  const started = performance.now();
  const hash = await sourcesHash();
  if ((await readFile(noted, 'utf8').catch(() => '')) === hash) {
    return;
  }
  await mkdir(target, { recursive: true });
  // Two runs of Jest may build at once: each writes a file of its own and puts it in place whole.
  const built = path.join(target, `columns.${process.pid}.wasm`);
  await go('build', '-trimpath', '-ldflags', '-s -w', '-o', built, '.');
  await copyFile(
    path.join(await go('env', 'GOROOT'), 'lib', 'wasm', 'wasm_exec.js'),
    path.join(target, 'wasm_exec.js')
  );
  await rename(built, path.join(target, 'columns.wasm'));
  await writeFile(noted, hash);
  console.log(`.cache/columns/columns.wasm: built in ${((performance.now() - started) / 1000).toFixed(1)} s`);
}

async function sourcesHash() {
  const hash = createHash('sha256').update(await go('env', 'GOVERSION'));
  for (const folder of ['pkg/columns', 'tests/columns-wasm']) {
    const names = (await readdir(path.join(root, folder))).filter((name) => /(?<!_test)\.go$/.test(name));
    for (const name of names.sort()) {
      hash.update(`${folder}/${name}\0`).update(await readFile(path.join(root, folder, name)));
    }
  }
  return hash.update(await readFile(path.join(root, 'tests', 'go.sum'))).digest('hex');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildColumnsWasm();
}
