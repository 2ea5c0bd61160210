import type { VendorClient } from '../../client/client';
import { Notes, whole, type Reading } from '../../reading/reading';
import { isMissing } from '../../sentences/fault';
import { plural } from '../../sentences/counts';
import { timeAndAge } from '../../sentences/time-and-age';
import { wordOf } from './job-state';
import { cannotList, searchedPage } from './job-search';
import { noteUnlisted } from './listed-jobs';
import { searchAsk, statusAsk } from './requests';
import { searchPlan } from './plans';

/** Opus documents no call that proves a key: its list of jobs does, and where there is none a job that does not exist. */
export async function checkHealth(client: VendorClient): Promise<Reading<string>> {
  const ask = searchAsk(0, 1);
  const { answer, fault } = await client.attempt(ask, searchPlan);
  if (answer !== undefined) {
    const notes = new Notes();
    const { jobs, recordCount, nameless, total } = searchedPage(answer, ask);
    noteUnlisted(nameless, notes);
    if ((total ?? recordCount) === 0) {
      return notes.reading('Opus answered: no jobs visible yet');
    }
    const visible = total === undefined ? 'jobs are visible' : `${plural(total, 'job')} visible`;
    const created = jobs[0]?.created ?? NaN;
    const newest = Number.isNaN(created)
      ? ''
      : `, the newest from ${timeAndAge(created, client.host.now(), client.model)}`;
    return notes.reading(`Opus answered: ${visible}${newest}`);
  }
  if (!cannotList(fault)) {
    throw client.errorOf(fault, ask);
  }
  await askForNoJob(client);
  return whole('Opus answered and accepts the service key; jobs cannot be listed, so type their ids into queries');
}

/** Opus looks for a job only when the key is good: "no such job" proves it. */
async function askForNoJob(client: VendorClient): Promise<void> {
  const ask = statusAsk('0');
  const { answer, fault } = await client.attempt(ask);
  if (answer !== undefined) {
    wordOf(answer, ask, client);
  } else if (!(fault.kind === 'vendor' && isMissing(fault))) {
    throw client.errorOf(fault, ask);
  }
}
