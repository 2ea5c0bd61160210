/** Writes the pictures of README and catalogue into src/img: `npx tsx tests/e2e/readme-screenshots.ts`, after a build. */
import path from 'node:path';
import { exploreWith } from './addresses';
import { startAllVendors } from './all-vendors';
import { launchBrowser } from './chromium';

const images = path.resolve(__dirname, '../../src/img');
const shots = [
  { name: 'screenshot-overview', address: '/d/runtrail-overview?theme=dark', sign: 'Everything, newest first' },
  { name: 'screenshot-dashboard', address: '/d/runtrail-puppet?theme=dark', sign: 'node_finished' },
  { name: 'screenshot-explore', address: exploreWith({ queryType: 'puppet.jobEvents' }), sign: 'node_finished' },
];

async function main(): Promise<void> {
  const all = await startAllVendors('readme', 'busy');
  const browser = await launchBrowser();
  for (const { name, address, sign } of shots) {
    const page = await browser.newPage({ viewport: { width: 1440, height: 1000 }, timezoneId: 'UTC' });
    await page.goto(all.address + address);
    await page.getByText(sign).first().waitFor();
    await page.waitForTimeout(4000);
    await page.screenshot({ path: path.join(images, `${name}.png`) });
  }
  await browser.close();
  await all.stop();
}

void main();
