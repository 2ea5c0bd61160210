import assert from 'node:assert/strict';
import { afterEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { useWorld } from '../integration/world';
import { settingsPage } from './addresses';
import { useBrowser } from './chromium';

const world = useWorld('e2e-settings');
const open = useBrowser();

async function test(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Save & test' }).click();
  const alert = page.getByTestId('data-testid Alert success').or(page.getByTestId('data-testid Alert error'));
  const shown = page.locator('form [role="alert"], form [role="status"]').or(alert).last();
  await shown.waitFor();
  return shown.innerText();
}

async function typeToken(page: Page, token: string): Promise<void> {
  await page.getByRole('button', { name: 'Reset' }).click();
  await page.getByTestId('runtrail-secret-puppetToken').fill(token);
}

describe('The settings page', () => {
  afterEach(() => world().puppet.renew());

  it('Save & test with good credentials says what it saw', async () => {
    const { page, troubles } = await open(world().grafana.address + settingsPage);
    assert.match(await test(page), /Puppet.*jobs/s);
    assert.deepEqual(troubles, []);
  });

  it('Save & test with a wrong token says so, and a right one mends it', async () => {
    const { page } = await open(world().grafana.address + settingsPage);
    await typeToken(page, 'wrong');
    assert.match(await test(page), /token/i);
    assert.equal(await page.getByText('wrong', { exact: true }).count(), 0, 'the token is not shown');
    await typeToken(page, 'puppet-token');
    assert.match(await test(page), /Puppet.*jobs/s);
  });

  it('Save & test with an expired token says that it expired', async () => {
    world().puppet.expire('expired');
    const { page } = await open(world().grafana.address + settingsPage);
    assert.match(await test(page), /expired/i);
  });

  it('Save & test with an address where nobody listens says so', async () => {
    const { page } = await open(world().grafana.address + settingsPage);
    const url = page.getByTestId('runtrail-url');
    const before = await url.inputValue();
    await url.fill('http://127.0.0.1:9');
    assert.match(await test(page), /127\.0\.0\.1:9 refused/);
    await url.fill(before);
    assert.match(await test(page), /Puppet.*jobs/s);
  });
});
