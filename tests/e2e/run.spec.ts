import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useAllVendors } from './all-vendors';
import { useBrowser } from './chromium';

const vendors = useAllVendors('e2e-run', 'busy');
const open = useBrowser();
const tall = { width: 1280, height: 1700 };

describe('From what happened to one run, and to who did it', () => {
  it('a run that failed opens as waterfall, timeline, graph and log of its data source', async () => {
    const { page, troubles } = await open(`${vendors().grafana.address}/d/runtrail-overview`, tall);
    const failed = page.getByTestId('panel-9');
    // The links of one data source would lead nowhere from the rows of another: this one is left.
    const run = failed.getByRole('link', { name: /^\d{4}$/ }).first();
    const job = (await run.textContent()) ?? '';
    const address = await run.getAttribute('href');
    assert.ok(address);
    await page.goto(new URL(address, page.url()).toString());
    await page.getByTestId('variable-source').getByText('Puppet').waitFor();
    await page.getByTestId('panel-3').getByTestId('trace-span').nth(1).waitFor();
    await page.getByTestId('panel-2').getByTestId('timeline-row').first().waitFor();
    await page.getByTestId('panel-4').getByTestId('graph-node').nth(1).waitFor();
    await page.getByTestId('panel-5').getByTestId('log-line').first().waitFor();
    await page.getByTestId('variable-job').getByText(job).waitFor();
    assert.equal(await page.getByTestId('data-testid Panel status error').count(), 0);
    assert.deepEqual(troubles, []);
  });

  it('a run of Opus shows its nodes, those still to come in the graph too', async () => {
    const { page, troubles } = await open(`${vendors().grafana.address}/d/runtrail-run?var-job=66185`, tall);
    await page.getByTestId('panel-4').getByText('not begun').first().waitFor();
    await page.getByTestId('panel-3').getByTestId('trace-span').nth(1).waitFor();
    await page.getByTestId('panel-1').getByText('remaining').waitFor();
    assert.deepEqual(troubles, []);
  });

  it('a click on the run narrows the time range to it, so that its bars can be seen', async () => {
    const { page, troubles } = await open(`${vendors().grafana.address}/d/runtrail-run?var-job=66185`, tall);
    const bars = page.getByTestId('panel-2').locator('[data-testid=timeline-row] [style*="max("]');
    const widest = () => bars.evaluateAll((all) => Math.max(0, ...all.map((bar) => bar.getBoundingClientRect().width)));
    await bars.first().waitFor();
    assert.ok((await widest()) < 20);
    await page.getByTestId('panel-7').getByRole('link', { name: 'Job 66185' }).click();
    await page.waitForFunction('/from=\\d+(\\.\\d+)?&to=\\d+/.test(location.search)');
    await page.waitForFunction(
      "[...document.querySelectorAll('[data-testid=panel-2] [data-testid=timeline-row] [style*=max]')].some((bar) => bar.getBoundingClientRect().width > 100)"
    );
    // A panel that is drawn anew has no bars for a moment, so both are counted until they agree.
    await page.waitForFunction(() => {
      const bars = document.querySelectorAll('[data-testid=panel-2] [data-testid=timeline-row] [style*="max("]');
      const spans = document.querySelectorAll('[data-testid=panel-3] [data-testid=trace-span]');
      return bars.length > 0 && spans.length === bars.length + 1;
    });
    assert.deepEqual(troubles, []);
  });

  it("a run of Puppet opens with its own time range from its vendor's list, one that goes on until now", async () => {
    const { page } = await open(`${vendors().grafana.address}/d/runtrail-puppet`, { width: 1280, height: 2600 });
    await page
      .getByTestId('panel-5')
      .getByText(/^\d{4}$/)
      .first()
      .click();
    const address = await page.getByRole('link', { name: 'Open this run' }).getAttribute('href');
    assert.match(address ?? '', /&from=\d+(\.\d+)?&to=(\d+(\.\d+)?)?$/);
    await page.goto(new URL(address ?? '', page.url()).toString());
    await page.getByTestId('panel-3').getByTestId('trace-span').nth(1).waitFor();
    await page.getByTestId('panel-2').getByTestId('timeline-row').first().waitFor();
  });

  it('the newest run is shown until another one is chosen', async () => {
    const { page, troubles } = await open(`${vendors().grafana.address}/d/runtrail-run?var-source=runtrail-opus`, tall);
    const { body } = await vendors().grafana.resource('runtrail-opus', 'options/jobs');
    const [newest] = body as Array<{ label: string }>;
    assert.ok(newest);
    await page.getByTestId('variable-job').getByText(newest.label).waitFor();
    await page.getByTestId('panel-3').getByTestId('trace-span').nth(1).waitFor();
    assert.deepEqual(troubles, []);
  });

  it('a run that is nowhere in the time range is said where Grafana lets a panel say more than No data', async () => {
    const address = `${vendors().grafana.address}/d/runtrail-run?from=now-2d&to=now-1d`;
    const { page } = await open(address, tall);
    await page.getByTestId('panel-5').getByText('No data', { exact: true }).waitFor();
    const said = page.getByTestId('panel-5').getByTestId('panel-notice');
    assert.match((await said.getAttribute('aria-label')) ?? '', /outside the time range/);
    await page
      .getByTestId('panel-7')
      .getByRole('gridcell', { name: /^Job \d+$/ })
      .waitFor();
    assert.equal(await page.getByText('No data', { exact: true }).count(), 1);
  });

  it("a node opens its trail, in which Puppet's runs on it are", async () => {
    const { grafana, puppet } = vendors();
    const finished = (puppet.events()['puppet.jobEvents'] ?? []).filter(({ event }) => event === 'node_finished');
    const node = finished.at(-1)?.target;
    assert.ok(node);
    const { page, troubles } = await open(`${grafana.address}/d/runtrail-trail?var-what=${node}&from=now-24h`, tall);
    await page.getByTestId('panel-4').getByRole('gridcell', { name: node, exact: true }).first().waitFor();
    assert.deepEqual(troubles, []);
  });

  it('an actor opens its trail over all vendors', async () => {
    const { page, troubles } = await open(`${vendors().grafana.address}/d/runtrail-overview`, tall);
    const everything = page.getByTestId('panel-8');
    const address = await everything.getByRole('link', { name: 'anna' }).first().getAttribute('href');
    assert.ok(address);
    await page.goto(new URL(address, page.url()).toString());
    const trail = page.getByTestId('panel-4');
    await trail.getByRole('gridcell', { name: 'anna' }).first().waitFor();
    assert.equal(await trail.getByRole('gridcell', { name: 'ci-deploy' }).count(), 0);
    assert.deepEqual(troubles, []);
  });
});
