import { expect, test } from '@grafana/plugin-e2e';
import { choose, dataSource } from './puppet';

test('an alert rule counts without another setting', async ({ alertRuleEditPage }) => {
  if (await alertRuleEditPage.isAdvancedModeSupported()) {
    await alertRuleEditPage.enableAdvancedQueryMode();
  }
  const query = alertRuleEditPage.getAlertRuleQueryRow('A');
  await query.datasource.set(dataSource.name);
  await expect(alertRuleEditPage.evaluate()).toBeOK();
});

test('a new rule needs no setting but a filter, as first steps say', async ({ alertRuleEditPage, page }) => {
  // Puppet is the default data source.
  await choose(page, 'runtrail-query-type', /^Jobs/);
  await expect(page.getByTestId('runtrail-format').last()).toHaveValue('Count');
  await page.getByTestId('runtrail-filters-as-text').fill('outcome:failure');
  await page.keyboard.press('Enter');
  await expect(alertRuleEditPage.evaluate()).toBeOK();
  await expect(page.getByText(/^(Firing|Normal)$/).first()).toBeVisible();
});
