import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { useAllVendors } from './all-vendors';
import { useBrowser } from './chromium';

const vendors = useAllVendors('e2e-simulators', 'quiet');
const open = useBrowser();

/** The answer of a vendor's simulator to what it is told to do. */
function obeyed(page: Page, vendor: string): Promise<unknown> {
  return page.waitForResponse(
    (response) => response.request().method() === 'POST' && response.url().includes(`/simulators/${vendor}/`)
  );
}

/** Chooses a command of one of a card's menus. */
async function choose(page: Page, vendor: string, menu: string, command: string | RegExp): Promise<void> {
  await page.getByTestId(`simulator-${vendor}`).getByRole('button', { name: menu, exact: true }).click();
  const done = obeyed(page, vendor);
  await page.getByRole('menuitem', { name: command }).click();
  await done;
}

async function health(vendor: string): Promise<string> {
  return (await vendors().grafana.health(`runtrail-${vendor}`)).message;
}

describe('The steering page', () => {
  it('expires and renews a credential, and the data source says so', async () => {
    const { page, troubles } = await open(`${vendors().grafana.address}/simulators`);
    await choose(page, 'puppet', 'Credential', /^Revoked/);
    assert.match(await health('puppet'), /revoked/i);
    await choose(page, 'puppet', 'Credential', /^Renew/);
    assert.match(await health('puppet'), /jobs/);
    assert.deepEqual(troubles, []);
  });

  it('lets every request go wrong until it is cleared', async () => {
    const { page } = await open(`${vendors().grafana.address}/simulators`);
    const card = page.getByTestId('simulator-opus');
    await choose(page, 'opus', 'Fault', /^Sign-on page/);
    await card.getByText(/htmlOk/).waitFor();
    assert.match(await health('opus'), /Opus/);
    await card.getByText(/met 1 time/).waitFor();
    await card.getByRole('button', { name: 'Clear everything of Opus' }).click();
    await card.getByText(/htmlOk/).waitFor({ state: 'detached' });
  });

  it('takes a vendor down and brings it up again', async () => {
    const { page } = await open(`${vendors().grafana.address}/simulators`);
    const card = page.getByTestId('simulator-opsera');
    await card.getByRole('button', { name: 'Take down' }).click();
    await card.getByText('Down', { exact: true }).waitFor();
    assert.match(await health('opsera'), /refused/);
    await card.getByRole('button', { name: 'Bring up' }).click();
    await card.getByText('Up', { exact: true }).waitFor();
  });

  it('starts a job that fails, deletes a node and changes a pipeline', async () => {
    const { puppet, opcore, opsera } = vendors();
    const { page } = await open(`${vendors().grafana.address}/simulators`);
    await choose(page, 'puppet', 'Let happen', /^Start a job that fails/);
    await page.getByTestId('simulator-puppet').getByText('1001', { exact: true }).waitFor();
    const deleted = Number(opcore.state().company['deleted']);
    await choose(page, 'opcore', 'Let happen', /^Delete a node/);
    await page
      .getByTestId('simulator-opcore')
      .getByText(String(deleted + 1), { exact: true })
      .waitFor();
    await choose(page, 'opsera', 'Let happen', /^Change a pipeline/);
    assert.equal(opsera.events()['opsera.userActivity']?.at(-1)?.event, 'pipeline.update');
    assert.equal(Number(puppet.state().company['jobs']), 1);
  });

  it('moves all clocks, and counts the requests of each vendor', async () => {
    const { opus, opcore } = vendors();
    const { page } = await open(`${vendors().grafana.address}/simulators`);
    const before = opus.clock.now();
    const done = obeyed(page, 'opus');
    await page.getByRole('button', { name: 'Ten minutes later' }).click();
    await done;
    assert.equal(opus.clock.now() - before, 600_000);
    opcore.log.clear();
    await health('opcore');
    await page
      .getByTestId('simulator-opcore')
      .getByText(/\/omk\//)
      .first()
      .waitFor();
  });
});
