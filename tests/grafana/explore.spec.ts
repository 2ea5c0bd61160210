import { expect, test } from '@grafana/plugin-e2e';
import { dataSource } from './puppet';

test('Explore shows events as lines', async ({ explorePage, page }) => {
  await explorePage.datasource.set(dataSource.name);
  await expect(page.getByTestId('runtrail-query-editor')).toBeVisible();
  // Not by the fixtures' own, which give the button a second.
  const answer = page.waitForResponse((response) => response.url().includes('/api/ds/query'));
  await page.getByRole('button', { name: 'Run query' }).click();
  await expect(answer).toBeOK();
  await expect(page.getByText(/(Started|Finished) puppet run on/).first()).toBeVisible();
});
