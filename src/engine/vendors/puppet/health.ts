import { counted } from '../../counted';
import { instant } from '../../instant';
import type { Work } from '../vendor';
import { startOf } from './job';
import { jobPage } from './job-page';

/** Reads the newest job as queries do, and says what it saw. */
export async function checkHealth(work: Work): Promise<string> {
  const { jobs, total } = await jobPage({ limit: 1, offset: 0, order: 'desc' }, false, work);
  const newest = jobs[0];
  if (newest === undefined) {
    return 'Puppet orchestrator answered: no jobs visible yet';
  }
  const when = moment(startOf(newest), work.host.now());
  return total === undefined
    ? `Puppet orchestrator answered: jobs are visible, the newest from ${when}`
    : `Puppet orchestrator answered: ${counted(total, 'job')} visible, the newest from ${when}`;
}

/** The time alone where it is today's (UTC). */
function moment(time: number, now: number): string {
  const [then, today] = [instant(time), instant(now)];
  return then.slice(0, 10) === today.slice(0, 10) ? `${then.slice(11, 19)}Z` : then;
}
