import { expect, test } from '@grafana/plugin-e2e';
import { choose, dataSource } from './puppet';

test('a new panel reads job events, and jobs when asked to', async ({ panelEditPage, page }) => {
  await panelEditPage.datasource.set(dataSource.name);
  await panelEditPage.setVisualization('Table');
  await expect(page.getByTestId('runtrail-query-editor')).toBeVisible();
  await expect(panelEditPage.refreshPanel()).toBeOK();
  await expect(panelEditPage.panel.fieldNames).toContainText(['time', 'event', 'outcome', 'actor', 'target', 'run']);
  await choose(page, 'runtrail-query-type', /^Jobs/);
  await expect(panelEditPage.refreshPanel()).toBeOK();
  await expect(panelEditPage.panel.data.first()).toBeVisible();
});
