/** Builds dist/module.js and everything beside it that is not an executable. Run alone: `node --import tsx .config/build/frontend.mjs [--watch]`. */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import webpack from 'webpack';

const root = fileURLToPath(new URL('../..', import.meta.url));
const dist = path.join(root, 'dist');

/** What is wanted, and what is the most, in KB (1024 bytes) of gzipped module.js. */
const wantedKilobytes = 150;
const mostKilobytes = 200;

/**
 * Builds once, or with `watch` again at each change until the process ends. Rejects when there are errors or module.js is too large.
 * @param {{ watch?: boolean }} [options]
 */
export async function buildFrontend({ watch = false } = {}) {
  await import('./plugin-json.mjs');
  const { default: loaded } = await import('../../webpack.config.ts');
  // Node 20 and 22 differ in what a file without a module type is.
  const configuration = loaded.default ?? loaded;
  const compiler = webpack(await configuration({ [watch ? 'development' : 'production']: true }));
  if (watch) {
    return watchWith(compiler);
  }
  const stats = await promisify(compiler.run.bind(compiler))();
  await promisify(compiler.close.bind(compiler))();
  await report(stats, { strict: true });
}

/** @returns {Promise<void>} after the first build; later builds only print. */
function watchWith(compiler) {
  return new Promise((resolve, reject) => {
    compiler.watch({ aggregateTimeout: 100 }, (error, stats) => {
      if (error) {
        reject(error);
      } else {
        report(stats, { strict: false }).then(resolve, reject);
      }
    });
  });
}

async function report(stats, { strict }) {
  const seconds = ((stats.endTime - stats.startTime) / 1000).toFixed(1);
  if (stats.hasErrors()) {
    const messages = stats.toString({ all: false, errors: true, colors: process.stdout.isTTY });
    if (strict) {
      throw new Error(`The front end does not build.\n${messages}`);
    }
    console.error(messages);
    return;
  }
  const module = await readFile(path.join(dist, 'module.js'));
  const kilobytes = (await promisify(gzip)(module, { level: 9 })).length / 1024;
  console.log(`dist/module.js: ${kilobytes.toFixed(1)} KB gzip (wanted: ${wantedKilobytes}), built in ${seconds} s`);
  if (strict && kilobytes > mostKilobytes) {
    throw new Error(`dist/module.js has ${kilobytes.toFixed(1)} KB gzip; at most ${mostKilobytes} are allowed.`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildFrontend({ watch: process.argv.includes('--watch') });
}
