import { expect, test } from '@grafana/plugin-e2e';
import { dataSource } from './puppet';

test('annotations are events', async ({ annotationEditPage, page }) => {
  await annotationEditPage.datasource.set(dataSource.name);
  await expect(page.getByTestId('runtrail-annotation-editor')).toBeVisible();
  await expect(annotationEditPage.runQuery()).toBeOK();
  await expect(annotationEditPage).toHaveAlert('success', { hasText: /\d+ events/ });
});
