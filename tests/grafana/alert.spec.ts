import { expect, test } from '@grafana/plugin-e2e';
import { dataSource } from './puppet';

test('an alert rule counts without another setting', async ({ alertRuleEditPage }) => {
  if (await alertRuleEditPage.isAdvancedModeSupported()) {
    await alertRuleEditPage.enableAdvancedQueryMode();
  }
  const query = alertRuleEditPage.getAlertRuleQueryRow('A');
  await query.datasource.set(dataSource.name);
  await expect(alertRuleEditPage.evaluate()).toBeOK();
});
