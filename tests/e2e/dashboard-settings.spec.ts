import assert from 'node:assert/strict';
import path from 'node:path';
import { afterEach, describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { jobRecord } from '../simulators/puppet/handmade-job';
import { useAllVendors } from './all-vendors';
import { violations } from './axe';
import { screenshots, useBrowser } from './chromium';

const vendors = useAllVendors('e2e-dashboard-settings', 'busy');
const open = useBrowser();

/** Beyond the last one is a new one, of the Puppet data source. */
const fresh = 99;

function settings(view: 'annotations' | 'variables', index: number, theme = 'dark') {
  const query = new URLSearchParams({ editview: view, editIndex: String(index), theme });
  return open(`${vendors().grafana.address}/d/runtrail-overview?${query.toString()}`);
}

async function tested(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Test annotation query' }).click();
  const said = page.getByTestId('tested');
  await said.waitFor();
  return said.innerText();
}

/** Types into a field that the keyboard came to, and takes the first that is offered. */
async function chooseByKeyboard(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).focus();
  await page.keyboard.press('Control+A');
  await page.keyboard.type(text);
  await page.getByRole('option', { name: text }).first().waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
}

function addBadJob(): void {
  const { puppet } = vendors();
  const at = (secondsAgo: number) => new Date(puppet.clock.now() - secondsAgo * 1_000).toISOString();
  const job = jobRecord({
    name: '9990',
    state: 'failed',
    type: 'task',
    created: at(120),
    finished: at(60),
    options: { task: '<b>task</b>' },
    owner: { id: 'x', login: '<i>eve</i> ${x}' },
    nodeCount: 1,
    nodeStates: { failed: 1 },
  });
  const details = { node: '<b>bold</b>.example.com' };
  puppet.add({
    job,
    events: [
      { id: '99001', type: 'node_running', timestamp: at(110), details, message: '' },
      { id: '99002', type: 'node_failed', timestamp: at(70), details, message: '<img src=x onerror="alert(1)">' },
    ],
  });
}

describe("A dashboard's annotations", () => {
  it('a new one is complete, and is narrowed by the keyboard alone', async () => {
    const { page, troubles } = await settings('annotations', fresh);
    const all = Number.parseInt(await tested(page));
    assert.ok(all > 0);
    await page.getByLabel('Only real changes').focus();
    await page.keyboard.press('Space');
    await page.waitForFunction(`parseInt(document.querySelector('[data-testid=tested]').innerText) < ${String(all)}`);
    assert.deepEqual(troubles, []);
  });

  it('what vendors say is text', async () => {
    addBadJob();
    const { page, troubles } = await settings('annotations', fresh);
    await page.getByLabel('Jobs', { exact: true }).fill('9990');
    await page.getByLabel('Jobs', { exact: true }).press('Enter');
    const events = page.getByRole('list', { name: 'Events' });
    await events.getByText('<b>bold</b>.example.com').first().waitFor();
    assert.equal(await events.locator('b, i, img').count(), 0);
    assert.deepEqual(troubles, []);
  });

  it('a job of the wrong form is said beside the field, and one that is not there by the vendor', async () => {
    const { page } = await settings('annotations', fresh);
    const jobs = page.getByLabel('Jobs', { exact: true });
    await jobs.fill('seven');
    await jobs.press('Enter');
    await page
      .getByText(/a job id has 1 to 18 digits/)
      .first()
      .waitFor();
    await page.goto(page.url());
    await page.getByLabel('Jobs', { exact: true }).fill('77777777');
    await page.getByLabel('Jobs', { exact: true }).press('Enter');
    await page.getByTestId('tested').getByText('Puppet has no job 77777777.').waitFor();
  });

  for (const theme of ['dark', 'light']) {
    it(`axe finds nothing in ${theme}`, async () => {
      const { page } = await settings('annotations', fresh, theme);
      await tested(page);
      assert.deepEqual(await violations(page), []);
    });
  }
});

describe("A dashboard's variables", () => {
  afterEach(() => vendors().opus.setSwitches({ searchStatus: 200 }));
  afterEach(() => vendors().opus.clearFaults());

  it('one is changed from values of events to a list of the vendor by the keyboard alone', async () => {
    addBadJob();
    const { page, troubles } = await settings('variables', fresh);
    await page.getByTestId('values').getByText('<b>bold</b>.example.com').waitFor();
    assert.equal(await page.getByTestId('values').locator('b').count(), 0);
    await chooseByKeyboard(page, 'List', 'Tasks');
    await page.getByLabel('Values of', { exact: true }).waitFor({ state: 'detached' });
    await page.getByTestId('values').getByText('package').first().waitFor();
    assert.deepEqual(troubles, []);
  });

  it('the one of Opus lists its jobs, or says that it may not', async () => {
    const { page } = await settings('variables', 0);
    await page
      .getByTestId('values')
      .getByText(/^\d{3} values$/)
      .waitFor();
    vendors().opus.setSwitches({ searchStatus: 404 });
    // Lists are kept for five seconds.
    await new Promise((resolve) => setTimeout(resolve, 6_000));
    const refused = await settings('variables', 0);
    await refused.page
      .getByTestId('editing')
      .getByText('Opus does not list jobs to this service key (404): type their ids.')
      .waitFor();
  });

  it('what one lacks is a message over the page', async () => {
    const { opus } = vendors();
    const body = { jobs: [{ jobExecutionId: '7' }, { title: 'x' }], totalCount: 2 };
    opus.fault({ kind: 'answer', endpoint: '/job/search', body });
    const { page, troubles } = await settings('variables', 0);
    await page
      .getByRole('alert')
      .filter({ hasText: 'Values may be missing from a list' })
      .getByText(/^Opus counts 1 job more than its list has/)
      .waitFor();
    await page.screenshot({ path: path.join(screenshots, 'variable-lacks.png') });
    assert.deepEqual(troubles, []);
  });

  for (const theme of ['dark', 'light']) {
    it(`axe finds nothing in ${theme}`, async () => {
      const { page } = await settings('variables', fresh, theme);
      await page.getByTestId('values').waitFor();
      assert.deepEqual(await violations(page), []);
    });
  }
});

// The last, as lists are kept for five seconds, and no other test is to get this one.
describe('A picker', () => {
  it('says on top of its list what that lacks', async () => {
    const body = { items: [{ name: 'facts' }, {}] };
    vendors().puppet.fault({ kind: 'answer', endpoint: '/orchestrator/v1/tasks', body });
    const { page } = await settings('annotations', fresh);
    await page.getByLabel('Tasks', { exact: true }).click();
    await page.getByText('Not all are listed', { exact: true }).waitFor();
    const rows = await page.getByRole('option').allInnerTexts();
    assert.match(rows.join(' '), /^1 task of Puppet could not be understood: it lacks a name.* facts$/);
    await page.screenshot({ path: path.join(screenshots, 'picker-lacks.png') });
  });
});
