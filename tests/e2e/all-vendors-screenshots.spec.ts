import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { useAllVendors } from './all-vendors';
import { screenshots, useBrowser } from './chromium';

const vendors = useAllVendors('e2e-all-vendors-screenshots', 'busy');
const open = useBrowser();

async function evaluate(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Evaluate now' }).click();
  await page.getByTestId('alert-instance').first().waitFor();
}

/** Every page of all vendors, what has to be seen on it, what is done before the picture and undone after it. */
const pages: ReadonlyArray<{
  name: string;
  address: string;
  sign: string;
  prepare?: (page: Page) => Promise<void>;
  restore?: () => Promise<void>;
}> = [
  { name: 'overview', address: '/d/runtrail-overview', sign: 'Task reboot failed' },
  { name: 'run', address: '/d/runtrail-run?var-job=66173', sign: 'Notify failed' },
  { name: 'trail', address: '/d/runtrail-trail', sign: 'created node' },
  { name: 'opus', address: '/d/runtrail-opus', sign: '66185' },
  { name: 'opcore', address: '/d/runtrail-opcore', sign: 'edit node' },
  { name: 'opsera', address: '/d/runtrail-opsera', sign: 'console log' },
  { name: 'alerting', address: '/alerting', sign: 'Someone deleted a node', prepare: evaluate },
  {
    name: 'alerting-error',
    address: '/alerting',
    sign: 'Someone deleted a node',
    prepare: async (page) => {
      await vendors().opcore.down();
      await evaluate(page);
      await page.getByRole('button', { name: 'Evaluate now' }).and(page.locator(':enabled')).waitFor();
      await page
        .getByText(/refused the connection/)
        .first()
        .waitFor();
    },
    restore: () => vendors().opcore.up(),
  },
  { name: 'simulators', address: '/simulators', sign: 'Opsera' },
  {
    name: 'simulators-faults',
    address: '/simulators',
    sign: 'Opsera',
    prepare: async (page) => {
      await page.getByTestId('simulator-puppet').getByRole('button', { name: 'Fault', exact: true }).click();
      await page.getByRole('menuitem').first().waitFor();
    },
  },
];

function themed(address: string, theme: string): string {
  return `${address}${address.includes('?') ? '&' : '?'}theme=${theme}`;
}

describe('Every page of all vendors in light and dark', () => {
  for (const { name, address, sign, prepare, restore } of pages) {
    for (const theme of ['dark', 'light']) {
      it(`${name} in ${theme} shows no trouble`, async () => {
        const size = { width: 1440, height: name.startsWith('simulators') ? 1000 : 1700 };
        const { page, troubles, settled } = await open(themed(`${vendors().grafana.address}${address}`, theme), size);
        await page.getByText(sign).first().waitFor();
        await prepare?.(page);
        await settled();
        await page.screenshot({ path: path.join(screenshots, `${name}-${theme}.png`) });
        await restore?.();
        assert.deepEqual(troubles, []);
      });
    }
  }
});
