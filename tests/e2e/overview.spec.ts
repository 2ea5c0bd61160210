import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { environments } from '../simulators/puppet/names';
import { useAllVendors } from './all-vendors';
import { dashboardPage } from './addresses';
import { useBrowser } from './chromium';

const vendors = useAllVendors('e2e-overview', 'busy');
const open = useBrowser();
const hour = 3_600_000;
const tall = { width: 1440, height: 1700 };

/** Hovers one mark after another until a tooltip shows what is wanted; those of other vendors may come later than the first. */
async function hoverUntil(marks: Locator, wanted: RegExp): Promise<void> {
  const page = marks.page();
  const tooltip = page.getByRole('tooltip').first();
  const due = Date.now() + 30_000;
  do {
    for (const mark of await marks.all()) {
      await page.mouse.move(0, 0);
      await tooltip.waitFor({ state: 'hidden' });
      await mark.hover({ force: true });
      await tooltip.waitFor();
      if (wanted.test(await tooltip.innerText())) {
        return;
      }
    }
  } while (Date.now() < due);
  throw new Error(`No mark says ${String(wanted)}.`);
}

describe('The dashboard of all vendors', () => {
  it('fills every panel from all vendors, and merges their events into one table', async () => {
    const { page, troubles } = await open(`${vendors().grafana.address}/d/runtrail-overview`, tall);
    const table = page.getByTestId('panel-8');
    for (const column of ['time', 'outcome', 'actor', 'target', 'message', 'source']) {
      await table.getByRole('columnheader', { name: column, exact: true }).waitFor();
    }
    for (const panel of [1, 2, 3, 4]) {
      await page.getByTestId(`panel-${panel}`).getByText(/^\d+$/).first().waitFor();
    }
    for (const name of ['Puppet', 'Opus', 'opCore', 'Opsera']) {
      await page.getByTestId('panel-6').getByTestId(`data-testid VizLegend series ${name}`).waitFor();
    }
    await page.getByTestId('panel-5').getByTestId('annotation-marker').first().waitFor();
    assert.deepEqual(troubles, []);
  });

  it('asks for no more Opus jobs than are read, so that no panel speaks of those left out or outside the range', async () => {
    const { page, settled } = await open(`${vendors().grafana.address}/d/runtrail-overview`, tall);
    await page.getByTestId('panel-8').getByRole('gridcell').first().waitFor();
    await page.getByTestId('panel-6').getByTestId('data-testid VizLegend series Opus').waitFor();
    await settled();
    const notices = await page
      .getByTestId('panel-notice')
      .evaluateAll((icons) => icons.map((icon) => icon.getAttribute('aria-label') ?? ''));
    assert.deepEqual(
      notices.filter((text) => /jobs given|jobs that began|outside the time range/.test(text)),
      []
    );
  });

  it('deployments lie over the metric where they happened', async () => {
    const { grafana, puppet } = vendors();
    const to = puppet.clock.now();
    const from = to - hour;
    const deployments = (puppet.events()['puppet.jobs'] ?? []).filter(
      // a deployment's target is its environment
      ({ time, end, target }) => time <= to && (end ?? to) >= from && environments.some((one) => one === target)
    );
    const { page } = await open(`${grafana.address}${dashboardPage}?from=${from}&to=${to}`, tall);
    const panel = page.getByTestId('panel-4');
    await panel.getByTestId('annotation-marker').first().waitFor();
    const plot = await panel.locator('.u-over').boundingBox();
    assert.ok(plot);
    const seen = await panel.getByTestId('annotation-marker').evaluateAll((marks) =>
      marks.map((mark) => {
        const { left, width } = mark.getBoundingClientRect();
        // A point is a triangle ten wide with its tip where it happened.
        return getComputedStyle(mark).borderBottomWidth === '0px' ? left : left + width / 2;
      })
    );
    const places = seen
      .map((left) => from + ((left - plot.x) / plot.width) * (to - from))
      .sort((one, two) => one - two);
    assert.ok(places.length > 0);
    const pixel = (to - from) / plot.width;
    for (const place of places) {
      const near = deployments.some(({ time }) => Math.abs(Math.max(time, from) - place) < 3 * pixel);
      assert.ok(near, `No deployment happened at ${new Date(place).toISOString()}.`);
    }
    assert.equal(places.length, deployments.length);
  });

  it('changes lie over the metric in a lane a vendor, one below the other', async () => {
    const { page, settled } = await open(`${vendors().grafana.address}/d/runtrail-overview`, tall);
    const marks = page.getByTestId('panel-5').getByTestId('annotation-marker');
    await marks.first().waitFor();
    await settled();
    const seen = await marks.evaluateAll((all) =>
      all.map((mark) => {
        const { top, width } = mark.getBoundingClientRect();
        return { top, width };
      })
    );
    const tops = [...new Set(seen.map(({ top }) => top))].sort((one, two) => one - two);
    assert.deepEqual(
      tops.map((top) => Math.round(top - (tops[0] ?? 0))),
      [0, 7, 14, 21]
    );
    assert.deepEqual(
      seen.filter(({ width }) => width < 1),
      []
    );
  });

  it('the progress of jobs says its sums below, and no number in a bar', async () => {
    const jobs = '?var-job=66173&var-job=66185';
    const { page, troubles } = await open(`${vendors().grafana.address}/d/runtrail-opus${jobs}`, tall);
    const panel = page.getByTestId('panel-1');
    await panel.getByText('66185').waitFor();
    assert.equal(await panel.getByTestId('bar-chart-row').count(), 2);
    const bars = await panel.getByTestId('bar-chart-row').allInnerTexts();
    assert.deepEqual(
      bars.map((text) => text.trim()),
      ['66173', '66185']
    );
    await panel
      .getByText(/^Total: \d+$/)
      .first()
      .waitFor();
    assert.equal(await panel.getByText(/^Total: \d+$/).count(), 4);
    assert.deepEqual(troubles, []);
  });

  it('HTML and quotes in what vendors say show as text in table, annotation and timeline', async () => {
    const { page, troubles } = await open(`${vendors().grafana.address}/d/runtrail-overview`, tall);
    await page
      .getByTestId('panel-8')
      .getByText(/pipeline "\d+" <main>/)
      .first()
      .waitFor();
    const metric = page.getByTestId('panel-5');
    await metric.getByTestId('annotation-marker').first().waitFor();
    await hoverUntil(metric.getByTestId('annotation-marker'), /pipeline "\d+" <main>/);
    await page.goto(`${vendors().grafana.address}/d/runtrail-opcore?from=now-7d&to=now`);
    await page.getByTestId('panel-2').getByText('lee <admin> & co').first().waitFor();
    assert.equal(await page.locator('main, admin').count(), 1, 'the only <main> is the page itself');
    assert.deepEqual(troubles, []);
  });
});
