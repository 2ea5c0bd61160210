import Ajv from 'ajv';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readSettings } from '../../src/engine/connection/read-settings';
import { vendorModels } from '../../src/model/vendors';
import { folder, schemaFiles } from './files';
import { queryExamples } from './query-examples';
import { settingsExamples, settingsSchema } from './settings-schema';

const dashboards = path.resolve(__dirname, '../../provisioning/dashboards');
const type = 'runtrail-audit-datasource';
const isQuery = new Ajv().compile(JSON.parse(readFileSync(path.join(folder, 'query.schema.json'), 'utf8')) as object);

test('src/schema says what the model says (npx tsx tests/schema/write-schema.ts)', async () => {
  const wanted = await schemaFiles();
  expect(readdirSync(folder).sort()).toEqual(Object.keys(wanted).sort());
  for (const [name, text] of Object.entries(wanted)) {
    expect(readFileSync(path.join(folder, name), 'utf8')).toBe(text);
  }
});

test('every query type has examples, and each is a query', () => {
  const examples = queryExamples();
  const described = new Set(examples.map(({ queryType }) => queryType));
  expect([...described]).toEqual(vendorModels.flatMap(({ queryTypes }) => queryTypes.map(({ id }) => id)));
  expect(examples.filter(({ saveModel }) => isQuery(saveModel) !== true)).toEqual([]);
});

test.each(readdirSync(dashboards).filter((file) => file.endsWith('.json')))('the queries of %s are queries', (file) => {
  const queries = queriesIn(JSON.parse(readFileSync(path.join(dashboards, file), 'utf8')));
  expect(queries).not.toHaveLength(0);
  expect(queries.filter((query) => isQuery(query) !== true)).toEqual([]);
});

const jobEvents = { queryType: 'puppet.jobEvents' };
test.each([
  ['a query type that is none', { queryType: 'puppet.events' }],
  ['no query type', { format: 'table' }],
  ['a key that is none', { ...jobEvents, filter: [] }],
  ['a format of another query type', { queryType: 'opcore.nodeAudit', format: 'trace' }],
  ['an id of the wrong form', { ...jobEvents, jobs: ['0352'] }],
  ['an operator that is none', { ...jobEvents, filters: [{ field: 'outcome', operator: '==', values: [] }] }],
  [
    'a key of a filter that is none',
    { ...jobEvents, filters: [{ field: 'run', operator: '=', values: [], value: '1' }] },
  ],
  ['a version that is not there yet', { ...jobEvents, version: 2 }],
  ['an interval that is none', { ...jobEvents, interval: 'banana' }],
  ['an interval of nothing', { ...jobEvents, interval: '0m' }],
  ['a zone that is none', { ...jobEvents, timeZone: 'Mars' }],
  ['a zone of an area that is none', { ...jobEvents, timeZone: 'Mars/Phobos' }],
  ['what another vendor lists', { queryType: 'opus.jobAudit', list: 'nodes' }],
  ['a limit of none', { ...jobEvents, limit: 0 }],
  ['no selection where one is needed', { queryType: 'opus.jobAudit', jobs: [] }],
  ['payloads where there are none', { ...jobEvents, includePayloads: true }],
])('%s is no query', (_, query) => {
  expect(isQuery(query)).toBe(false);
});

test.each([
  ['a variable in place of an id', { ...jobEvents, jobs: ['$job'] }],
  ['a variable of what the vendor lists', { queryType: 'opus.jobAudit', format: 'values', list: 'jobs' }],
  ['an interval of the calendar', { ...jobEvents, interval: '1M' }],
  ['a zone of three parts', { ...jobEvents, timeZone: 'America/Argentina/Buenos_Aires' }],
  [
    'what Explore saves beside a query',
    {
      ...jobEvents,
      refId: 'A',
      key: 'Q-1-0',
      hide: false,
      datasource: { type, uid: 'runtrail-puppet' },
      intervalMs: 1000,
      maxDataPoints: 43200,
      timeRange: { from: 'now-1h', to: 'now' },
    },
  ],
  ['a UUID in capitals', { queryType: 'opcore.nodeAudit', nodes: ['6BA7B810-9DAD-11D1-80B4-00C04FD430C8'] }],
])('%s is taken', (_, query) => {
  expect(isQuery(query)).toBe(true);
});

test('what is wrong with a query is told of its own query type alone', () => {
  expect(isQuery({ queryType: 'opus.jobAudit', job: ['5'] })).toBe(false);
  const said = isQuery.errors?.map(({ dataPath, message, params }) => [dataPath, message, params]);
  expect(said).toContainEqual(['', 'should NOT have additional properties', { additionalProperty: 'job' }]);
  expect(new Set(isQuery.errors?.map(({ schemaPath }) => schemaPath.split('/')[2]))).toEqual(new Set(['2']));
});

test.each([
  ['a misspelt key', { vendor: 'puppet', maxEvent: 10 }],
  ['a setting of another vendor', { vendor: 'puppet', username: 'anna' }],
  ['a vendor that is none', { vendor: 'chef' }],
  ['a header without a number', { vendor: 'puppet', httpHeaderName: 'X-Tenant' }],
  ['a console that is no address', { vendor: 'puppet', consoleUrl: 'javascript:alert(1)' }],
  ['an empty user name', { vendor: 'opcore', username: ' ' }],
  ['a zone that is none', { vendor: 'opcore', username: 'anna', timeZone: 'Mars' }],
  ['a login path to another host', { vendor: 'opcore', username: 'anna', loginPath: '//example.com' }],
  ['an archive that is no address', { vendor: 'puppet', archiveUrl: 'logs' }],
  ['a tenant of one number', { vendor: 'puppet', archiveTenant: '7' }],
  ['a timeout that is no number', { vendor: 'puppet', timeout: 'long' }],
])('%s is no setting', (_, jsonData) => {
  expect(new Ajv().validate(settingsSchema(), { url: 'https://pe.example.com:8143', jsonData })).toBe(false);
});

test.each([
  'ftp://pe.example.com',
  'https://',
  'https://pe example.com',
  'https://anna:x@pe.example.com',
  'https://pe?x',
  'https://:8143',
  'https://pe:https',
])('%s is no address of a vendor', (url) => {
  expect(new Ajv().validate(settingsSchema(), { url, jsonData: { vendor: 'puppet' } })).toBe(false);
});

test('settings may be empty, and the timeouts may be set in files', () => {
  const jsonData = { vendor: 'puppet', archiveUrl: '', consoleUrl: '', timeout: '30', archiveTimeout: 5 };
  expect(new Ajv().validate(settingsSchema(), { url: 'https://pe.example.com:8143/pe', jsonData })).toBe(true);
});

test('headers, TLS and limits are settings of every vendor', () => {
  const shared = { httpHeaderName1: 'X-Tenant', tlsSkipVerify: true, serverName: 'pe', maxRuns: 5, pdcInjected: true };
  const given = settingsExamples()['opcore']?.value ?? {};
  const jsonData = { ...('jsonData' in given && (given.jsonData as object)), ...shared };
  expect(new Ajv().validate(settingsSchema(), { ...given, jsonData })).toBe(true);
});

test.each(Object.entries(settingsExamples()))('the example settings of %s are settings', (id, { value }) => {
  expect(new Ajv().validate(settingsSchema(), value)).toBe(true);
  const secrets = vendorModels.find((vendor) => vendor.id === id)?.secrets.map(({ key }) => [key, { isSet: true }]);
  const saved = { uid: 'a', name: 'A', ...value, secrets: Object.fromEntries(secrets ?? []) as object };
  expect(readSettings(JSON.stringify(saved), vendorModels).wrong).toBeUndefined();
});

/** Whatever in a dashboard is a query of this plugin. */
function queriesIn(tree: unknown): object[] {
  if (typeof tree !== 'object' || tree === null) {
    return [];
  }
  const own =
    'queryType' in tree && 'datasource' in tree && JSON.stringify(tree.datasource).includes(type) ? [tree] : [];
  return [...own, ...Object.values(tree).flatMap(queriesIn)];
}
