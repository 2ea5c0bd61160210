import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import * as v from 'valibot';
import { GrafanaApi, rowsOf } from '../preview/grafana-api';
import { startPreview } from '../preview/start-preview';
import { startPuppetSimulator } from '../simulators/puppet/start';
import { hashOf, madeIn, thisPlatform } from './made-in';

const root = path.resolve(__dirname, '../..');
const id = 'runtrail-audit-datasource';
const scratch = mkdtempSync(path.join(tmpdir(), 'package-'));
const plugin = path.join(scratch, id);

/** Makes the archive of this platform. @returns its path */
function archiveMadeIn(folder: string): string {
  const { version, release } = madeIn(folder, 'package.mjs');
  return path.join(release, `${id}-${version}.zip`);
}

const read = (file: string) => readFileSync(path.join(plugin, file), 'utf8');

describe('The archive', () => {
  let archive = '';
  before(() => {
    archive = archiveMadeIn(path.join(scratch, 'one'));
    execFileSync('unzip', ['-q', archive, '-d', scratch]);
  });
  after(() => rmSync(scratch, { recursive: true }));

  it('is the same whatever the folder it is made in', () => {
    assert.equal(hashOf(archiveMadeIn(path.join(scratch, 'two'))), hashOf(archive));
    assert.match(readFileSync(`${archive}.sha256`, 'utf8'), new RegExp(`^${hashOf(archive)}  ${id}`));
  });

  it('starts over the plugin protocol, and answers', async () => {
    const puppet = await startPuppetSimulator({ speed: 0 });
    after(() => puppet.stop());
    const preview = await startPreview('package', puppet.url, {}, plugin);
    after(() => preview.stop());
    const grafana = new GrafanaApi(preview.address);
    const result = await grafana.query('runtrail-puppet', { queryType: 'puppet.jobs', format: 'count' });
    assert.ok(rowsOf(result.frames[0]).length > 0);
  });

  it('holds executables that may be executed, and no others', () => {
    const name = `gpx_runtrail_${thisPlatform.goos}_${thisPlatform.goarch}`;
    assert.deepEqual(
      readdirSync(plugin).filter((file) => file.startsWith('gpx_')),
      [name]
    );
    assert.equal(statSync(path.join(plugin, name)).mode & 0o777, 0o755);
    assert.equal(statSync(path.join(plugin, 'module.js')).mode & 0o777, 0o644);
  });

  it('has a bill that says of every part what its licence is', () => {
    const licence = v.union([
      v.strictObject({ license: v.strictObject({ id: v.pipe(v.string(), v.nonEmpty()) }) }),
      v.strictObject({ license: v.strictObject({ name: v.pipe(v.string(), v.nonEmpty()) }) }),
      v.strictObject({ expression: v.pipe(v.string(), v.nonEmpty()) }),
    ]);
    const part = v.object({ purl: v.string(), licenses: v.pipe(v.array(licence), v.minLength(1)) });
    const { components } = v.parse(v.object({ components: v.array(part) }), JSON.parse(read('sbom.cdx.json')));
    const licenceOf = (start: string) => components.find(({ purl }) => purl.startsWith(start))?.licenses;
    assert.deepEqual(licenceOf('pkg:golang/stdlib@1.'), [{ license: { id: 'BSD-3-Clause' } }]);
    assert.deepEqual(licenceOf('pkg:npm/%40grafana/plugin-ui@'), [{ license: { id: 'Apache-2.0' } }]);
    assert.deepEqual(licenceOf('pkg:golang/github.com/hashicorp/go-plugin@'), [{ license: { id: 'MPL-2.0' } }]);
  });

  it('has the licence of every part, and names every part in its bill', () => {
    const named = v.object({ name: v.string(), version: v.optional(v.string()) });
    const { components } = v.parse(v.object({ components: v.array(named) }), JSON.parse(read('sbom.cdx.json')));
    const licences = read('THIRD_PARTY_LICENSES');
    const parts = components.map(({ name }) => name);
    assert.deepEqual(
      parts.filter((name) => !licences.includes(`\n${name} `)),
      []
    );
    assert.ok(parts.includes('github.com/hashicorp/go-plugin') && parts.includes('valibot'));
  });

  it('has source maps that hold the sources as they are in the repository', () => {
    const map = v.object({ sources: v.array(v.string()), sourcesContent: v.array(v.string()) });
    const maps = readdirSync(plugin).filter((file) => file.endsWith('.js.map'));
    const ours = maps.flatMap((name) => {
      const { sources, sourcesContent } = v.parse(map, JSON.parse(read(name)));
      return sources.flatMap((source, i) => {
        const file = /^webpack:\/\/runtrail-audit-datasource\/\.\/(.*\.tsx?)$/.exec(source)?.[1];
        return file ? [{ file, content: sourcesContent[i] }] : [];
      });
    });
    assert.ok(ours.length > 50);
    assert.deepEqual(
      ours.filter(({ file, content }) => readFileSync(path.join(root, 'src', file), 'utf8') !== content),
      []
    );
  });

  it('has the hash of every Go file', () => {
    const listed = new Map(
      read('go_plugin_build_manifest')
        .trim()
        .split('\n')
        .map((line) => [line.slice(65), line.slice(0, 64)])
    );
    const files = execFileSync('git', ['ls-files', '*.go'], { cwd: root, encoding: 'utf8' }).trim().split('\n');
    for (const file of files.filter((name) => existsSync(path.join(root, name)))) {
      assert.equal(listed.get(file), hashOf(path.join(root, file)), file);
    }
    assert.deepEqual(
      [...listed.keys()].filter((file) => file.includes('node_modules')),
      []
    );
  });

  it('has a README whose links work outside the repository', () => {
    const targets = [...read('README.md').matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target ?? '');
    assert.deepEqual(
      targets.filter((target) => !/^(https:|#)/.test(target)),
      []
    );
  });
});
