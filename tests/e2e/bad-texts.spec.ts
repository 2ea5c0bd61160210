import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { useWorld } from '../integration/world';
import { jobRecord } from '../simulators/puppet/handmade-job';
import { dashboardPage, exploreWith } from './addresses';
import { violations } from './axe';
import { useBrowser, type WatchedPage } from './chromium';

const world = useWorld('e2e-bad-texts', { jobEverySeconds: 0 });
const open = useBrowser();

const html = `<img src=x onerror="document.title='broken'"> "quotes" 'single' \${user} $outcome [[outcome]] {{ $labels.x }}`;
const bad = `${html}\nnext line \u202Eleft`;
const long = 'x'.repeat(10_000);

let isAdded = false;

/** Two failed deployments whose every name is what no vendor should say: HTML, quotes, a line break, variables, much too much. */
function addBadJobs(): void {
  if (isAdded) {
    return;
  }
  isAdded = true;
  const { puppet } = world();
  const at = (secondsAgo: number) => new Date(puppet.clock.now() - secondsAgo * 1_000).toISOString();
  [bad, long].forEach((text, index) => {
    const record = jobRecord({
      name: String(990 + index),
      state: 'failed',
      type: 'deploy',
      created: at(600 * (index + 1)),
      finished: at(600 * index + 120),
      options: { environment: text },
      owner: { id: 'x', login: text },
      nodeCount: 2,
      nodeStates: { failed: 1, '<i>odd</i> ${user}': 1 },
    });
    const event = (type: string, secondsAgo: number) => ({
      id: String(9_000 + secondsAgo),
      type,
      timestamp: at(secondsAgo),
      details: { node: text },
      message: text,
    });
    const events = [event('node_running', 600 * index + 500), event('node_failed', 600 * index + 200)];
    puppet.add({ job: record, events });
  });
}

const looks = [
  { theme: 'dark', width: 1280 },
  { theme: 'light', width: 800 },
];

/** What vendors said stands as text: nothing of it ran, became a part of the page, turned its direction or made it wider. */
async function standsAsText({ page, troubles }: WatchedPage, width: number): Promise<void> {
  assert.notEqual(await page.title(), 'broken');
  assert.equal(await page.locator('img[src=x], td b, i:text("odd")').count(), 0);
  assert.equal(await page.evaluate("document.body.innerText.includes('\\u202e')"), false);
  const beyond = Number(await page.evaluate('document.documentElement.scrollWidth'));
  assert.ok(beyond <= width, `the page is ${String(beyond)} px wide`);
  assert.deepEqual(troubles, []);
}

/** A part of the page that shows a text as the vendor wrote it. */
const saying = (page: Page, part: string, text = html) => page.locator(part).filter({ hasText: text }).first();

describe('Bad texts of vendors', () => {
  for (const { theme, width } of looks) {
    const size = { width, height: 2200 };
    const openPage = (page: string) => {
      addBadJobs();
      return open(world().grafana.address + page, size);
    };
    const explore = (query: object) => openPage(exploreWith(query, theme));
    const dashboard = () => openPage(`${dashboardPage}?theme=${theme}`);

    it(`stand as text in a count, in ${theme}, ${width} px wide`, async () => {
      const watched = await explore({ queryType: 'puppet.jobs', format: 'count', groupBy: ['actor', 'target'] });
      await saying(watched.page, '[role=gridcell]').waitFor();
      await standsAsText(watched, width);
      assert.deepEqual(await violations(watched.page), []);
    });

    it(`stand as text in the bars of a gauge, in ${theme}, ${width} px wide`, async () => {
      const watched = await dashboard();
      await saying(watched.page, '[data-testid=panel-8]').waitFor();
      await standsAsText(watched, width);
    });

    it(`stand as text in legend and tooltip of a count over time, in ${theme}, ${width} px wide`, async () => {
      const watched = await explore({ queryType: 'puppet.jobs', format: 'countOverTime', groupBy: ['actor'] });
      const { page } = watched;
      await saying(page, '[data-testid^="data-testid VizLegend series"]').waitFor();
      const chart = page.locator('.u-over').first();
      const { height } = (await chart.boundingBox()) ?? { height: 0 };
      assert.ok(height > 100, `the legend leaves the chart ${String(height)} px`);
      const said = page.getByText(html);
      const before = await said.count();
      await chart.hover();
      await said.nth(before).waitFor();
      await standsAsText(watched, width);
    });

    it(`stand as text in the tooltip of an annotation, in ${theme}, ${width} px wide`, async () => {
      const watched = await dashboard();
      const { page } = watched;
      const marks = page.getByTestId('panel-4').getByTestId('annotation-marker');
      await marks.nth(1).waitFor();
      for (const text of [long, html]) {
        await marks.nth(text === long ? 0 : 1).hover({ force: true });
        // A name is no longer than a sentence bears in it, and stands whole below.
        const tooltip = page.getByRole('tooltip').filter({ hasText: `Deployment of ${text.slice(0, 150)}` });
        await tooltip.filter({ hasText: text }).waitFor();
        const { x, width: wide } = (await tooltip.boundingBox()) ?? { x: -1, width: 0 };
        assert.ok(x >= 0 && x + wide <= width, `the tooltip reaches from ${String(x)} to ${String(x + wide)}`);
        await standsAsText(watched, width);
        await page.mouse.move(0, 0);
        await tooltip.waitFor({ state: 'hidden' });
      }
    });

    it(`stand as text in progress, in ${theme}, ${width} px wide`, async () => {
      const watched = await explore({ queryType: 'puppet.jobs', format: 'progress' });
      await saying(watched.page, '[role=gridcell]', '<i>odd</i> ${user}').waitFor();
      await standsAsText(watched, width);
    });

    it(`stand as text in a variable, and what is chosen there is found, in ${theme}, ${width} px wide`, async () => {
      const watched = await dashboard();
      const { page } = watched;
      const variable = page.getByTestId('variable-node');
      await variable.locator('input').click();
      await saying(page, '[role=option]').click();
      await page.keyboard.press('Escape');
      await variable.getByText(html).first().waitFor();
      const failed = page.getByTestId('panel-6').getByRole('gridcell').filter({ hasText: 'node_failed' });
      // The other job's goes when the new answer is there.
      await failed.nth(1).waitFor({ state: 'hidden' });
      assert.equal(await failed.count(), 1);
      await standsAsText(watched, width);
    });
  }
});
