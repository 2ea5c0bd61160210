import type { VendorClient } from '../../../client/client';
import { whereWord } from '../../../columns/where-word';
import type { Events } from '../../../events/events';
import { takeEvents } from '../../../events/take-events';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import { notAskedFor, noteUnsaid } from '../note-unsaid';
import type { TimeRange } from '../paged-list';
import { logsPerPage, taskName } from '../requests';
import type { TaskRun } from '../requests';
import { walkPages } from '../walk-pages';
import { noteFailed } from './note-failed';
import { taskLogPage } from './page';
import type { TaskLogPage } from './page';

const unsaid = {
  word: 'log',
  makes: [
    ['status', 'outcome'],
    ['logType', 'event'],
  ],
} as const;

/** The logs of one task, or of one run of it. */
export async function walkRun(
  run: TaskRun,
  details: boolean,
  range: TimeRange,
  client: VendorClient
): Promise<Reading<Events[]>> {
  const notes = new Notes();
  const name = taskName(run.task);
  const pages: TaskLogPage[] = [];
  const list = {
    kind: 'task logs' as const,
    what: `logs of task ${name}`,
    narrower: run.runCount === undefined ? 'select single runs of it under Runs' : 'look at this run in Opsera itself',
    pageSize: logsPerPage,
    tellsOutside: true,
    countsRange: false,
    read: async (number: number, walk: number, part: VendorClient) => {
      const reading = await taskLogPage(run, details, number, walk, part);
      const page = new Notes().take(reading);
      pages.push(...(page === undefined ? [] : [page]));
      return reading;
    },
  };
  const { parts, leftOut } = notes.take(await walkPages(list, range, client));
  noteFailed(pages, run, client.host, notes);
  noteUnsaid(parts, unsaid, client.host, notes);
  const { columns } = client.host;
  const events = parts.map(({ page, rows }) => {
    const isOfRun = whereWord(page.fields.run, (count) => count.trim() === (run.runCount ?? count.trim()), true);
    const wanted = columns.select(page.events.length, [{ kind: 'rows', rows }, isOfRun]);
    notes.counted('notice', notAskedFor('log'), rows.length - wanted.length);
    return takeEvents(page.events, wanted, client.host, 'notAskedFor');
  });
  if (leftOut && events.every(({ length }) => length === 0)) {
    notes.notice(`The logs of task ${name} all lie outside the time range.`);
  }
  return notes.reading(events);
}
