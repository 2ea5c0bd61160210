import { defaultDashboard } from '@grafana/schema';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { importable, input } from '../../.config/build/importable.mjs';
import { vendorModels } from '../../src/model/vendors';
import { parsed, provisioned } from './dashboards';

const root = path.resolve(__dirname, '../..');
const manifest = JSON.parse(readFileSync(path.join(root, 'plugin.json'), 'utf8')) as {
  includes: Array<{ type: string; name: string; path: string }>;
};
const included = manifest.includes
  .filter(({ type }) => type === 'dashboard')
  .map(({ name, path: file }) => {
    const source = provisioned(path.basename(file));
    return { name, source: parsed(source), text: importable(source), made: parsed(importable(source)) };
  });

/** What Grafana does with a dashboard that is imported from a data source's page. */
const imported = (text: string, dataSource: string) => text.replaceAll(`\${${input}}`, dataSource);

it('the plugin brings a dashboard of each vendor, and one of a run', () => {
  expect(included.map(({ source }) => source.uid).sort()).toEqual(
    [...vendorModels.map(({ id }) => `runtrail-${id}`), 'runtrail-run'].sort()
  );
});

describe.each(included)('The dashboard $name of the plugin', ({ name, source, text, made }) => {
  it('is called in plugin.json as it calls itself', () => expect(name).toBe(source.title));

  it('asks for one data source, and names no other', () => {
    expect(made['__inputs']).toEqual([
      expect.objectContaining({ name: input, type: 'datasource', pluginId: 'runtrail-audit-datasource' }),
    ]);
    const uids = [...text.matchAll(/"datasource": \{\s*"type": "[^"]*",\s*"uid": "([^"]*)"/g)].map(([, uid]) => uid);
    expect(uids).not.toHaveLength(0);
    expect(uids.filter((uid) => uid !== `\${${input}}` && uid !== '$source')).toEqual([]);
    expect(text).not.toMatch(/var-source=runtrail/);
  });

  it('is the provisioned one once it is imported, but for panels of other data sources', () => {
    const own = source.uid === 'runtrail-run' ? 'runtrail-opus' : source.uid;
    const { panels } = parsed(imported(text, own));
    const ids = panels.map(({ id }) => id);
    const same = source.panels.filter(({ id }) => ids.includes(id));
    expect(panels.map((panel) => ({ ...panel, gridPos: undefined }))).toEqual(
      same.map((panel) => ({ ...panel, gridPos: undefined }))
    );
    expect(source.panels.length - panels.length).toBeLessThanOrEqual(1);
  });

  it('begins without the runs and tasks of the simulators', () => {
    const typed = made.templating.list.filter(({ name: variable }) => ['job', 'task'].includes(variable));
    const empty = { type: 'textbox', query: '', current: { text: '', value: '' } };
    typed.forEach((variable) => expect(variable).toMatchObject(empty));
    expect(text).not.toMatch(/661[78]\d|nightly scan|sync org/);
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
