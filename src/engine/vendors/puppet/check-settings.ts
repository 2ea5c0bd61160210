import { quoted } from '../../sentences/quoted';
import type { Settings } from '../../connection/settings';

/** The console's page of a job, where the settings name the console. */
export function runLink({ vendorOptions }: Settings): { title: string; url: string } | undefined {
  const console = addressOf(vendorOptions);
  return console === ''
    ? undefined
    : { title: 'Open in the Puppet console', url: `${console}/#/run/jobs/\${__value.raw}` };
}

/** What is made a link must be an address of the web and nothing that a browser runs. */
export function checkSettings({ vendorOptions }: Settings): string | undefined {
  const console = addressOf(vendorOptions);
  return console === '' || /^https?:\/\/[^\s"'<>\\]+$/.test(console)
    ? undefined
    : `Console URL (consoleUrl) must begin with https:// or http://, not be ${quoted(console)}.`;
}

function addressOf(vendorOptions: Settings['vendorOptions']): string {
  return (vendorOptions.consoleUrl ?? '').trim().replace(/\/+$/, '');
}
