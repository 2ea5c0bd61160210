import { planNumber } from './job';
import { quoted } from '../../sentences/quoted';
import type { puppet } from '../../../model/vendors/puppet';
import type { Settings } from '../../connection/settings';

type PuppetSettings = Settings<typeof puppet>;

/** The console's page of a job, where the settings name the console. Where it shows runs of plans is documented nowhere. */
export function runLink({ vendorOptions }: PuppetSettings) {
  const console = addressOf(vendorOptions);
  return console === ''
    ? undefined
    : {
        title: 'Open in the Puppet console',
        url: `${console}/#/run/jobs/\${__value.raw}`,
        leads: (run: string) => planNumber(run) === undefined,
      };
}

/** What is made a link must be an address of the web and nothing that a browser runs. */
export function checkSettings({ vendorOptions }: PuppetSettings): string | undefined {
  const console = addressOf(vendorOptions);
  return console === '' || /^https?:\/\/[^\s"'<>\\]+$/.test(console)
    ? undefined
    : `Console URL (consoleUrl) must begin with https:// or http://, not be ${quoted(console)}.`;
}

function addressOf(vendorOptions: PuppetSettings['vendorOptions']): string {
  return (vendorOptions.consoleUrl ?? '').trim().replace(/\/+$/, '');
}
