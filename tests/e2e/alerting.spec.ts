import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { useAllVendors } from './all-vendors';
import { useBrowser } from './chromium';

const vendors = useAllVendors('e2e-alerting', 'quiet');
const open = useBrowser();
const minute = 60_000;
/** From when on the rules watch, at the latest. */
let watchedSince = 0;

/** Evaluates all rules and waits for the state that one of them comes to. */
async function evaluated(page: Page, rule: string, state: string): Promise<void> {
  await page.getByRole('button', { name: 'Evaluate now' }).click();
  const shown = page.getByTestId(`rule-${rule}`).getByTestId('alert-state').first();
  await page.waitForFunction(
    ([uid, wanted]) =>
      document.querySelector(`[data-testid="rule-${uid}"] [data-testid="alert-state"]`)?.getAttribute('data-state') ===
      wanted,
    [rule, state]
  );
  assert.equal(await shown.getAttribute('data-state'), state);
  // Another rule may come to its state before all are evaluated.
  await page.getByRole('button', { name: 'Evaluate now' }).and(page.locator(':enabled')).waitFor();
  watchedSince ||= Date.now();
}

describe('The alert rules', () => {
  it('one rule has a state for each label set, with the sentence filled from its labels', async () => {
    const { grafana, opsera } = vendors();
    const { page } = await open(`${grafana.address}/alerting`);
    await evaluated(page, 'runtrail-opsera-pipeline-changed', 'Normal');
    for (const action of ['update', 'delete', 'run']) {
      opsera.add({ type: 'pipeline', action });
    }
    await evaluated(page, 'runtrail-opsera-pipeline-changed', 'Alerting');
    const instances = page.getByTestId('rule-runtrail-opsera-pipeline-changed').getByTestId('alert-instance');
    assert.equal(await instances.count(), 2, 'an update and a deletion, but no run');
    await instances.getByText(/changed pipelines \(pipeline\.delete\) 1 time/).waitFor();
  });

  it('a rule is in Error, not Normal, while its vendor is down, and says which vendor', async () => {
    const { grafana, puppet } = vendors();
    const { page } = await open(`${grafana.address}/alerting`);
    await puppet.down();
    await evaluated(page, 'runtrail-puppet-job-failed', 'Error');
    await page
      .getByText(/refused the connection/)
      .first()
      .waitFor();
    await puppet.up();
    await evaluated(page, 'runtrail-puppet-job-failed', 'Normal');
  });

  it('a deleted node is seen by the rule that watches all nodes, which is in Error until its range lies in the watch', async () => {
    const { grafana, opcore } = vendors();
    const { page } = await open(`${grafana.address}/alerting`);
    await evaluated(page, 'runtrail-opcore-node-deleted', 'Error');
    await page
      .getByText(/known only since/)
      .first()
      .waitFor();
    // The plugin's own clock cannot be moved: of the rule's 10 minutes there remains what was watched, from a second on.
    await page.waitForTimeout(Math.max(0, 15_000 - (Date.now() - watchedSince)));
    const advance = 10 * minute - (Date.now() - watchedSince) + 1_000;
    await grafana.send('POST', '/api/preview/alerting/clock', { advance });
    // The simulator's clock stands still, and one that lags behind is a shortfall of its own.
    opcore.clock.advance(Date.now() - opcore.clock.now());
    await evaluated(page, 'runtrail-opcore-node-deleted', 'Normal');
    opcore.add({ delete: '08ff49b6-f772-4632-8716-c43069c43a8c' });
    await evaluated(page, 'runtrail-opcore-node-deleted', 'Alerting');
    await page
      .getByText(/deleted the node access-sw-001/)
      .first()
      .waitFor();
  });

  it('the Opus rule names the node that failed', async () => {
    const { page } = await open(`${vendors().grafana.address}/alerting`);
    await evaluated(page, 'runtrail-opus-node-failed', 'Alerting');
    await page.getByText('The node Notify of Opus job 66173 failed').first().waitFor();
  });

  it('a rule turns to Alerting when a Puppet job fails, and back to Normal when that has passed its window', async () => {
    const { grafana, puppet } = vendors();
    const { page, troubles } = await open(`${grafana.address}/alerting`);
    await evaluated(page, 'runtrail-puppet-job-failed', 'Normal');
    puppet.add({ start: true, fails: true });
    puppet.clock.advance(5 * minute);
    await evaluated(page, 'runtrail-puppet-job-failed', 'Alerting');
    await page.getByText('1 Puppet job(s) of the last 10 minutes failed.').first().waitFor();
    const moved = await grafana.send('POST', '/api/preview/alerting/clock', { advance: 20 * minute });
    assert.equal(moved.status, 200);
    await evaluated(page, 'runtrail-puppet-job-failed', 'Normal');
    assert.deepEqual(troubles, []);
  });
});
