import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, afterEach, describe, it } from 'node:test';
import { noticesOf, rowsOf } from '../preview/grafana-api';
import { logOf } from '../preview/start-preview';
import type { Fault } from '../simulators/base/fault';
import { startPuppetSimulator } from '../simulators/puppet/start';
import { selfSignedCertificate } from './certificate';
import { puppetUid, useWorld } from './world';

const logName = 'bad-input';
const world = useWorld(logName);
const jobs = { queryType: 'puppet.jobs', format: 'count' };

/** What no message may hold: the secret, a stack, a body. */
function assertSentence(message: string | undefined): asserts message is string {
  assert.ok(message, 'there is a message');
  assert.match(message, /^\S+ .*\.$/, 'it is one sentence on one line');
  assert.doesNotMatch(message, /puppet-token|goroutine|\bat \w+ \(|<html|undefined|\[object/i);
  assert.ok(message.length < 400, 'it is short');
}

describe('Bad settings', () => {
  const cases: ReadonlyArray<[string, { url: string; jsonData?: object; secureJsonData?: object }, RegExp]> = [
    ['no URL', { url: '' }, /URL/],
    ['a URL that is none', { url: 'not a url' }, /URL/],
    ['a host that nobody knows', { url: 'https://puppet.invalid:8143' }, /puppet\.invalid/],
    ['a port where nobody listens', { url: 'http://127.0.0.1:9' }, /refused|connect/i],
    [
      'no token',
      { url: 'http://127.0.0.1:9', secureJsonData: { puppetToken: '' } },
      /Access token \(puppetToken\) is missing/,
    ],
    ['a limit that is no number', { url: 'http://127.0.0.1:9', jsonData: { maxEvents: 'many' } }, /maxEvents/],
    ['a server name that is a number', { url: 'http://127.0.0.1:9', jsonData: { serverName: 7 } }, /serverName/],
    ['a vendor that is unknown', { url: 'http://127.0.0.1:9', jsonData: { vendor: 'chef' } }, /chef/],
  ];
  for (const [what, settings, sentence] of cases) {
    it(`${what} is a sentence in Save & test and in queries`, async () => {
      const { grafana } = world();
      const uid = await grafana.addDataSource(settings);
      const health = await grafana.health(uid);
      assert.equal(health.httpStatus, 400);
      assertSentence(health.message);
      assert.match(health.message, sentence);
      const { error, httpStatus } = await grafana.query(uid, jobs);
      assert.equal(httpStatus, 400);
      assertSentence(error);
      assert.match(error, sentence);
    });
  }

  it('a certificate of an unknown CA is a sentence that says where to paste the CA, and pasting it helps', async () => {
    const tls = selfSignedCertificate();
    const secure = await startPuppetSimulator({ speed: 0, tls });
    after(() => secure.stop());
    const { grafana } = world();
    const uid = await grafana.addDataSource({ url: secure.url });
    const { error } = await grafana.query(uid, jobs);
    assertSentence(error);
    assert.match(error, /CA/);
    const trusting = await grafana.addDataSource({
      url: secure.url,
      jsonData: { tlsAuthWithCACert: true },
      secureJsonData: { tlsCACert: tls.certificate },
    });
    assert.equal((await grafana.query(trusting, jobs)).error, undefined);
  });
});

describe('Refused tokens', () => {
  afterEach(() => world().puppet.renew());
  const kinds: ReadonlyArray<[string, RegExp]> = [
    ['expired', /expired/i],
    ['revoked', /revoked/i],
    ['userRevoked', /revoked/i],
    ['invalid', /token/i],
    ['plainText', /token/i],
    ['forbidden', /permission|may|403/i],
  ];
  for (const [kind, sentence] of kinds) {
    it(`a token that is ${kind} is a sentence of its own`, async () => {
      const { grafana, puppet } = world();
      puppet.expire(kind);
      const uid = await grafana.addDataSource({ url: puppet.url });
      const health = await grafana.health(uid);
      assertSentence(health.message);
      assert.match(health.message, sentence);
      const { error, status } = await grafana.query(uid, jobs);
      assertSentence(error);
      assert.match(error, sentence);
      assert.equal(status, kind === 'forbidden' ? 403 : 401);
    });
  }
});

describe("Answers that are not the vendor's", () => {
  afterEach(() => world().puppet.clearFaults());
  const faults: ReadonlyArray<[string, Fault, number]> = [
    ['a web page', { kind: 'htmlOk' }, 502],
    ['truncated JSON', { kind: 'truncated' }, 502],
    ['JSON of something else', { kind: 'wrongJson' }, 502],
    ['no JSON', { kind: 'notJson' }, 502],
    ['nothing', { kind: 'empty' }, 502],
    ['text behind the JSON', { kind: 'trailing' }, 502],
    ["a proxy's 404", { kind: 'status', status: 404, body: 'html' }, 404],
    ['500', { kind: 'status', status: 500 }, 500],
    ['a redirect to another host', { kind: 'redirect', to: 'http://example.invalid/' }, 502],
    ['more than the limit', { kind: 'oversize', bytes: 70 << 20, compressed: true }, 502],
  ];
  for (const [what, fault, status] of faults) {
    it(`${what} is a sentence, and the next query works`, async () => {
      const { grafana, puppet } = world();
      const uid = await grafana.addDataSource({ url: puppet.url });
      puppet.fault({ ...fault, endpoint: 'GET /orchestrator/v1/jobs' });
      const result = await grafana.query(uid, jobs);
      assertSentence(result.error);
      assert.equal(result.status, status);
      assert.equal(result.errorSource, 'downstream');
      puppet.clearFaults();
      assert.equal((await grafana.query(uid, jobs)).error, undefined);
    });
  }

  it('a restart of the vendor in the middle of a body is not noticed', async () => {
    const { grafana, puppet } = world();
    const uid = await grafana.addDataSource({ url: puppet.url });
    puppet.fault({ kind: 'resetMidBody', times: 1, endpoint: 'GET /orchestrator/v1/jobs' });
    assert.equal((await grafana.query(uid, jobs)).error, undefined);
  });
});

describe('Wrong queries', () => {
  const queries: ReadonlyArray<[string, object, RegExp]> = [
    ['an id with a slash', { queryType: 'puppet.jobEvents', jobs: ['3/52'] }, /3\/52/],
    ['a pattern that is none', { ...jobs, filters: [{ field: 'target', operator: '=~', values: ['('] }] }, /\(/],
    [
      'a variable that nobody filled in',
      { ...jobs, filters: [{ field: 'actor', operator: '=', values: ['$user'] }] },
      /\$user/,
    ],
    ['a query of a newer version', { ...jobs, version: 2 }, /version 2|newer/],
    ['an unknown query type', { queryType: 'puppet.reports' }, /puppet\.reports/],
    ["another vendor's query type", { queryType: 'opus.jobAudit', jobs: ['1'] }, /Opus.*Puppet|Puppet.*Opus/],
    ['an unknown format', { ...jobs, format: 'pie' }, /pie/],
    ['an unknown operator', { ...jobs, filters: [{ field: 'actor', operator: '>', values: ['a'] }] }, />/],
    ['an unknown field', { ...jobs, filters: [{ field: 'colour', operator: '=', values: ['a'] }] }, /colour/],
    ['a group by nothing known', { ...jobs, groupBy: ['message'] }, /message/],
    ['a limit of 0', { queryType: 'puppet.jobs', limit: 0 }, /limit/i],
  ];
  for (const [what, query, sentence] of queries) {
    it(`${what} is a plain 400 that quotes it, before any call`, async () => {
      const { grafana, puppet } = world();
      puppet.log.clear();
      const result = await grafana.query(puppetUid, query);
      assert.equal(result.httpStatus, 400);
      assert.equal(result.status, 400);
      assertSentence(result.error);
      assert.match(result.error, sentence);
      assert.deepEqual(puppet.log.counts, {});
    });
  }

  it('a job that does not exist is named, and a job beside it is still read', async () => {
    const { grafana } = world();
    const alone = await grafana.query(puppetUid, { queryType: 'puppet.jobEvents', jobs: ['999999999'] });
    assertSentence(alone.error);
    assert.match(alone.error, /999999999/);
    assert.equal(alone.status, 404);
    const from = Date.parse('2016-05-05T00:00:00Z');
    const both = await grafana.query(
      puppetUid,
      { queryType: 'puppet.jobEvents', jobs: ['352', '999999999'] },
      { from, to: from + 86_400_000 }
    );
    assert.equal(both.error, undefined);
    assert.ok(rowsOf(both.frames[0]).length > 0);
    assert.ok(noticesOf(both).some((notice) => notice.includes('999999999')));
  });

  it('a wrong query beside a right one fails alone', async () => {
    const { grafana } = world();
    const { httpStatus, results } = await grafana.queries([
      { refId: 'A', datasource: { uid: puppetUid }, ...jobs },
      { refId: 'B', datasource: { uid: puppetUid }, ...jobs, format: 'pie' },
    ]);
    assert.equal(httpStatus, 400);
    assert.equal(results['A']?.error, undefined);
    assertSentence(results['B']?.error);
  });
});

describe('What nobody may read', () => {
  it('the log of the plugin holds no token', async () => {
    const log = await readFile(logOf(logName), 'utf8');
    assert.ok(log.length > 0);
    assert.doesNotMatch(log, /puppet-token/);
  });
});
