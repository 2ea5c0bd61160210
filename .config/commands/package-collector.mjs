/**
 * Makes release/runtrail-collector-<version>.<platform>.zip for every platform, or with `--this-platform` for one: the program, an
 * example of its configuration, its licences and its bill of materials, with its sums beside it.
 */
import { copyFile, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { platforms as every, thisPlatform } from '../build/backend.mjs';
import { commitDate } from '../build/commit-date.mjs';
import { goPackages } from '../package/go-packages.mjs';
import { enginePackages } from '../package/npm-packages.mjs';
import { billOfMaterials } from '../package/sbom.mjs';
import { thirdPartyText } from '../package/third-party.mjs';
import { writeSums } from '../package/write-sums.mjs';
import { zip } from '../package/zip.mjs';
import { installDependencies } from './steps/dependencies.mjs';
import { root } from './steps/paths.mjs';
import { run } from './steps/run.mjs';
import { main, say, Stop } from './steps/say.mjs';
import { checkToolchain } from './steps/toolchain.mjs';

// Archives hold local times.
process.env.TZ = 'UTC';

const name = 'runtrail-collector';
const release = path.join(root, 'release');
const scratch = path.join(root, '.cache/package-collector');

await main(async () => {
  await checkToolchain();
  await installDependencies();
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
  await mkdir(release, { recursive: true });
  await build({}, '.config/build/engine.mjs');
  for (const platform of process.argv.includes('--this-platform') ? [thisPlatform()] : every) {
    await pack(platform, version);
  }
});

async function pack({ goos, goarch }, version) {
  const date = commitDate();
  await rm(scratch, { recursive: true, force: true });
  await mkdir(scratch, { recursive: true });
  const program = path.join(scratch, goos === 'windows' ? `${name}.exe` : name);
  await build({ GOOS: goos, GOARCH: goarch }, '.config/build/collector.mjs', '--to', program);
  const go = goPackages([{ goos, goarch }], { module: 'collector', main: './cmd/runtrail-collector' });
  const npm = enginePackages();
  const bill = billOfMaterials({ name, go, npm, version, date });
  await writeFile(path.join(scratch, 'THIRD_PARTY_LICENSES'), thirdPartyText(`The program ${name}`, [...go, ...npm]));
  await writeFile(path.join(scratch, 'sbom.cdx.json'), `${JSON.stringify(bill, undefined, 2)}\n`);
  await copyFile(path.join(root, 'LICENSE'), path.join(scratch, 'LICENSE'));
  await copyFile(path.join(root, 'collector/config.example.yaml'), path.join(scratch, 'config.example.yaml'));
  const archive = path.join(release, `${name}-${version}.${goos}_${goarch}.zip`);
  await zip(scratch, { as: `${name}-${version}`, to: archive, date });
  const megabytes = (await writeSums(archive)) / (1 << 20);
  say(`${path.relative(root, archive)}: ${megabytes.toFixed(1)} MB`);
}

async function build(env, ...args) {
  const { code } = await run(process.execPath, args, { show: true, env });
  if (code !== 0) {
    throw new Stop('The collector does not build; the words are above.');
  }
}
