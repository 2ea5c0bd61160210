import { counted } from '../../sentences/counted';
import { instant } from '../../sentences/instant';
import { startOf } from './job';
import { jobPage } from './job-page';
import type { VendorClient } from '../../client/client';

/** Reads the newest job as queries do, and says what it saw. */
export async function checkHealth(client: VendorClient): Promise<string> {
  const { jobs, total } = await jobPage({ limit: 1, offset: 0, order: 'desc' }, false, client);
  const newest = jobs[0];
  if (newest === undefined) {
    return 'Puppet orchestrator answered: no jobs visible yet';
  }
  const when = moment(startOf(newest), client.host.now());
  return total === undefined
    ? `Puppet orchestrator answered: jobs are visible, the newest from ${when}`
    : `Puppet orchestrator answered: ${counted(total, 'job')} visible, the newest from ${when}`;
}

/** The time alone where it is today's (UTC). */
function moment(time: number, now: number): string {
  const [then, today] = [instant(time), instant(now)];
  return then.slice(0, 10) === today.slice(0, 10) ? `${then.slice(11, 19)}Z` : then;
}
