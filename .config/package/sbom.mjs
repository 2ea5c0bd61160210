import { Stop } from '../commands/steps/say.mjs';
import { licencesIn } from './licence-ids.mjs';

/**
 * A CycloneDX bill of what a program is made of.
 * @typedef {{ name: string, version: string, files: string[] }} Part
 * @param {{ name: string, go: Array<Part & { sum?: string }>, npm: Array<Part & { license?: string }>, version: string, date: string }} made
 */
export function billOfMaterials({ name, go, npm, version, date }) {
  const components = [...go.map(goComponent), ...npm.map(npmComponent)].sort((a, b) => (a.purl < b.purl ? -1 : 1));
  const unlicensed = components.filter(({ licenses }) => licenses.length === 0);
  if (unlicensed.length > 0) {
    throw new Stop(`No licence is known of ${unlicensed.map(({ purl }) => purl).join(', ')}.`);
  }
  const main = { type: 'application', 'bom-ref': name, name, version };
  const refs = components.map((component) => component['bom-ref']);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: { timestamp: date, component: main },
    components,
    dependencies: [{ ref: main['bom-ref'], dependsOn: refs }],
  };
}

/** Go's own library is called as scanners for holes know it. */
function goComponent({ name, version, files, sum }) {
  const isLibrary = name === 'Go';
  const purl = `pkg:golang/${isLibrary ? 'stdlib' : name}@${isLibrary ? version.replace(/^go/, '') : version}`;
  const hash = sum && Buffer.from(sum.replace(/^h1:/, ''), 'base64').toString('hex');
  return {
    ...component({ name, version, purl }),
    ...(hash && { hashes: [{ alg: 'SHA-256', content: hash }] }),
    licenses: licencesIn(files),
  };
}

function npmComponent({ name, version, license, files }) {
  const purl = `pkg:npm/${name.replace('@', '%40')}@${version}`;
  return { ...component({ name, version, purl }), licenses: license ? named(license) : licencesIn(files) };
}

const component = ({ name, version, purl }) => ({ 'bom-ref': purl, type: 'library', name, version, purl });
const named = (license) => (/\s/.test(license) ? [{ expression: license }] : [{ license: { id: license } }]);
