import { type Page } from '@playwright/test';

/** As provisioned by provisioning/datasources/puppet.yaml. */
export const dataSource = { name: 'Puppet', uid: 'runtrail-puppet' };

/** As docker-compose.yml starts its simulator. */
export const simulator = { url: 'http://simulators:8143', token: 'puppet-token' };

/** Chooses in one of the editor's lists. */
export async function choose(page: Page, list: string, option: RegExp): Promise<void> {
  await page.getByTestId(list).last().click();
  await page.getByRole('option', { name: option }).first().click();
}
