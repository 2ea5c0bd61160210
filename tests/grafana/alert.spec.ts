import { expect, test } from '@grafana/plugin-e2e';
import { choose, dataSource } from './puppet';

// The page may be asking for an evaluation of its own still; that must not fail the tests that follow.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

test('an alert rule counts without another setting', async ({ alertRuleEditPage, page }) => {
  // Puppet is the default data source. The fixtures wait for a quarter of a minute only.
  await page.getByTestId('runtrail-query-editor').waitFor();
  if (await alertRuleEditPage.isAdvancedModeSupported()) {
    await alertRuleEditPage.enableAdvancedQueryMode();
  }
  const query = alertRuleEditPage.getAlertRuleQueryRow('A');
  await query.datasource.set(dataSource.name);
  await expect(alertRuleEditPage.evaluate()).toBeOK();
});

test('a new rule needs no setting but a filter, as first steps say', async ({ alertRuleEditPage, page }) => {
  await choose(page, 'runtrail-query-type', /^Jobs/);
  await expect(page.getByTestId('runtrail-format').last()).toHaveValue('Count');
  await page.getByTestId('runtrail-filters-as-text').fill('outcome:failure');
  await page.keyboard.press('Enter');
  await expect(alertRuleEditPage.evaluate()).toBeOK();
  await expect(page.getByText(/^(Firing|Normal)$/).first()).toBeVisible();
});
