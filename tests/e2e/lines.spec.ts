import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { useWorld } from '../integration/world';
import { dashboardPage, exploreWith } from './addresses';
import { useBrowser } from './chromium';

const world = useWorld('e2e-lines');
const open = useBrowser();
const lines = { queryType: 'puppet.jobEvents', format: 'logs' };

describe('What can be done with a line in Explore', () => {
  it('its volume stands above, and a filter for a value of it is shown as active until it is taken off', async () => {
    const { page, troubles } = await open(world().grafana.address + exploreWith(lines));
    const line = page.getByTestId('log-line').first();
    await page.getByText('Logs volume').waitFor();
    // One series a level, whichever outcomes it is made of.
    await page.getByTestId('data-testid VizLegend series info').waitFor();
    assert.equal(await page.getByText(/^info/).count(), 1);
    await line.getByRole('button').first().click();
    await page.getByRole('button', { name: 'Filter for value: outcome' }).click();
    await page.getByTestId('runtrail-filter-0').waitFor();
    const isOn = page.getByRole('button', { name: 'Remove filter: outcome' });
    await isOn.waitFor();
    await isOn.click();
    await page.getByTestId('runtrail-filter-0').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Filter out value: outcome' }).click();
    await page.getByTestId('runtrail-filter-0').waitFor();
    assert.match(await page.getByLabel('Filters as text').inputValue(), /^-outcome:\w+$/);
    assert.deepEqual(troubles, []);
  });

  it('its context is what happened around it, whatever the query filters', async () => {
    const filters = [{ field: 'outcome', operator: '=', values: ['failure'] }];
    const { page, troubles } = await open(world().grafana.address + exploreWith({ ...lines, filters }));
    await page.getByTestId('log-line').first().getByRole('button').first().click();
    await page.getByRole('button', { name: 'Show context' }).click();
    const around = page.getByTestId('line-context').getByTestId('log-line');
    await around
      .filter({ hasText: /Finished|Started/ })
      .first()
      .waitFor();
    assert.deepEqual(troubles, []);
  });

  for (const { link, sign } of [
    { link: 'Show as trace', sign: 'trace-span' },
    { link: 'Show as node graph', sign: 'graph-node' },
  ]) {
    it(`${link} opens its run`, async () => {
      const { page, troubles } = await open(world().grafana.address + exploreWith(lines));
      await page.getByTestId('log-line').first().getByRole('button').first().click();
      await page.getByTestId('line-details').getByRole('link', { name: link }).click();
      await page.getByTestId(sign).nth(1).waitFor();
      assert.deepEqual(troubles, []);
    });
  }
});

describe('Before anything ran, and where there is nothing', () => {
  it('Explore shows examples, and one click answers one', async () => {
    const { page, troubles } = await open(`${world().grafana.address}/explore`);
    await page.getByTestId('runtrail-query-help').getByText('When things ran').click();
    await page.getByTestId('timeline-row').first().waitFor();
    assert.deepEqual(troubles, []);
  });

  it('a timeline of nothing says so, in a row without bars', async () => {
    const address = `${world().grafana.address}${dashboardPage}?from=978307200000&to=978310800000`;
    const { page, troubles } = await open(address, { width: 1440, height: 2200 });
    await page.getByTestId('panel-7').getByText('Nothing to show').waitFor();
    assert.deepEqual(troubles, []);
  });
});
