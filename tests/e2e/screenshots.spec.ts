import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import { useWorld } from '../integration/world';
import { dashboardPage, exploreWith, settingsPage } from './addresses';
import { screenshots, useBrowser } from './chromium';

const world = useWorld('e2e-screenshots');
const open = useBrowser();
const events = { queryType: 'puppet.jobEvents' };

/** Every page, and what has to be seen on it before it is complete. */
const pages: ReadonlyArray<{ name: string; address: (theme: string) => string; sign: string }> = [
  { name: 'home', address: (theme) => `/?theme=${theme}`, sign: 'Puppet orchestrator' },
  { name: 'data-sources', address: (theme) => `/connections/datasources?theme=${theme}`, sign: 'Puppet' },
  { name: 'settings', address: (theme) => `${settingsPage}?theme=${theme}`, sign: 'Access token' },
  { name: 'explore-table', address: (theme) => exploreWith(events, theme), sign: 'node_finished' },
  {
    name: 'explore-chart',
    address: (theme) => exploreWith({ ...events, format: 'countOverTime', groupBy: ['outcome'] }, theme),
    sign: 'Graph',
  },
  {
    name: 'explore-error',
    address: (theme) => exploreWith({ ...events, jobs: ['999999999'] }, theme),
    sign: 'no job 999999999',
  },
  { name: 'dashboard', address: (theme) => `${dashboardPage}?theme=${theme}`, sign: 'node_finished' },
];

describe('Every page in light and dark', () => {
  for (const { name, address, sign } of pages) {
    for (const theme of ['dark', 'light']) {
      it(`${name} in ${theme} says that it is a stand-in and shows no trouble`, async () => {
        const { page, troubles, settled } = await open(world().grafana.address + address(theme), {
          width: 1440,
          height: 1700,
        });
        await page.getByText(sign).first().waitFor();
        await page.getByText('Preview: a stand-in for Grafana').waitFor();
        await settled();
        await page.screenshot({ path: path.join(screenshots, `${name}-${theme}.png`) });
        assert.deepEqual(troubles, []);
      });
    }
  }
});
