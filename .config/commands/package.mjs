/**
 * Makes release/<id>-<version>.zip as Grafana installs it, and one more for 32-bit ARM, each with its sums and its bill of
 * materials; with `--this-platform` one with the executable of this machine alone.
 */
import { copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { buildBackend, platforms as every, thisPlatform, writeManifest } from '../build/backend.mjs';
import { commitDate } from '../build/commit-date.mjs';
import { goPackages } from '../package/go-packages.mjs';
import { pluginPackages } from '../package/npm-packages.mjs';
import { billOfMaterials } from '../package/sbom.mjs';
import { thirdPartyText } from '../package/third-party.mjs';
import { writeSums } from '../package/write-sums.mjs';
import { zip } from '../package/zip.mjs';
import { installDependencies } from './steps/dependencies.mjs';
import { root } from './steps/paths.mjs';
import { run } from './steps/run.mjs';
import { main, say, seconds, Stop, yellow } from './steps/say.mjs';
import { checkToolchain } from './steps/toolchain.mjs';

// Archives hold local times.
process.env.TZ = 'UTC';

const mostMegabytes = 60;
const dist = path.join(root, 'dist');
const release = path.join(root, 'release');

/** Six executables are more than the limit: few have this one's machines, so it is in an archive of its own, named as Grafana's catalogue names such. */
const isApart = ({ goos, goarch }) => goos === 'linux' && goarch === 'arm';

await main(async () => {
  await checkToolchain();
  await installDependencies();
  const { name, version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  await Promise.all([dist, release].map((folder) => rm(folder, { recursive: true, force: true })));
  await mkdir(release, { recursive: true });
  await build('.config/build/engine.mjs');
  await build('--import', 'tsx', '.config/build/frontend.mjs');
  await writeManifest();
  if (process.argv.includes('--this-platform')) {
    await pack([thisPlatform()], { name, version, file: `${name}-${version}` });
    return;
  }
  await pack(
    every.filter((platform) => !isApart(platform)),
    { name, version, file: `${name}-${version}` }
  );
  for (const { goos, goarch } of every.filter(isApart)) {
    await pack([{ goos, goarch }], { name, version, file: `${name}-${version}.${goos}_${goarch}` });
  }
});

/** Makes one archive with the executables of these platforms and no others. */
async function pack(platforms, { name, version, file }) {
  const since = performance.now();
  const date = commitDate();
  const others = (await readdir(dist)).filter((entry) => /^(gpx_|MANIFEST)/.test(entry));
  await Promise.all(others.map((entry) => rm(path.join(dist, entry))));
  for (const platform of platforms) {
    await buildBackend(platform);
  }
  const npm = pluginPackages();
  const go = goPackages(platforms, { module: '.', main: './pkg' });
  const bill = billOfMaterials({ name, go, npm, version, date });
  const files = 'The executables (gpx_runtrail_*) and module.js';
  await writeFile(path.join(dist, 'THIRD_PARTY_LICENSES'), thirdPartyText(files, [...go, ...npm]));
  await writeFile(path.join(dist, 'sbom.cdx.json'), `${JSON.stringify(bill, undefined, 2)}\n`);
  await sign();
  const archive = path.join(release, `${file}.zip`);
  await zip(dist, { as: name, to: archive, date });
  await copyFile(path.join(dist, 'sbom.cdx.json'), path.join(release, `${file}.cdx.json`));
  const megabytes = (await writeSums(archive)) / (1 << 20);
  say(`${path.relative(root, archive)}: ${megabytes.toFixed(1)} MB, made in ${seconds(since)}`);
  if (megabytes > mostMegabytes) {
    throw new Stop(`The archive has ${megabytes.toFixed(1)} MB; at most ${mostMegabytes} are allowed.`);
  }
}

/** Grafana signs the sums of all files for whoever has a token of its catalogue. */
async function sign() {
  if (!process.env.GRAFANA_ACCESS_POLICY_TOKEN) {
    say(yellow('NOT SIGNED: there is no token in GRAFANA_ACCESS_POLICY_TOKEN.'));
    return;
  }
  const { code } = await run('npx', ['--yes', '@grafana/sign-plugin@3.3.3'], { show: true });
  if (code !== 0) {
    throw new Stop('Grafana did not sign the plugin; its words are above.');
  }
}

async function build(...args) {
  const { code } = await run(process.execPath, args, { show: true });
  if (code !== 0) {
    throw new Stop('The plugin does not build; the words are above.');
  }
}
