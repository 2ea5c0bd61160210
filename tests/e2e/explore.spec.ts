import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { useWorld } from '../integration/world';
import { exploreWith } from './addresses';
import { useBrowser } from './chromium';

const world = useWorld('e2e-explore');
const open = useBrowser();
const events = { queryType: 'puppet.jobEvents' };

const line = 'Filters as text';
const leavings = [
  { field: 'Values of filter 1', typed: 'anna', next: 'Remove filter 1', shows: 'run:' },
  { field: 'Values of filter 2', typed: '7', next: 'Remove filter 1', shows: 'run:7' },
  { field: 'Values of filter 2', typed: '7', next: 'Add filter', shows: 'actor: run:7 outcome:' },
  { field: line, typed: ' target:web-1', next: 'Add filter', shows: 'actor: run: target:web-1 outcome:' },
  { field: line, typed: ' target:web-1', next: 'Remove filter 2', shows: 'actor: target:web-1' },
];

/** As people click: on what holds still, and they take a moment, in which what is there may move. */
async function press(page: Page, button: Locator): Promise<void> {
  await button.hover();
  await page.mouse.down();
  await page.waitForTimeout(100);
  await page.mouse.up();
}

describe('Explore', () => {
  it('Run query shows the job events as lines, with the calls behind them', async () => {
    const { page, troubles } = await open(`${world().grafana.address}/explore`);
    await page.getByTestId('runtrail-query-editor').waitFor();
    await page.getByRole('button', { name: 'Run query' }).click();
    await page.getByTestId('log-line').first().waitFor();
    await page.getByTestId('inspector').getByText('/orchestrator/v1/jobs').first().waitFor();
    assert.deepEqual(troubles, []);
  });

  it('a question of an empty query is asked with one click, and answered in a table', async () => {
    const { page, troubles } = await open(`${world().grafana.address}/explore`);
    const editor = page.getByTestId('runtrail-query-editor');
    await editor.getByRole('button', { name: 'What failed here?' }).click();
    await page.getByRole('gridcell', { name: 'failure' }).first().waitFor();
    for (const column of ['time', 'event', 'outcome', 'actor', 'target', 'run']) {
      assert.equal(await page.getByRole('columnheader', { name: column, exact: true }).count(), 1, column);
    }
    assert.deepEqual(troubles, []);
  });

  it('Show as count over time draws a chart with a series a group', async () => {
    const { page, troubles } = await open(world().grafana.address + exploreWith(events));
    await page.getByRole('gridcell', { name: 'node_finished' }).first().waitFor();
    await page.getByTestId('runtrail-format').click();
    await page.getByRole('option', { name: /^Count over time/ }).click();
    await page.getByRole('button', { name: 'Run query' }).click();
    await page.locator('.u-over').waitFor();
    await page.getByLabel('Group by').click();
    await page.getByRole('option', { name: 'Outcome' }).click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Run query' }).click();
    await page.getByTestId('data-testid VizLegend series success').waitFor();
    assert.deepEqual(troubles, []);
  });

  it('a filter that is added shows only what fits it', async () => {
    const filters = [{ field: 'outcome', operator: '=', values: ['failure'] }];
    const { page } = await open(world().grafana.address + exploreWith({ ...events, filters }));
    await page.getByRole('gridcell', { name: 'failure' }).first().waitFor();
    assert.equal(await page.getByRole('gridcell', { name: 'success' }).count(), 0);
  });

  for (const { field, typed, next, shows } of leavings) {
    it(`the click that leaves ${field} counts, and what was typed there too: ${next}`, async () => {
      const filters = [
        { field: 'actor', operator: '=', values: [] },
        { field: 'run', operator: '=', values: [] },
      ];
      const { page, troubles } = await open(world().grafana.address + exploreWith({ ...events, filters }));
      await page.getByRole('gridcell').first().waitFor();
      const editor = page.getByTestId('runtrail-query-editor');
      await editor.getByLabel(field, { exact: true }).click();
      // All at once, as Grafana's picker loses letters of who is quicker than people are.
      await page.keyboard.insertText(typed);
      await press(page, editor.getByRole('button', { name: next, exact: true }));
      await page.waitForFunction(
        ({ id, line }) => document.querySelector<HTMLInputElement>(`[data-testid=${id}]`)?.value === line,
        { id: 'runtrail-filters-as-text', line: shows }
      );
      assert.deepEqual(troubles, []);
    });
  }

  it('Run query asks what was typed just before it once', async () => {
    const { page, settled } = await open(world().grafana.address + exploreWith(events));
    await page.getByRole('gridcell').first().waitFor();
    await page.getByTestId('runtrail-filters-as-text').fill('outcome:failure');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/ds/query')) {
        asked.push(request.postData() ?? '');
      }
    });
    await press(page, page.getByRole('button', { name: 'Run query' }));
    await page.getByRole('gridcell', { name: 'failure' }).first().waitFor();
    await settled();
    assert.deepEqual(
      asked.map((each) => each.includes('"failure"')),
      [true]
    );
  });

  it('a table shows what is read first in the room that Grafana has for it at 1280 pixels', async () => {
    // The preview has no outline, and a narrower menu.
    const { page } = await open(world().grafana.address + exploreWith(events), { width: 1012, height: 900 });
    await page.getByRole('gridcell').first().waitFor();
    const edge = await page.getByRole('grid').evaluate((grid) => grid.getBoundingClientRect().right);
    for (const column of ['time', 'outcome', 'event', 'target', 'message', 'actor']) {
      const box = await page.getByRole('columnheader', { name: column, exact: true }).boundingBox();
      assert.ok(box && box.x + box.width <= edge, column);
    }
  });

  it('a wrong query shows its sentence', async () => {
    const filters = [{ field: 'target', operator: '=~', values: ['web('] }];
    const { page } = await open(world().grafana.address + exploreWith({ ...events, filters }));
    const error = await page.getByTestId('query-error').innerText();
    assert.match(error, /web\(/);
  });

  it('a job that does not exist is named', async () => {
    const { page } = await open(world().grafana.address + exploreWith({ ...events, jobs: ['999999999'] }));
    assert.match(await page.getByTestId('query-error').innerText(), /Puppet has no job 999999999\./);
  });

  for (const format of ['table', 'annotations', 'timeline', 'trace', 'nodeGraph']) {
    it(`a range without events says No data once as ${format}, and why`, async () => {
      const query = exploreWith({ ...events, format });
      const address = query.replace('now-1h', '978307200000').replace('to=now', 'to=978310800000');
      const { page } = await open(world().grafana.address + address);
      await page.getByText('No data', { exact: true }).waitFor();
      assert.equal(await page.getByText('No data', { exact: true }).count(), 1);
      assert.match((await page.getByTestId('panel-notice').getAttribute('aria-label')) ?? '', /oldest job/);
    });
  }
});
