import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before } from 'node:test';
import { type Browser, type Page, chromium } from 'playwright-core';

const arguments_ = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
]; // prettier-ignore

export const screenshots = path.resolve(__dirname, 'screenshots');

/** A page and what went wrong in it: errors of scripts, and errors and warnings of the console. */
export interface WatchedPage {
  page: Page;
  troubles: string[];
}

/** What a console may say. */
const expected = [
  // Of an answer that is an error, which pages show themselves.
  'Failed to load resource',
  // Of Grafana 13, which looks first into a cache of its own that only Grafana fills.
  'DataSource: getDataSourceInstance',
];

/** Starts a browser with a clock in UTC. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: arguments_, env: { ...process.env, TZ: 'UTC' } });
}

/** Opens pages in one browser for the tests of one file. */
export function useBrowser(): (address: string, size?: { width: number; height: number }) => Promise<WatchedPage> {
  let browser: Browser | undefined;
  before(async () => {
    await mkdir(screenshots, { recursive: true });
    browser = await launchBrowser();
  });
  after(() => browser?.close());
  return async (address, size = { width: 1440, height: 1000 }) => {
    if (!browser) {
      throw new Error('The browser is not there before the first test.');
    }
    const page = await browser.newPage({ viewport: size, timezoneId: 'UTC' });
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (message) => {
      const said = message.text();
      if (/^(error|warning)$/.test(message.type()) && !expected.some((beginning) => said.startsWith(beginning))) {
        troubles.push(said);
      }
    });
    page.setDefaultTimeout(30_000);
    await page.goto(address);
    return { page, troubles };
  };
}
