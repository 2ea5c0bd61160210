import { expect, test } from '@grafana/plugin-e2e';
import { choose, dataSource } from './puppet';

test('a new panel reads job events, and jobs when asked to', async ({ panelEditPage, page }) => {
  await panelEditPage.datasource.set(dataSource.name);
  await panelEditPage.toggleTableView();
  // A new panel is a time series, and its query what that draws. Each choice is asked for at once.
  await choose(page, 'runtrail-format', /^Table/);
  // Of the others a panel draws only what it has room for.
  await expect(panelEditPage.panel.fieldNames).toContainText(['time', 'event', 'outcome', 'actor']);
  await choose(page, 'runtrail-query-type', /^Jobs/);
  await expect(panelEditPage.panel.data.first()).toBeVisible();
  await expect(panelEditPage.panel.getErrorIcon()).toBeHidden();
});
