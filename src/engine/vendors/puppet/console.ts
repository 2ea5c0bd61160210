import { quoted } from '../../quoted';
import type { Settings } from '../vendor';

/** The console's page of a job, where the settings name the console. */
export function runLink({ own }: Settings): { title: string; url: string } | undefined {
  const console = addressOf(own);
  return console === ''
    ? undefined
    : { title: 'Open in the Puppet console', url: `${console}/#/run/jobs/\${__value.raw}` };
}

/** What is made a link must be an address of the web and nothing that a browser runs. */
export function checkSettings({ own }: Settings): string | undefined {
  const console = addressOf(own);
  return console === '' || /^https?:\/\/[^\s"'<>\\]+$/.test(console)
    ? undefined
    : `Console URL (consoleUrl) must begin with https:// or http://, not be ${quoted(console)}.`;
}

function addressOf(own: Settings['own']): string {
  return (own.consoleUrl ?? '').trim().replace(/\/+$/, '');
}
