import { drawRun } from '../frames/draw-run';
import { testDataSource } from '../testing/data-source';
import { eventsOf } from '../testing/events-of';
import type { Vendor } from '../vendors/vendor';
import { vendors } from '../vendors/registry';
import { nodeLinks, runLinks } from './links';

const ask = () => ({ status: 500 });

function of(id: string, vendorOptions = {}) {
  const vendor = vendors.find(({ model }) => model.id === id);
  if (vendor === undefined) {
    throw new Error(`no vendor ${id}`);
  }
  return { vendor, client: testDataSource(vendor, { answer: ask, settings: { vendorOptions } }).client() };
}

const runOf = (id: string) => ({
  id,
  title: id,
  outcome: 'success' as const,
  actor: null,
  begin: 0,
  end: 9,
  states: [],
});

test('a run opens as a trace and as a graph, whatever query type names it, and on the page of its vendor', () => {
  const links = runLinks(of('puppet', { consoleUrl: 'https://pe.example.com' }), ['7']);
  const query = { queryType: 'puppet.jobEvents', jobs: ['${__value.raw}'] };
  const source = { datasourceUid: 'uid', datasourceName: 'Puppet' };
  expect(links).toMatchObject([
    { url: '', internal: { query: { ...query, format: 'trace' }, ...source } },
    { url: '', internal: { query: { ...query, format: 'nodeGraph' }, ...source } },
    { url: expect.stringContaining('https://pe.example.com/'), targetBlank: true },
  ]);
});

test('among runs of plans, of which the console has no page, there is no link to it', () => {
  const links = runLinks(of('puppet', { consoleUrl: 'https://pe.example.com' }), ['7', 'plan 2']);
  expect(links.map(({ title }) => title)).toEqual(['Show as trace', 'Show as node graph']);
});

test('a vendor without runs to draw has no links to pictures', () => {
  expect(runLinks(of('opcore'), ['a'])).toEqual([]);
  expect(runLinks(of('opsera'), ['a'])).toEqual([]);
});

test("a span opens its node's lines, of every run that has nodes in the picture", () => {
  const { vendor, client } = of('puppet');
  const nodes = { begun: eventsOf([{ time: 1, target: 'web' }]), unstarted: [], order: [] };
  const plan = { ...runOf('plan 1'), parts: [{ ...runOf('7'), nodes }, { ...runOf('8'), nodes }, runOf('9')] };
  const { run: drawn } = drawRun(plan, 10, { draws: 'node runs', most: 100 }, client.host);
  expect(nodeLinks({ reader: firstOf(vendor), client }, drawn)).toMatchObject([
    {
      internal: {
        query: {
          queryType: 'puppet.jobEvents',
          jobs: ['7', '8'],
          format: 'logs',
          filters: [{ field: 'target', operator: '=', values: ['${__value.raw}'] }],
        },
      },
    },
  ]);
  expect(nodeLinks({ reader: firstOf(vendor), client }, undefined)).toEqual([]);
});

function firstOf({ readers: [reader] }: Vendor) {
  if (reader === undefined) {
    throw new Error('a vendor without readers');
  }
  return reader;
}
