import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useWorld } from '../integration/world';
import { dashboardPage } from './addresses';
import { useBrowser } from './chromium';

const world = useWorld('e2e-dashboard');
const open = useBrowser();
const tall = { width: 1440, height: 2200 };

describe('The provisioned dashboard', () => {
  it('fills every panel, and lays deployments over the metric alone', async () => {
    const { page, troubles } = await open(world().grafana.address + dashboardPage, tall);
    await page.getByTestId('panel-6').getByRole('gridcell', { name: 'node_finished' }).first().waitFor();
    await page.getByTestId('panel-4').getByTestId('annotation-marker').first().waitFor();
    for (const panel of [2, 3, 4]) {
      await page.getByTestId(`panel-${panel}`).locator('.u-over').waitFor();
    }
    for (const column of ['weekday\\hour', '00:00', '22:00']) {
      await page.getByTestId('panel-9').getByRole('columnheader', { name: column, exact: true }).waitFor();
    }
    await page.getByTestId('panel-9').getByRole('gridcell', { name: 'Sunday', exact: true }).waitFor();
    assert.equal(await page.getByTestId('panel-2').getByTestId('annotation-marker').count(), 0);
    assert.equal(await page.getByText('No data', { exact: true }).count(), 0);
    assert.deepEqual(troubles, []);
  });

  it('a variable narrows the panels that use it', async () => {
    const { page } = await open(`${world().grafana.address}${dashboardPage}?var-outcome=failure`, tall);
    const table = page.getByTestId('panel-6');
    await table.getByRole('gridcell', { name: 'failure' }).first().waitFor();
    assert.equal(await table.getByRole('gridcell', { name: 'success' }).count(), 0);
  });

  it('a vendor that goes away while panels refresh is said in them, and its return mends them', async () => {
    const { grafana, puppet } = world();
    const { page } = await open(`${grafana.address}${dashboardPage}?refresh=10s`, tall);
    const table = page.getByTestId('panel-5');
    await table.getByRole('gridcell').first().waitFor();
    await puppet.down();
    const status = table.getByTestId('data-testid Panel status error');
    await status.waitFor();
    await status.hover();
    await page
      .getByText(/refused the connection/)
      .first()
      .waitFor();
    assert.ok((await table.getByRole('gridcell').count()) === 0 || (await status.count()) === 1);
    await puppet.up();
    await status.waitFor({ state: 'detached', timeout: 60_000 });
    await table.getByRole('gridcell').first().waitFor();
  });
});
