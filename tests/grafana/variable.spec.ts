import { expect, test } from '@grafana/plugin-e2e';
import { dataSource } from './puppet';

test('a variable lists the values of a field', async ({ variableEditPage, page }) => {
  await variableEditPage.setVariableType('Query');
  await variableEditPage.datasource.set(dataSource.name);
  await expect(page.getByTestId('runtrail-variable-editor')).toBeVisible();
  await variableEditPage.runQuery();
  await expect(page.getByTestId('data-testid Variable editor Preview of Values option').first()).toBeVisible();
});
