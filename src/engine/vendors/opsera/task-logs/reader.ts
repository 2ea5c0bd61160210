import { taskLogs as model, type opsera } from '../../../../model/vendors/opsera';
import type { Events } from '../../../events/events';
import { Notes, type Reading } from '../../../reading/reading';
import { eventsOfRuns } from '../../events-of-runs';
import type { Reader, ReadRequest } from '../../vendor';
import type { OpseraClient } from '../client';
import { distinctEvents } from '../list/distinct-events';
import { logsKept } from '../list/known-records';
import { chooseRuns } from './choose';
import { walkFormerRun, walkRun } from './walk';

/** `opsera.taskLogs`: what the runs of the chosen tasks logged, points in time. */
export const taskLogs: Reader<typeof model, typeof opsera> = {
  model,
  lasts: false,
  keeps: logsKept,
  read,
};

async function read(request: ReadRequest<typeof model>, client: OpseraClient): Promise<Reading<readonly Events[]>> {
  const notes = new Notes();
  const chosen = await chooseRuns(request, client, notes);
  const read = async (label: string, part: OpseraClient) => {
    const { run, isFormer } = chosen.get(label) ?? {};
    if (run === undefined) {
      return [];
    }
    const walk = isFormer === true ? walkFormerRun : walkRun;
    return notes.take(await walk(run, request, part));
  };
  const tasks = { word: 'task', ids: Array.from(chosen.keys()), order: 'first', read } as const;
  const pieces = await eventsOfRuns(tasks, request, client, notes);
  return notes.reading(chosen.size > 1 ? [distinctEvents(pieces, client.host)] : pieces);
}
