import type { VendorClient } from '../../../client/client';
import { whereEmpty } from '../../../columns/where-null';
import { whereWord } from '../../../columns/where-word';
import type { Events } from '../../../events/events';
import { takeEvents } from '../../../events/take-events';
import type { Countable } from '../../../reading/lack';
import { Notes } from '../../../reading/reading';
import type { Reading } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { utcText } from '../../../sentences/utc-text';
import { noteUnknownOutcomes } from '../../note-unknown-outcomes';
import { noteMissingValues } from '../../note-missing-values';
import type { ReadRequest } from '../../vendor';
import { logsKept, lostRecord, noLongerGiven } from '../list/known-records';
import { notAskedFor, noteMissingFields } from '../note-missing-fields';
import { logOutcome } from '../outcomes';
import { logsPerPage, taskName } from '../requests';
import type { TaskRun } from '../requests';
import { walkPages } from '../list/walk-pages';
import { noteFailed } from './note-failed';
import { noteSharedName } from './note-shared-name';
import { ofTask } from './of-task';
import { taskLogPage } from './page';
import type { TaskLogPage } from './page';

const expected = {
  word: 'log',
  makes: [
    ['status', 'outcome', 'status'],
    ['logType', 'event', 'log_type'],
  ],
} as const;

/** The logs of one task, or of one run of it. */
export async function walkRun(run: TaskRun, request: ReadRequest, client: VendorClient): Promise<Reading<Events[]>> {
  const notes = new Notes();
  const name = taskName(run.task);
  /** Of the last walk, which begins with the first one, each as it came last. */
  const pages = new Map<number, TaskLogPage>();
  const list = {
    kind: 'task logs' as const,
    what: `logs of task ${name}`,
    narrower: run.runCount === undefined ? 'select single runs of it under Runs' : 'look at this run in Opsera itself',
    pageSize: logsPerPage,
    tellsOutside: true,
    countsRange: false,
    read: async (number: number, walk: string, part: VendorClient) => {
      const reading = await taskLogPage(run, request.details, number, walk, part);
      const page = new Notes().take(reading);
      if (number === 1) {
        pages.clear();
      }
      if (page !== undefined) {
        pages.set(number, page);
      }
      return reading;
    },
  };
  const { parts, leftOut } = notes.take(await walkPages(list, request, client));
  // What was not all read is said already.
  const isShort = notes.hasShortfall;
  noteFailed(Array.from(pages.values()), run, request, client, notes);
  noteMissingFields(parts, expected, client.host, notes);
  const { columns } = client.host;
  const events: Events[] = [];
  let [came, own] = [0, 0];
  const ofRun: Array<(typeof parts)[number]> = [];
  for (const { page, rows } of parts) {
    const isOfRun = whereWord(page.fields.run, (count) => count.trim() === (run.runCount ?? count.trim()), true);
    const ownRows = columns.select(page.events.length, [{ kind: 'rows', rows }, ...ofTask(run, page)]);
    const wanted = columns.select(page.events.length, [{ kind: 'rows', rows: ownRows }, isOfRun]);
    notes.counted('notice', notAskedFor('log'), rows.length - wanted.length);
    came += rows.length;
    own += ownRows.length;
    const logs = takeEvents(page.events, wanted, client.host, 'notAskedFor');
    const said = { events: logs, words: columns.take(page.fields.status, wanted), word: 'log', lasts: false };
    await noteUnknownOutcomes(said, logOutcome, request, client, notes);
    const lacks = { events: logs, word: 'log', lasts: false };
    const untyped = [whereWord(logs.event, (word) => word === 'unknown')];
    await noteMissingValues({ ...lacks, field: 'event', named: 'log_type', where: untyped }, request, client, notes);
    const counts = columns.take(page.fields.run, wanted);
    const uncounted = [run.runCount === undefined ? whereEmpty(counts) : whereWord(counts, () => false)];
    await noteMissingValues({ ...lacks, field: 'run', named: 'run_count', where: uncounted }, request, client, notes);
    events.push(logs);
    ofRun.push({ page, rows: wanted });
  }
  if (own === 0) {
    notes.counted('shortfall', ofOthersAlone(name), came);
  }
  noteSharedName(run, ofRun, request, client.host, notes);
  const lost = lostRecord(`logs of ${JSON.stringify(run)}`, events, request, client);
  if (lost !== undefined && !isShort) {
    if (lost.newest >= client.host.now() - logsKept) {
      notes.shortfall(
        `Opsera gave a log of task ${name} from ${utcText(lost.newest)} before, and does not give it any more, so others may be missing too: try again, and look at the task in Opsera itself if it stays so.`
      );
    } else {
      notes.notice(noLongerGiven(`a log of task ${name}`, lost));
    }
  }
  if (leftOut && events.every(({ length }) => length === 0)) {
    notes.notice(`The logs of task ${name} all lie outside the time range.`);
  }
  return notes.reading(events);
}

function ofOthersAlone(task: string): Countable {
  return {
    key: `logs of others than task ${task} alone`,
    sentence: (count) =>
      `All that Opsera gave for task ${task} (${plural(count, 'log')}) is of other tasks by its task_id, so that its own may be missing: look at the task in Opsera itself, and for a newer Runtrail.`,
  };
}
