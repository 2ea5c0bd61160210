import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { executable } from '../build/backend.mjs';
import { run } from '../commands/steps/run.mjs';
import { Stop } from '../commands/steps/say.mjs';

const tool = 'github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0';

/**
 * A CycloneDX bill of what the executables of all platforms and module.js are made of.
 * @param {{ platforms: Array<{ goos: string, goarch: string }>, npm: Array<{ name: string, version: string, license: string }>, version: string, date: string }} made
 */
export async function billOfMaterials({ platforms, npm, version, date }) {
  const folder = await mkdtemp(path.join(tmpdir(), 'sbom-'));
  // Built for this machine; what it looks at is for others.
  const installed = await run('go', ['install', tool], { env: { GOBIN: folder } });
  if (installed.code !== 0) {
    throw new Stop(`${tool} cannot be installed:\n${installed.output}`);
  }
  const bills = [];
  for (const platform of platforms) {
    bills.push(await goBill(folder, platform));
  }
  await rm(folder, { recursive: true });
  const [bill] = bills;
  const components = new Map(
    [...bills.flatMap((each) => each.components), ...npm.map(npmComponent)].map((each) => [each['bom-ref'], each])
  );
  const main = {
    type: 'application',
    'bom-ref': 'runtrail-audit-datasource',
    name: 'runtrail-audit-datasource',
    version,
  };
  return {
    ...bill,
    metadata: { timestamp: date, tools: bill.metadata.tools, component: main },
    components: [...components.values()].sort((a, b) => (a['bom-ref'] < b['bom-ref'] ? -1 : 1)),
    dependencies: [{ ref: main['bom-ref'], dependsOn: [...components.keys()].sort() }],
  };
}

async function goBill(folder, platform) {
  const file = path.join(folder, 'bom.json');
  const args = ['bin', '-json', '-licenses', '-noserial', '-output', file, executable(platform)];
  const { code, output } = await run(path.join(folder, 'cyclonedx-gomod'), args);
  if (code !== 0) {
    throw new Stop(`The bill of materials of ${executable(platform)} cannot be made:\n${output}`);
  }
  return JSON.parse(await readFile(file, 'utf8'));
}

function npmComponent({ name, version, license }) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return { 'bom-ref': purl, type: 'library', name, version, purl, licenses: [{ license: { id: license } }] };
}
