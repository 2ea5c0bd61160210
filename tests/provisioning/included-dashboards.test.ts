import { defaultDashboard } from '@grafana/schema';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { importable, input } from '../../.config/build/importable.mjs';
import { vendorModels } from '../../src/model/vendors';
import { linksIn, parsed, provisioned } from './dashboards';

const root = path.resolve(__dirname, '../..');
const manifest = JSON.parse(readFileSync(path.join(root, 'plugin.json'), 'utf8')) as {
  includes: Array<{ type: string; name: string; path: string }>;
};
const sources = manifest.includes
  .filter(({ type }) => type === 'dashboard')
  .map(({ name, path: file }) => ({ name, json: provisioned(path.basename(file)) }));
const uids = sources.map(({ json }) => parsed(json).uid);
const included = sources.map(({ name, json }) => {
  const text = importable(json, uids);
  return { name, source: parsed(json), text, made: parsed(text) };
});

it('the plugin brings a dashboard of each vendor, and one of a run', () => {
  expect(uids.sort()).toEqual([...vendorModels.map(({ id }) => `runtrail-${id}`), 'runtrail-run'].sort());
});

it('the vendor stands in the title: Grafana offers all of them, whatever the vendor of the data source', () => {
  const names = vendorModels.map(({ name }) => name);
  expect(included.filter(({ made }) => !names.some((name) => made.title.includes(name)))).toEqual([]);
});

describe.each(included)('The dashboard $name of the plugin', ({ name, source, text, made }) => {
  it('is called in plugin.json as it calls itself', () => expect(name).toBe(source.title));

  it('asks for one data source, and lets another one be chosen', () => {
    expect(made['__inputs']).toEqual([
      expect.objectContaining({ name: input, type: 'datasource', pluginId: 'runtrail-audit-datasource' }),
    ]);
    const variables = made.templating.list.filter(({ type }) => type === 'datasource');
    expect(variables).toEqual([
      expect.objectContaining({ name: 'source', regex: '', current: { text: `\${${input}}`, value: `\${${input}}` } }),
    ]);
    const asked = [...text.matchAll(/"datasource": \{\s*"type": "[^"]*",\s*"uid": "([^"]*)"/g)].map(([, uid]) => uid);
    expect(new Set(asked)).toEqual(new Set(['$source']));
  });

  it('stands beside the provisioned one, and links to what is imported alone', () => {
    expect(made.uid).toBe(`${source.uid}-imported`);
    const imported = uids.map((uid) => `${uid}-imported`);
    expect(linksIn(text).filter(({ uid }) => !imported.includes(uid))).toEqual([]);
    expect(text).not.toMatch(/var-source=runtrail/);
  });

  it('has the panels of the provisioned one, but for those of other data sources', () => {
    const shown = made.panels.map(({ id, type, title }) => ({ id, type, title }));
    expect(source.panels.map(({ id, type, title }) => ({ id, type, title }))).toEqual(expect.arrayContaining(shown));
    expect(source.panels.length - shown.length).toBeLessThanOrEqual(1);
  });

  it('begins with the first entry of what the vendor lists', () => {
    made.templating.list
      .filter(({ query }) => typeof query === 'object' && query !== null && 'list' in query)
      .forEach((variable) => expect(variable).toMatchObject({ includeAll: false, current: {} }));
  });

  it('leaves no hole in a row', () => {
    const rows = new Map<number, number>();
    made.panels.forEach(({ gridPos: { y, w } }) => rows.set(y, (rows.get(y) ?? 0) + w));
    expect([...rows.values()].filter((width) => width !== 24)).toEqual([]);
  });

  it('is on the schema of the oldest Grafana that the plugin runs on', () => {
    expect(made['schemaVersion']).toBe(defaultDashboard.schemaVersion);
  });
});
