/** What this plugin adds to the build that Grafana's tools bring, .config/webpack: https://grafana.com/developers/plugin-tools/how-to-guides/extend-configurations */
import CopyWebpackPlugin from 'copy-webpack-plugin';
import path from 'node:path';
import webpack, { type Configuration } from 'webpack';
import { merge } from 'webpack-merge';
import { readFileSync } from 'node:fs';
import { commitDate } from './.config/build/commit-date.mjs';
import { absoluteLinks } from './.config/build/absolute-links.mjs';
import { importable } from './.config/build/importable.mjs';
import grafanaConfig, { type Env } from './.config/webpack/webpack.config.ts';

/** Not `**\/*.json` as at Grafana: tsconfig.json is of no use there. Dashboards come from where they are provisioned. */
const files = () => [
  {
    from: 'plugin.json',
    transform: (text: Buffer) => text.toString().replaceAll('%TODAY%', commitDate().slice(0, 10)),
  },
  { from: '../README.md', transform: (text: Buffer) => absoluteLinks(text.toString()) },
  { from: '../CHANGELOG.md' },
  { from: '../LICENSE', to: '[name][ext]' },
  { from: 'query_help.md' },
  { from: 'img', to: 'img' },
  { from: 'locales', to: 'locales' },
  { from: 'schema', to: 'schema' },
  ...includes().map((file) => ({
    from: `../provisioning/${file}`,
    to: file,
    transform: (text: Buffer) => importable(text.toString(), includedUids()),
  })),
];

function includes(): string[] {
  const plugin: { includes: Array<{ path: string }> } = JSON.parse(readFileSync('plugin.json', 'utf8'));
  return plugin.includes.map(({ path: file }) => file);
}

function includedUids(): string[] {
  const dashboards = includes().map(
    (file) => JSON.parse(readFileSync(`provisioning/${file}`, 'utf8')) as { uid: string }
  );
  return dashboards.map(({ uid }) => uid);
}

export default async function config(env: Env): Promise<Configuration> {
  const base = await grafanaConfig(env);
  const rules = base.module?.rules?.map((rule) => (isSwc(rule) ? { ...rule, use: swc } : rule));
  const plugins = base.plugins?.filter((plugin) => !(plugin instanceof CopyWebpackPlugin));
  return merge(
    { ...base, module: { rules }, plugins },
    {
      cache: {
        cacheDirectory: path.join(process.cwd(), '.cache/webpack'),
        buildDependencies: { extended: [path.join(process.cwd(), 'webpack.config.ts')] },
      },
      // webpack's own hashes know the folder that the build was made in.
      ...(env.production ? { output: { chunkFilename: `[name].js?_cache=${Date.parse(commitDate())}` } } : {}),
      externals: ['rxjs/operators'],
      plugins: [
        new CopyWebpackPlugin({ patterns: files() }),
        // Grafana's own test language, which @grafana/i18n names for Grafana alone.
        new webpack.IgnorePlugin({ resourceRegExp: /^i18next-pseudo$/ }),
      ],
      // The limit is checked on what travels, which is gzipped.
      performance: { hints: false },
      infrastructureLogging: { level: 'error' },
    }
  );
}

/** Without React in scope, and for browsers that Grafana itself supports. */
const swc = {
  loader: 'swc-loader',
  options: {
    jsc: {
      parser: { syntax: 'typescript', tsx: true },
      target: 'es2022',
      transform: { react: { runtime: 'automatic' } },
    },
  },
};

function isSwc(rule: unknown) {
  return JSON.stringify(rule).includes(swc.loader);
}
