import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useWorld } from '../integration/world';
import { jobRecord } from '../simulators/puppet/handmade-job';
import { exploreWith } from './addresses';
import { violations } from './axe';
import { useBrowser } from './chromium';

const world = useWorld('e2e-surfaces');
const open = useBrowser();

const bad = `<img src=x onerror="document.title='broken'"> "quotes" 'single' \${user} {{ $labels.x }} \u202Eleft ${'x'.repeat(10_000)}`;
const nodes = ['<b>bold</b>.example.com', 'web"2"', 'x'.repeat(300)];

/** A job whose words are what no vendor should say: HTML, quotes, line breaks, variables, much too much. */
function addBadJob(): void {
  const { puppet } = world();
  const at = (secondsAgo: number) => new Date(puppet.clock.now() - secondsAgo * 1_000).toISOString();
  const record = jobRecord({
    name: '990',
    state: 'failed',
    type: 'task',
    created: at(120),
    finished: at(60),
    options: { task: '<b>task</b>${x}' },
    owner: { id: 'x', login: '<i>eve</i>' },
    nodeCount: 3,
    nodeStates: { failed: 3 },
  });
  const events = nodes.flatMap((node, index) => [
    {
      id: String(9_001 + 2 * index),
      type: 'node_running',
      timestamp: at(110 - index),
      details: { node },
      message: 'a\nb',
    },
    { id: String(9_002 + 2 * index), type: 'node_failed', timestamp: at(70 - index), details: { node }, message: bad },
  ]);
  puppet.add({ job: record, events });
}

const surfaces = [
  { format: 'table', sign: '[role=gridcell]', says: '<b>bold</b>.example.com' },
  { format: 'logs', sign: '[data-testid=log-line]', says: '<img src=x onerror=' },
  { format: 'timeline', sign: '[data-testid=timeline-row]', says: '<b>bold</b>.example.com' },
  { format: 'trace', sign: '[data-testid=trace-span]', says: '<b>bold</b>.example.com' },
  { format: 'nodeGraph', sign: '[data-testid=graph-node]', says: '<b>bold</b>.example.com' },
];
const looks = [
  { theme: 'dark', width: 1280 },
  { theme: 'light', width: 800 },
];

describe('Every surface', () => {
  for (const { format, sign, says } of surfaces) {
    for (const { theme, width } of looks) {
      it(`${format} in ${theme}, ${width} px wide, shows bad input as text, and axe finds nothing`, async () => {
        addBadJob();
        const query = { queryType: 'puppet.jobEvents', format, jobs: ['990'] };
        const { page, troubles } = await open(world().grafana.address + exploreWith(query, theme), {
          width,
          height: 1300,
        });
        await page.locator(sign).filter({ hasText: says }).first().waitFor();
        assert.notEqual(await page.title(), 'broken');
        assert.equal(await page.evaluate("document.body.innerText.includes('\\u202e')"), false);
        assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth')) <= 0);
        assert.deepEqual(await violations(page), []);
        assert.deepEqual(troubles, []);
      });
    }
  }

  it('a graph of as many nodes as are drawn begins where it is seen', async () => {
    const { puppet, grafana } = world();
    const at = (secondsAgo: number) => new Date(puppet.clock.now() - secondsAgo * 1_000).toISOString();
    const count = 199;
    const record = {
      name: '991',
      created: at(120),
      finished: at(60),
      nodeCount: count,
      nodeStates: { finished: count },
    };
    puppet.add({
      job: jobRecord(record),
      events: Array.from({ length: count }, (_, index) => ({
        id: String(9_101 + index),
        type: 'node_finished',
        timestamp: at(70),
        details: { node: `web-${index}` },
        message: '',
      })),
    });
    const query = { queryType: 'puppet.jobEvents', format: 'nodeGraph', jobs: ['991'] };
    const { page } = await open(grafana.address + exploreWith(query), { width: 1280, height: 900 });
    const graph = await page.getByRole('group', { name: 'Graph' }).boundingBox();
    const run = await page.getByTestId('graph-node').first().boundingBox();
    assert.ok(graph && run);
    assert.ok(run.x - graph.x < 100, `the run is ${String(run.x - graph.x)} px from the left`);
    assert.equal(await page.getByTestId('graph-node').count(), count + 1);
  });

  for (const width of [1280, 800]) {
    it(`an editor full of entries, filters and mistakes is no wider than its ${width} px, and shows each entry`, async () => {
      const query = {
        queryType: 'puppet.jobEvents',
        format: 'countOverTime',
        jobs: ['1', 'x', `plan ${'9'.repeat(15)}`],
        groupBy: ['outcome', 'actor', 'target', 'event'],
        filters: [
          { field: 'outcome', operator: '=', values: ['failure', 'stopped', 'skipped'] },
          { field: 'target', operator: '=~', values: [`web(${'x'.repeat(300)}`] },
          { field: 'target', operator: '=~', values: ['web-.*', 'mail-(paris|osaka).example.com'] },
        ],
      };
      const { page } = await open(world().grafana.address + exploreWith(query), { width, height: 1300 });
      const editor = page.getByTestId('runtrail-query-editor');
      await editor.getByText('skipped', { exact: true }).waitFor();
      for (const entry of ['1', 'x', 'failure', 'stopped', 'skipped']) {
        assert.equal(await editor.getByText(entry, { exact: true }).count(), 1, entry);
      }
      const beyond = await editor.evaluate((root) => {
        const right = root.getBoundingClientRect().right;
        return [...root.querySelectorAll('*')].filter((one) => one.getBoundingClientRect().right > right + 1).length;
      });
      assert.equal(beyond, 0);
      const line = editor.getByRole('textbox', { name: 'Filters as text' });
      assert.ok((await line.evaluate((input) => input.getBoundingClientRect().width)) > 500);
      for (const position of [1, 2, 3]) {
        const middleOf = async (label: string) => {
          const box = await editor.getByLabel(`${label} filter ${String(position)}`, { exact: true }).boundingBox();
          return box ? box.y + box.height / 2 : NaN;
        };
        const apart = Math.abs((await middleOf('Values of')) - (await middleOf('Remove')));
        assert.ok(apart < 10, `the bin of filter ${String(position)} is ${String(apart)} px above or below its values`);
      }
    });
  }

  it('a query is built from empty to picture by the keyboard alone', async () => {
    const { page, troubles } = await open(`${world().grafana.address}/explore`);
    const editor = page.getByTestId('runtrail-query-editor');
    await editor.waitFor();
    const tabTo = async (name: RegExp): Promise<void> => {
      for (let press = 0; press < 60; press++) {
        await page.keyboard.press('Tab');
        const label = await page.evaluate(
          "(document.activeElement.getAttribute('aria-label') ?? '') + ' ' + (document.activeElement.innerText ?? '')"
        );
        if (name.test(String(label))) {
          return;
        }
      }
      assert.fail(`no way by the keyboard to ${String(name)}`);
    };
    await tabTo(/Filters as text/);
    await page.keyboard.type('outcome:failure');
    await page.keyboard.press('Enter');
    await page.getByTestId('runtrail-filter-0').waitFor();
    await page.getByText('node_failed').or(page.getByTestId('log-line')).first().waitFor();
    assert.deepEqual(troubles, []);
  });

  it('a choice that is found by typing is taken with enter, though Grafana marks a place below it', async () => {
    const { page, troubles } = await open(`${world().grafana.address}/explore`);
    const format = page.getByTestId('runtrail-format');
    await format.waitFor();
    const choose = async (typed: string, shown: string) => {
      await format.click();
      await page.keyboard.insertText(typed);
      // Until the list is what the text leaves of it, enter would take of the whole list.
      const left = shown === typed ? 1 : 0;
      await page.waitForFunction(`document.querySelectorAll('[role=option]').length === ${left}`);
      await page.keyboard.press('Enter');
      await page.waitForFunction(`document.querySelector('[data-testid=runtrail-format]').value === '${shown}'`);
    };
    await choose('Node graph', 'Node graph');
    await choose('Trace', 'Trace');
    await choose('zebra', 'Trace');
    assert.deepEqual(troubles, []);
  });
});
