import { expect, test } from '@grafana/plugin-e2e';
import { dataSource } from './puppet';

test('Explore shows events as lines', async ({ explorePage, page }) => {
  await explorePage.datasource.set(dataSource.name);
  await expect(page.getByTestId('runtrail-query-editor')).toBeVisible();
  await expect(explorePage.runQuery()).toBeOK();
  await expect(page.getByText(/node_(finished|running|failed)/).first()).toBeVisible();
});
