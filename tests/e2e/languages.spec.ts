import assert from 'node:assert/strict';
import path from 'node:path';
import { describe, it } from 'node:test';
import type { Page } from 'playwright-core';
import { useWorld } from '../integration/world';
import { exploreWith, settingsPage } from './addresses';
import { screenshots, useBrowser } from './chromium';

const world = useWorld('e2e-languages');
const open = useBrowser();

const languages = [
  { language: 'en-US', token: 'Access token', limits: 'Limits and timeouts', filters: 'Filters' },
  { language: 'de-DE', token: 'Zugriffstoken', limits: 'Limits und Zeitlimits', filters: 'Filter' },
  { language: 'fr-FR', token: 'Jeton d’accès', limits: 'Limites et délais d’expiration', filters: 'Filtres' },
  { language: 'ja-JP', token: 'アクセストークン', limits: '制限とタイムアウト', filters: 'フィルター' },
];
const query = {
  queryType: 'puppet.jobEvents',
  format: 'countOverTime',
  interval: '1w',
  timeZone: 'America/Argentina/Buenos_Aires',
  filters: [
    { field: 'outcome', operator: '!~', values: ['^s'] },
    { field: 'target', operator: '!=', values: [] },
  ],
};
const narrow = { width: 1100, height: 1300 };

/** What is wider than the room it has: cut text, or what sticks out of the page. */
function cut(page: Page, within: string): Promise<string[]> {
  return page.locator(within).evaluate((area) => {
    const wide = [...area.querySelectorAll<HTMLElement>('label, legend, button, input, h3, h4, h6, [class*="Field"]')]
      .filter((part) => part.clientWidth > 1 && part.scrollWidth > part.clientWidth + 1)
      .map((part) => (part instanceof HTMLInputElement ? part.value || part.placeholder : part.innerText))
      .filter((text) => text.trim() !== '');
    const sticksOut = document.documentElement.scrollWidth > window.innerWidth;
    return sticksOut ? [...wide, 'the page'] : wide;
  });
}

/** Every text in a part of a page, each once: what is read, and what stands in empty fields and at buttons without words. */
function textsOf(page: Page, within: string): Promise<string[]> {
  return page.locator(within).evaluate((area) => {
    const walker = document.createTreeWalker(area, NodeFilter.SHOW_TEXT);
    const texts = new Set<string>();
    while (walker.nextNode()) {
      texts.add(walker.currentNode.nodeValue?.trim() ?? '');
    }
    for (const part of area.querySelectorAll('[aria-label], [placeholder]')) {
      texts.add(part.getAttribute('aria-label') ?? '');
      texts.add(part.getAttribute('placeholder') ?? '');
    }
    return [...texts];
  });
}

/** What is the same in every language: names, addresses, numbers, what is to be typed, and what Grafana alone translates. */
const sameEverywhere =
  /^(Puppet|Opus|opCore|Opsera|URL( \*)?|(Expand section )?Archive|X-\w+|Secure Socks Proxy|https?:.*|\W*\d*\W*|-+BEGIN [A-Z ]+-+|puppet access .*|Show secret content|[a-z:/.-]+)$/;

describe('Languages', () => {
  let english: string[] = [];
  for (const { language, token, limits, filters } of languages) {
    it(`${language}: the settings page is in it, and nothing is cut`, async () => {
      const { page, troubles } = await open(`${world().grafana.address}${settingsPage}?lang=${language}`, narrow);
      await page.getByText(token).first().waitFor();
      await page.getByRole('button', { name: limits }).click();
      await page.getByTestId('runtrail-setting-memoryMegabytes').waitFor();
      await page.getByTestId('runtrail-setting-tlsAuthWithCACert').check({ force: true });
      await page.getByTestId('runtrail-secret-tlsCACert').waitFor();
      const texts = await textsOf(page, '[data-testid="config-editor"]');
      english = language === 'en-US' ? texts : english;
      const left =
        language === 'en-US' ? [] : texts.filter((one) => english.includes(one) && !sameEverywhere.test(one));
      assert.deepEqual(left, []);
      await page.screenshot({ path: path.join(screenshots, `settings-${language}.png`), fullPage: true });
      assert.deepEqual(await cut(page, 'form'), []);
      assert.deepEqual(troubles, []);
    });

    it(`${language}: the query editor is in it, and nothing is cut`, async () => {
      const address = `${world().grafana.address}${exploreWith(query)}&lang=${language}`;
      const { page, troubles, settled } = await open(address, narrow);
      await page.getByTestId('runtrail-query-editor').getByText(filters, { exact: true }).waitFor();
      await settled();
      await page.screenshot({ path: path.join(screenshots, `query-editor-${language}.png`) });
      assert.deepEqual(await cut(page, '[data-testid="runtrail-query-editor"]'), []);
      assert.deepEqual(troubles, []);
    });
  }

  for (const language of ['it-IT', 'xx-XX']) {
    it(`${language}: a language that the plugin lacks, or Grafana, falls back to English`, async () => {
      const { page, troubles } = await open(`${world().grafana.address}${settingsPage}?lang=${language}`);
      await page.getByText('Access token').first().waitFor();
      assert.deepEqual(troubles, []);
    });
  }
});
