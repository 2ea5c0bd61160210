import { opsera as model } from '../../../model/vendors/opsera';
import { onlyRows } from '../../columns/only-rows';
import type { Events } from '../../events/events';
import { eachRun } from '../../client/each-run';
import { oddityNotices } from '../oddities';
import { queryTypeOf } from '../query-type';
import type { Reader, Reading, ReadRequest } from '../vendor';
import { chooseTasks } from './chosen-tasks';
import type { TaskRun } from './chosen-tasks';
import { SeenRecords } from './seen-records';
import { readTaskLogs } from './task-log-walk';
import type { TaskLogPage } from './task-log-page';
import type { VendorClient } from '../../client/client';

/** `opsera.taskLogs`: what the runs of the chosen tasks logged, points in time. */
export const taskLogs: Reader = {
  model: queryTypeOf(model, 'opsera.taskLogs'),
  lasts: false,
  read,
};

async function read(request: ReadRequest, client: VendorClient): Promise<Reading> {
  const chosen = chooseTasks(request, client);
  const { results, shortfalls } = await eachRun('task', Array.from(chosen.runs.keys()), client, (label) => {
    const run = chosen.runs.get(label) ?? neverChosen(label);
    return readTaskLogs(run, request.details, client);
  });
  return {
    events: await distinctEvents(
      results.flatMap(({ pages }) => pages),
      results.length,
      client
    ),
    notices: oddityNotices(
      results.map(({ oddities }) => oddities),
      'log',
      'a time'
    ),
    shortfalls: [...chosen.shortfalls, ...shortfalls, ...results.flatMap((result) => result.shortfalls)],
  };
}

/** A task may have been asked for by its id and by its name. */
async function distinctEvents(
  pages: readonly TaskLogPage[],
  questions: number,
  client: VendorClient
): Promise<Events[]> {
  if (questions < 2) {
    return pages.map(({ events }) => events);
  }
  const seen = new SeenRecords();
  const distinct: Events[] = [];
  for (const { events, ids } of pages) {
    const rows = seen.take(ids, client.host);
    distinct.push({ ...events, time: await onlyRows(client.host, events.time, rows) });
  }
  return distinct;
}

function neverChosen(label: string): TaskRun {
  throw new TypeError(`The task ${label} was not chosen.`);
}
