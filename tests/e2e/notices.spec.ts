import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Locator } from 'playwright-core';
import { useAllVendors } from './all-vendors';
import { useBrowser } from './chromium';

const vendors = useAllVendors('e2e-notices', 'busy');
const open = useBrowser();

/** The notice of a panel that tells of Puppet's oldest job. */
async function oldestJobSaid(panel: Locator): Promise<string> {
  const labels = await panel
    .getByTestId('panel-notice')
    .evaluateAll((icons) => icons.map((icon) => icon.getAttribute('aria-label') ?? ''));
  return labels.find((label) => label.includes('oldest job')) ?? '';
}

describe('What an answer lacks', () => {
  // First, as what was read is remembered, and no failure then.
  it('is all that failed, where several vendors of a panel did', async () => {
    const { grafana, opcore, opsera } = vendors();
    await Promise.all([opcore.down(), opsera.down()]);
    const { page } = await open(`${grafana.address}/d/runtrail-trail`);
    const status = page.getByTestId('panel-4').getByTestId('data-testid Panel status error');
    await status.hover();
    const said = page.getByRole('tooltip');
    await said.filter({ hasText: 'that opCore is running' }).filter({ hasText: 'that Opsera is running' }).waitFor();
    await Promise.all([opcore.up(), opsera.up()]);
  });

  it('is said once beside the title of a panel that several queries of several vendors fill', async () => {
    const { page, troubles } = await open(`${vendors().grafana.address}/d/runtrail-trail?from=now-90d&to=now`);
    const panel = page.getByTestId('panel-1');
    await panel.getByTestId('data-testid VizLegend series opCore').waitFor();
    const info = await oldestJobSaid(panel);
    assert.equal(info.match(/oldest job/g)?.length, 1, info);
    assert.match(info, /opCore keeps only the latest/);
    assert.deepEqual(troubles, []);
  });

  it('is said beside tables and sums of several vendors too, also of nothing, which their sentence says', async () => {
    const { page, troubles } = await open(
      `${vendors().grafana.address}/d/runtrail-trail?from=1600000000000&to=1600003600000`
    );
    for (const id of [2, 3, 4]) {
      const panel = page.getByTestId(`panel-${id}`);
      await panel.getByText('No actions by them or on it to show.').waitFor();
      assert.match(await oldestJobSaid(panel), /A, E: Puppet's oldest job/);
      assert.equal(await panel.getByRole('columnheader').count(), 0);
    }
    assert.deepEqual(troubles, []);
  });

  it('is the field that is to be filled in first, and not that nothing was found', async () => {
    const query = JSON.stringify([{ refId: 'A', queryType: 'opus.jobAudit', format: 'logs' }]);
    const parameters = new URLSearchParams({ ds: 'runtrail-opus', from: 'now-1h', to: 'now', query });
    const { page, troubles } = await open(`${vendors().grafana.address}/explore?${parameters.toString()}`);
    await page.getByText('Fill in Jobs first.').first().waitFor();
    await page.getByRole('button', { name: 'Run query' }).click();
    await page.getByTestId('panel-notice').waitFor();
    assert.equal(await page.getByText('No data', { exact: true }).count(), 0);
    assert.deepEqual(troubles, []);
  });
});
