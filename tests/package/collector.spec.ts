import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import * as v from 'valibot';
import { hashOf, madeIn, thisPlatform } from './made-in';

const scratch = mkdtempSync(path.join(tmpdir(), 'package-collector-'));

function archiveMadeIn(folder: string): { archive: string; name: string } {
  const { version, release } = madeIn(path.join(scratch, folder), 'package-collector.mjs');
  const name = `runtrail-collector-${version}`;
  return { archive: path.join(release, `${name}.${thisPlatform.goos}_${thisPlatform.goarch}.zip`), name };
}

describe("The collector's archive", () => {
  let archive = '';
  let folder = '';
  before(() => {
    const made = archiveMadeIn('one');
    archive = made.archive;
    folder = path.join(scratch, made.name);
    execFileSync('unzip', ['-q', archive, '-d', scratch]);
  });
  after(() => rmSync(scratch, { recursive: true }));

  it('is the same whatever the folder it is made in', () => {
    assert.equal(hashOf(archiveMadeIn('two').archive), hashOf(archive));
    assert.match(readFileSync(`${archive}.sha256`, 'utf8'), new RegExp(`^${hashOf(archive)}  runtrail-collector-`));
  });

  it('holds a program that starts, and knows its own example', () => {
    const program = path.join(folder, 'runtrail-collector');
    const configuration = path.join(folder, 'config.example.yaml');
    const env = { ...process.env, PUPPET_TOKEN: 'puppet-token' };
    execFileSync(program, ['validate', '--config', configuration], { env, stdio: 'pipe' });
    assert.match(execFileSync(program, ['components'], { encoding: 'utf8' }), /^ *- name: runtrail$/m);
  });

  it('knows what its example has as a comment for a login and a tenant', () => {
    const example = readFileSync(path.join(folder, 'config.example.yaml'), 'utf8');
    const named = /^( +)# (?=(headers|Authorization|AccountID|ProjectID): )/gm;
    assert.deepEqual(
      [...example.matchAll(named)].map(([, , name]) => name),
      ['headers', 'Authorization', 'AccountID', 'ProjectID']
    );
    const configuration = path.join(folder, 'config.login.yaml');
    writeFileSync(configuration, example.replace(named, '$1'));
    const env = { ...process.env, PUPPET_TOKEN: 'puppet-token', ARCHIVE_LOGIN: 'Basic dTpw' };
    execFileSync(path.join(folder, 'runtrail-collector'), ['validate', '--config', configuration], {
      env,
      stdio: 'pipe',
    });
  });

  it('has the licence of every part, and names every part in its bill with its own', () => {
    const part = v.object({ name: v.string(), licenses: v.pipe(v.array(v.unknown()), v.minLength(1)) });
    const bill: unknown = JSON.parse(readFileSync(path.join(folder, 'sbom.cdx.json'), 'utf8'));
    const { components } = v.parse(v.object({ components: v.array(part) }), bill);
    const licences = readFileSync(path.join(folder, 'THIRD_PARTY_LICENSES'), 'utf8');
    const names = components.map(({ name }) => name);
    assert.deepEqual(
      names.filter((name) => !licences.includes(`\n${name} `)),
      []
    );
    assert.ok(
      ['Go', 'go.etcd.io/bbolt', 'go.opentelemetry.io/collector/otelcol', 'valibot'].every((name) =>
        names.includes(name)
      )
    );
    assert.match(readFileSync(path.join(folder, 'LICENSE'), 'utf8'), /Apache License/);
  });
});
