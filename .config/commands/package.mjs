/** Makes release/<id>-<version>.zip as Grafana installs it, for every platform or with `--this-platform` for one, with its sums and its bill of materials. */
import { createHash } from 'node:crypto';
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { platforms as every, thisPlatform } from '../build/backend.mjs';
import { commitDate } from '../build/commit-date.mjs';
import { goPackages } from '../package/go-packages.mjs';
import { npmPackages } from '../package/npm-packages.mjs';
import { billOfMaterials } from '../package/sbom.mjs';
import { thirdPartyText } from '../package/third-party.mjs';
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

await main(async () => {
  const since = performance.now();
  await checkToolchain();
  await installDependencies();
  const onlyThis = process.argv.includes('--this-platform');
  const { name, version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  const date = commitDate();
  await Promise.all([dist, release].map((folder) => rm(folder, { recursive: true, force: true })));
  await build('.config/build/engine.mjs');
  await build('--import', 'tsx', '.config/build/frontend.mjs');
  await build('.config/build/backend.mjs', '--manifest', ...(onlyThis ? [] : ['--all']));

  const platforms = onlyThis ? [thisPlatform()] : every;
  const npm = npmPackages();
  const go = goPackages(platforms);
  const bill = billOfMaterials({ go, npm, version, date });
  await writeFile(path.join(dist, 'THIRD_PARTY_LICENSES'), thirdPartyText([...go, ...npm]));
  await writeFile(path.join(dist, 'sbom.cdx.json'), `${JSON.stringify(bill, undefined, 2)}\n`);

  await sign();
  await mkdir(release, { recursive: true });
  const archive = path.join(release, `${name}-${version}.zip`);
  await zip(dist, { as: name, to: archive, date });
  await copyFile(path.join(dist, 'sbom.cdx.json'), path.join(release, `${name}-${version}.cdx.json`));
  const content = await readFile(archive);
  for (const algorithm of ['sha1', 'sha256']) {
    const sum = createHash(algorithm).update(content).digest('hex');
    await writeFile(`${archive}.${algorithm}`, `${sum}  ${path.basename(archive)}\n`);
  }
  const megabytes = content.length / (1 << 20);
  say(`${path.relative(root, archive)}: ${megabytes.toFixed(1)} MB, made in ${seconds(since)}`);
  if (megabytes > mostMegabytes) {
    throw new Stop(`The archive has ${megabytes.toFixed(1)} MB; at most ${mostMegabytes} are allowed.`);
  }
});

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
