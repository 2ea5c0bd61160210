import { expect, test } from '@grafana/plugin-e2e';
import { simulator } from './puppet';

const type = 'runtrail-audit-datasource';

test('Save & test says what it saw', async ({ createDataSourceConfigPage, page }) => {
  const config = await createDataSourceConfigPage({ type });
  await page.getByTestId('runtrail-vendor-puppet').click();
  await page.getByTestId('runtrail-url').fill(simulator.url);
  await page.getByTestId('runtrail-secret-puppetToken').fill(simulator.token);
  await expect(config.saveAndTest()).toBeOK();
  await expect(config).toHaveAlert('success', { hasText: /Puppet.*jobs/s });
});

test('Save & test with a wrong token says so', async ({ createDataSourceConfigPage, page }) => {
  const config = await createDataSourceConfigPage({ type });
  await page.getByTestId('runtrail-vendor-puppet').click();
  await page.getByTestId('runtrail-url').fill(simulator.url);
  await page.getByTestId('runtrail-secret-puppetToken').fill('wrong');
  await expect(config.saveAndTest()).not.toBeOK();
  await expect(config).toHaveAlert('error', { hasText: /token/i });
});
