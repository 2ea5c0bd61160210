/** Writes the pictures of README and catalogue into src/img: `npx tsx tests/e2e/readme-screenshots.ts`, after a build. */
import path from 'node:path';
import { startPreview } from '../preview/start-preview';
import { startPuppetSimulator } from '../simulators/puppet/start';
import { dashboardPage, exploreWith } from './addresses';
import { launchBrowser } from './chromium';

const images = path.resolve(__dirname, '../../src/img');
const shots = [
  { name: 'screenshot-dashboard', address: `${dashboardPage}?theme=dark`, sign: 'node_finished' },
  { name: 'screenshot-explore', address: exploreWith({ queryType: 'puppet.jobEvents' }), sign: 'node_finished' },
];

async function main(): Promise<void> {
  const puppet = await startPuppetSimulator({ speed: 0 });
  const preview = await startPreview('readme', puppet.url);
  const browser = await launchBrowser();
  for (const { name, address, sign } of shots) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, timezoneId: 'UTC' });
    await page.goto(preview.address + address);
    await page.getByText(sign).first().waitFor();
    await page.waitForTimeout(1500);
    await page.screenshot({ path: path.join(images, `${name}.png`) });
  }
  await browser.close();
  await preview.stop();
  await puppet.stop();
}

void main();
