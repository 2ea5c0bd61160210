import { taskLogs as model } from '../../../../model/vendors/opsera';
import type { opsera } from '../../../../model/vendors/opsera';
import { eachRun } from '../../../client/each-run';
import type { Events } from '../../../events/events';
import { eventsWithin } from '../../../events/events-within';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import { plural, numberText } from '../../../sentences/counts';
import type { Reader, ReadRequest } from '../../vendor';
import type { OpseraClient } from '../client';
import { distinctEvents } from '../distinct-events';
import { chooseRuns } from './choose';
import { walkRun } from './walk';

/** `opsera.taskLogs`: what the runs of the chosen tasks logged, points in time. */
export const taskLogs: Reader<typeof model, typeof opsera> = {
  model,
  lasts: false,
  read,
};

async function read(request: ReadRequest<typeof model>, client: OpseraClient): Promise<Reading<readonly Events[]>> {
  const notes = new Notes();
  const chosen = chooseRuns(request, client, notes);
  const { maxEvents } = client.settings;
  const { results, spared } = await eachRun(
    {
      word: 'task',
      ids: Array.from(chosen.keys()),
      read: async (label, part) => {
        const run = chosen.get(label);
        return run === undefined ? [] : notes.take(await walkRun(run, request, part));
      },
      enough: (done) =>
        done.flat().reduce((sum, events) => sum + eventsWithin(events, request, client.host), 0) >= maxEvents,
    },
    client,
    notes
  );
  if (spared > 0) {
    const all = results.length + spared;
    notes.shortfall(
      `Reading stopped after ${numberText(results.length)} of ${plural(all, 'task run')}, which have ${numberText(maxEvents)} events or more: narrow the query, or raise Most events (maxEvents).`
    );
  }
  const pieces = results.flat();
  return notes.reading(results.length > 1 ? [distinctEvents(pieces, client.host)] : pieces);
}
