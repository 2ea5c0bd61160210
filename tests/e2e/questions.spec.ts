import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { useAllVendors } from './all-vendors';
import { useBrowser } from './chromium';

const vendors = useAllVendors('e2e-questions', 'busy');
const open = useBrowser();

/** How many clicks docs/questions.md says that a question takes. */
function clicksFor(question: string): number {
  const text = readFileSync(path.resolve(__dirname, '../../docs/questions.md'), 'utf8');
  const row = text.split('\n').find((line) => line.startsWith(`| ${question} |`));
  return Number(row?.split('|')[2]);
}

const inMenu = (page: Page, name: string): Locator => page.getByRole('link', { name, exact: true });

/** The questions, the clicks from the start page that answer each, in their order, and what is seen then. */
const questions: ReadonlyArray<{ question: string; clicks: ReadonlyArray<(page: Page) => Locator>; sign: string }> = [
  {
    question: 'What failed in the last hour, and on which node?',
    clicks: [
      (page) => inMenu(page, 'Explore').first(),
      (page) => page.getByTestId('runtrail-query-editor').getByRole('button', { name: 'What failed here?' }),
    ],
    sign: '[role=gridcell]:has-text("node_failed")',
  },
  {
    question: 'Deployments over a metric',
    clicks: [(page) => inMenu(page, 'Dashboards').first(), (page) => inMenu(page, 'What happened')],
    sign: '[data-testid=panel-5] [data-testid=annotation-marker]',
  },
  {
    question: 'Why was job N slow?',
    clicks: [
      (page) => inMenu(page, 'Dashboards').first(),
      (page) => inMenu(page, 'What happened'),
      (page) =>
        page
          .getByTestId('panel-9')
          .getByRole('link', { name: /^\d{4,5}$/ })
          .first(),
    ],
    sign: '[data-testid=panel-3] [data-testid=trace-span]',
  },
  {
    question: 'What did this person do today?',
    clicks: [
      (page) => inMenu(page, 'Dashboards').first(),
      (page) => inMenu(page, 'What happened'),
      (page) => page.getByTestId('panel-8').getByRole('link', { name: 'anna' }).first(),
      (page) => page.getByRole('button', { name: /^Time range selected/ }),
      (page) => page.getByText('Today', { exact: true }),
    ],
    sign: '[data-testid=panel-4] [role=gridcell]:has-text("anna")',
  },
];

describe('The questions of docs/questions.md', () => {
  for (const { question, clicks, sign } of questions) {
    it(`${question} takes as many clicks as it says there`, async () => {
      const { page, troubles } = await open(vendors().grafana.address, { width: 1440, height: 1900 });
      // A refresh asks anew what a slow machine has not answered yet.
      await page.addInitScript(
        'const { setInterval: plain } = window; window.setInterval = (run, ms) => (ms < 30000 ? plain(run, ms) : 0);'
      );
      await page.reload();
      let shown = page;
      page.once('popup', (opened) => (shown = opened));
      for (const click of clicks) {
        await click(shown).click();
      }
      await shown.locator(sign).first().waitFor();
      assert.equal(clicks.length, clicksFor(question));
      assert.deepEqual(troubles, []);
      if (shown !== page) {
        await shown.close();
      }
    });
  }
});
