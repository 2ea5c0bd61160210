import { testIds } from '../../src/editor/test-ids';
import { GrafanaApi } from '../preview/grafana-api';
import { startPreview } from '../preview/start-preview';
import { exploreWith } from '../e2e/addresses';
import { launchBrowser } from '../e2e/chromium';
import { liftRateLimit } from '../integration/world';
import { startPuppetSimulator } from '../simulators/puppet/start';
import { makeJob } from './made-job';

const pictures = [
  { job: '990', name: '5 000 log lines', query: { format: 'logs', limit: 5_000 }, sign: '[data-testid=log-line]' },
  { job: '991', name: '1 000 spans', query: { format: 'trace' }, sign: '[data-testid=trace-span]' },
] as const;

/** Says how long a browser takes to show much and to answer a click on it, in the preview. */
export async function browser(): Promise<boolean> {
  const puppet = await startPuppetSimulator({ speed: 0 });
  const types = ['node_running', 'node_started', 'node_checked', 'node_applied', 'node_finished'];
  makeJob(puppet, { name: '990', nodes: 1_000, types });
  // With the job itself a thousand spans: more are grouped.
  makeJob(puppet, { name: '991', nodes: 999, types: ['node_running', 'node_finished'] });
  const preview = await startPreview('bench-browser', puppet.url, {});
  const chromium = await launchBrowser();
  try {
    await liftRateLimit(new GrafanaApi(preview.address));
    for (const { job, name, query, sign } of pictures) {
      const page = await chromium.newPage({ viewport: { width: 1440, height: 1000 } });
      const address = exploreWith({ queryType: 'puppet.jobEvents', jobs: [job], ...query });
      const began = performance.now();
      await page.goto(`${preview.address}${address}`);
      await page.locator(sign).first().waitFor();
      const shown = performance.now();
      // By its role it would be sought among all buttons of the lines, which takes the test half a minute, and no person.
      await page.locator('button', { hasText: 'Add filter' }).click();
      await page.getByTestId(testIds.query.filter(0)).waitFor();
      const answered = performance.now();
      process.stdout.write(
        `${name.padEnd(15)} shown after ${(shown - began).toFixed(0)} ms, a click answered in ${(answered - shown).toFixed(0)} ms, ${await page.locator(sign).count()} in the page\n`
      );
      await page.close();
    }
  } finally {
    await chromium.close();
    await preview.stop();
    await puppet.stop();
  }
  return true;
}
