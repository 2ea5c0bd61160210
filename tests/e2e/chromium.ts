import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { after, before } from 'node:test';
import { type Browser, type Page, type Request, chromium } from 'playwright-core';

const arguments_ = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
]; // prettier-ignore

export const screenshots = path.resolve(__dirname, 'screenshots');

/** A page and what went wrong in it: errors of scripts, and errors and warnings of the console. */
export interface WatchedPage {
  page: Page;
  troubles: string[];
  /** Waits until nothing loads any more and nothing has changed for a moment: what is seen then is all there will be. */
  settled(): Promise<void>;
}

/** What a console may say. */
const expected = [
  // Of an answer that is an error, which pages show themselves.
  'Failed to load resource',
  // Of Grafana 13, which looks first into a cache of its own that only Grafana fills.
  'DataSource: getDataSourceInstance',
];

const blank = 'about:blank';
const loading = '[aria-label="Panel loading bar"], [data-testid="Spinner"]';
/** Ms. */
const moment = 250;

/** A page of a test is left after seconds, in which code that is compiled well costs more than it brings. */
const compileLittle = '--js-flags=--no-turbofan --no-maglev';

/** Starts a browser with a clock in UTC. */
export function launchBrowser(...more: string[]): Promise<Browser> {
  const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
  return chromium.launch({ executablePath, args: [...arguments_, ...more], env: { ...process.env, TZ: 'UTC' } });
}

/**
 * Opens pages, one after another, for the tests of one file. All are in one tab: with the eight megabytes of the preview's script
 * compiled already, the next page costs a quarter of what it costs in a tab of its own. It finds nothing that others stored.
 */
export function useBrowser(): (address: string, size?: { width: number; height: number }) => Promise<WatchedPage> {
  let browser: Browser | undefined;
  let page: Page | undefined;
  before(async () => {
    await mkdir(screenshots, { recursive: true });
    browser = await launchBrowser(compileLittle);
    page = await browser.newPage({ timezoneId: 'UTC' });
    page.setDefaultTimeout(30_000);
  });
  after(() => browser?.close());
  return async (address, size = { width: 1440, height: 1000 }) => {
    if (!page) {
      throw new Error('The browser is not there before the first test.');
    }
    await leave(page);
    const troubles: string[] = [];
    page.on('pageerror', (error) => troubles.push(String(error)));
    page.on('console', (message) => {
      const said = message.text();
      if (/^(error|warning)$/.test(message.type()) && !expected.some((beginning) => said.startsWith(beginning))) {
        troubles.push(said);
      }
    });
    const settled = settling(page);
    await page.setViewportSize(size);
    await page.goto(address);
    return { page, troubles, settled };
  };
}

/** Follows what a page asks for from now on. */
function settling(page: Page): () => Promise<void> {
  const asked = new Set<Request>();
  const answered = (request: Request) => void asked.delete(request);
  page
    .on('request', (request) => asked.add(request))
    .on('requestfinished', answered)
    .on('requestfailed', answered);
  return async () => {
    do {
      await page.waitForFunction(still, { loading, moment });
    } while (asked.size > 0);
  };
}

/** Runs in the page. */
async function still(until: { loading: string; moment: number }): Promise<true> {
  let changedAt = performance.now();
  const observer = new MutationObserver(() => {
    changedAt = performance.now();
  });
  observer.observe(document, { subtree: true, childList: true, attributes: true, characterData: true });
  while (document.querySelector(until.loading) || performance.now() - changedAt < until.moment) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  observer.disconnect();
  return true;
}

/** Leaves a page as if its tab had been closed. */
async function leave(page: Page): Promise<void> {
  page.removeAllListeners();
  if (page.url() !== blank) {
    await page.evaluate('localStorage.clear(), sessionStorage.clear()');
    await page.context().clearCookies();
    await page.mouse.move(0, 0);
    await page.goto(blank);
  }
}
