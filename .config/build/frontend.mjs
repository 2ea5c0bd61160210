/** Builds dist/module.js and everything beside it that is not an executable. Run alone: `node .config/build/frontend.mjs [--watch]`. */
import CopyPlugin from 'copy-webpack-plugin';
import { copyFile, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import webpack from 'webpack';
import { importable } from './importable.mjs';
import { shared } from './shared-by-grafana.mjs';

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
  await copyFile(path.join(root, 'plugin.json'), path.join(root, 'src', 'plugin.json'));
  const compiler = webpack(await configuration(watch));
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

async function configuration(watch) {
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const { id, includes } = JSON.parse(await readFile(path.join(root, 'plugin.json'), 'utf8'));
  const today = new Date().toISOString().slice(0, 10);
  const filled = (text) => text.toString().replaceAll('%VERSION%', version).replaceAll('%TODAY%', today);
  return {
    mode: watch ? 'development' : 'production',
    context: root,
    target: ['web', 'es2022'],
    entry: { module: './src/module.ts' },
    devtool: 'source-map',
    externals: shared,
    resolve: { extensions: ['.tsx', '.ts', '.mjs', '.js', '.json'] },
    module: {
      rules: [
        {
          test: /\.tsx?$/,
          exclude: /node_modules/,
          loader: 'swc-loader',
          options: {
            jsc: {
              parser: { syntax: 'typescript', tsx: true },
              target: 'es2022',
              transform: { react: { runtime: 'automatic' } },
            },
          },
        },
      ],
    },
    output: {
      path: dist,
      filename: '[name].js',
      library: { type: 'amd' },
      publicPath: `public/plugins/${id}/`,
      uniqueName: id,
      // Executables are built beside it.
      clean: { keep: /^(gpx_|go_plugin_build_manifest)/ },
    },
    plugins: [
      // Grafana's own test language, which @grafana/i18n names for Grafana alone.
      new webpack.IgnorePlugin({ resourceRegExp: /^i18next-pseudo$/ }),
      new CopyPlugin({
        patterns: [
          { from: 'plugin.json', transform: filled },
          { from: 'README.md', transform: filled, noErrorOnMissing: true },
          { from: 'CHANGELOG.md', noErrorOnMissing: true },
          { from: 'LICENSE', to: '[name][ext]' },
          { from: 'src/query_help.md' },
          { from: 'src/img', to: 'img' },
          { from: 'src/locales', to: 'locales' },
          { from: 'src/schema', to: 'schema' },
          ...includes.map(({ path: to }) => ({
            from: `provisioning/${to}`,
            to,
            transform: (text) => importable(text.toString()),
          })),
        ],
      }),
    ],
    // The limit is checked on what travels, which is gzipped.
    performance: { hints: false },
    cache: {
      type: 'filesystem',
      cacheDirectory: path.join(root, '.cache', 'webpack'),
      buildDependencies: { config: [fileURLToPath(import.meta.url)] },
    },
    infrastructureLogging: { level: 'error' },
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildFrontend({ watch: process.argv.includes('--watch') });
}
