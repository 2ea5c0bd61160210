import type { VendorClient } from '../../../client/client';
import { whereEmpty } from '../../../columns/where-null';
import { whereWord } from '../../../columns/where-word';
import type { Events } from '../../../events/events';
import { takeEvents } from '../../../events/take-events';
import type { Countable } from '../../../reading/lack';
import { Notes, type Reading } from '../../../reading/reading';
import type { Host } from '../../../seam/host';
import { AnswerError } from '../../../sentences/answer-error';
import { plural } from '../../../sentences/counts';
import { utcText } from '../../../sentences/utc-text';
import { noteUnknownOutcomes } from '../../note-unknown-outcomes';
import { noteMissingValues } from '../../note-missing-values';
import type { ReadRequest } from '../../vendor';
import { logsKept, lostRecord, noLongerGiven, type KnownRecord } from '../list/known-records';
import type { PagedList, PageRows } from '../list/paged-list';
import { noteMissingFields } from '../note-missing-fields';
import { logOutcome } from '../outcomes';
import { logsPerPage, taskName, type TaskRun } from '../requests';
import { walkPages } from '../list/walk-pages';
import { unrequested } from '../unrequested';
import { noteFailed } from './note-failed';
import { noteSharedName } from './note-shared-name';
import { ofTask } from './of-task';
import { taskLogPage, type TaskLogPage } from './page';

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
  const { host } = client;
  const name = taskName(run.task);
  /** Of the last walk, which begins with the first one, each as it came last. */
  const pages = new Map<number, TaskLogPage>();
  const { parts, leftOut } = notes.take(await walkPages(listOf(run, request.details, pages), request, client));
  // What was not all read is said already.
  const isShort = notes.hasShortfall;
  noteFailed(Array.from(pages.values()), run, request, client, notes);
  noteMissingFields(parts, expected, host, notes);
  const taken = parts.map((part) => takeRun(part, run, host));
  const events: Events[] = [];
  for (const part of taken) {
    notes.counted('notice', unrequested('log'), part.came - part.rows.length);
    const logs = takeEvents(part.page.events, part.rows, host, 'notAskedFor');
    await noteMissing(logs, part, run, request, client, notes);
    events.push(logs);
  }
  if (taken.every(({ ofTask }) => ofTask === 0)) {
    notes.counted(
      'shortfall',
      ofOthersAlone(name),
      taken.reduce((sum, { came }) => sum + came, 0)
    );
  }
  noteSharedName(run, taken, request, host, notes);
  const lost = lostRecord(questionOf(run), events, request, client);
  if (lost !== undefined && !isShort) {
    noteLost(name, lost, host, notes);
  }
  if (leftOut && events.every(({ length }) => length === 0)) {
    notes.notice(`The logs of task ${name} all lie outside the time range.`);
  }
  return notes.reading(events);
}

/** The same of a task that is not listed any more, and may be gone: then what was given of it before is missing. */
export async function walkFormerRun(
  run: TaskRun,
  request: ReadRequest,
  client: VendorClient
): Promise<Reading<Events[]>> {
  try {
    return await walkRun(run, request, client);
  } catch (error) {
    if (!(error instanceof AnswerError && error.what === 'missing')) {
      throw error;
    }
    const notes = new Notes();
    const lost = lostRecord(questionOf(run), [], request, client);
    if (lost !== undefined) {
      noteLost(taskName(run.task), lost, client.host, notes);
    }
    return notes.reading([]);
  }
}

function questionOf(run: TaskRun): string {
  return `logs of ${JSON.stringify(run)}`;
}

/** @param pages where those of the last walk are put */
function listOf(run: TaskRun, details: boolean, pages: Map<number, TaskLogPage>): PagedList<TaskLogPage> {
  return {
    kind: 'task logs',
    what: `logs of task ${taskName(run.task)}`,
    narrower: run.runCount === undefined ? 'select single runs of it under Runs' : 'look at this run in Opsera itself',
    pageSize: logsPerPage,
    tellsOutside: true,
    countsRange: false,
    read: async (number, walk, part) => {
      const reading = await taskLogPage(run, details, number, walk, part);
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
}

/** What of a page is of the run, and of how many logs. */
interface TakenLogs extends PageRows<TaskLogPage> {
  /** Of the task, whichever run. */
  ofTask: number;
  came: number;
}

function takeRun({ page, rows }: PageRows<TaskLogPage>, run: TaskRun, { columns }: Host): TakenLogs {
  const isOfRun = whereWord(page.fields.run, (count) => count.trim() === (run.runCount ?? count.trim()), true);
  const ofTheTask = columns.select(page.events.length, [{ kind: 'rows', rows }, ...ofTask(run, page)]);
  const ofRun = columns.select(page.events.length, [{ kind: 'rows', rows: ofTheTask }, isOfRun]);
  return { page, rows: ofRun, ofTask: ofTheTask.length, came: rows.length };
}

/** Says of which logs something is not there that a query looks for. */
async function noteMissing(
  logs: Events,
  { page: { fields }, rows }: TakenLogs,
  run: TaskRun,
  request: ReadRequest,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  const { take } = client.host.columns;
  const ofLogs = { events: logs, word: 'log', lasts: false };
  await noteUnknownOutcomes({ ...ofLogs, words: take(fields.status, rows) }, logOutcome, request, client, notes);
  const untyped = [whereWord(logs.event, (word) => word === 'unknown')];
  await noteMissingValues({ ...ofLogs, field: 'event', named: 'log_type', where: untyped }, request, client, notes);
  const counts = take(fields.run, rows);
  const uncounted = [run.runCount === undefined ? whereEmpty(counts) : whereWord(counts, () => false)];
  await noteMissingValues({ ...ofLogs, field: 'run', named: 'run_count', where: uncounted }, request, client, notes);
}

function noteLost(task: string, lost: KnownRecord, { now }: Host, notes: Notes): void {
  if (lost.newest >= now() - logsKept) {
    notes.shortfall(
      `Opsera gave a log of task ${task} from ${utcText(lost.newest)} before, and does not give it any more, so others may be missing too: try again, and look at the task in Opsera itself if it stays so.`
    );
  } else {
    notes.notice(noLongerGiven(`a log of task ${task}`, lost));
  }
}

function ofOthersAlone(task: string): Countable {
  return {
    key: `logs of others than task ${task} alone`,
    sentence: (count) =>
      `All that Opsera gave for task ${task} (${plural(count, 'log')}) is of other tasks by its task_id, so that its own may be missing: look at the task in Opsera itself, and for a newer Runtrail.`,
  };
}
