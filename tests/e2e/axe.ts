import { source } from 'axe-core';
import type { Page } from 'playwright-core';

/** What is Grafana's own, by the rule that it breaks. */
const notOurs = {
  // The names of its palette on white, in cells of its table and on its bar gauges.
  'color-contrast': '[role=gridcell], [data-testid="data-testid Bar gauge value"]',
  // The frames in which its legends and its bar gauges scroll.
  'scrollable-region-focusable':
    ':has(> [data-testid^="data-testid VizLegend"], [data-testid="data-testid Bar gauge value"])',
};

/** What axe finds on a page: the rule, and where. */
export async function violations(page: Page): Promise<string[]> {
  // Hidden from the plugin loader's AMD, with which it would register under a name.
  await page.evaluate(`(function (define) { ${source} })()`);
  const found: unknown = await page.evaluate(`(async (notOurs) => {
    const { violations } = await axe.run(document, { runOnly: ['wcag2a', 'wcag2aa'] });
    const isOurs = (id, at) => !notOurs[id] || !document.querySelector(at)?.closest(notOurs[id]);
    return violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target }) => target.join(' ')).filter((at) => isOurs(id, at)).map((at) => id + ' at ' + at));
  })(${JSON.stringify(notOurs)})`);
  return Array.isArray(found) ? found.map(String) : ['no answer'];
}
