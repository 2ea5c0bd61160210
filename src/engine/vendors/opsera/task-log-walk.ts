import { AnswerError } from '../../sentences/answer-error';
import { columnBytes } from '../../columns/column-bytes';
import { eventsBytes } from '../../events/events-bytes';
import { onlyRows } from '../../columns/only-rows';
import { digits } from '../../sentences/counted';
import type { Table } from '../../seam/host';
import { quoted } from '../../sentences/quoted';
import { fetchTable } from '../fetch-table';
import { odditiesOf, sumOfOddities } from '../oddities';
import type { Oddities } from '../oddities';
import type { TaskRun } from './chosen-tasks';
import { taskLogsPlan } from './plans';
import { NotThere } from './refusals';
import { logsPerPage, taskLogsRequest } from './requests';
import { SeenRecords } from './seen-records';
import { taskLogPage } from './task-log-page';
import type { TaskLogPage } from './task-log-page';
import { freshBriefly } from '../../client/produced';
import type { VendorClient } from '../../client/client';

/** The logs of one task, or of one run of it. */
export interface TaskLogsRead {
  pages: readonly TaskLogPage[];
  oddities: Oddities;
  shortfalls: readonly string[];
}

const fieldNames = {
  time: 'createdAt',
  logType: 'log_type',
  status: 'status',
  name: 'name',
  runCount: 'run_count',
  otherRunCount: 'runCount',
  message: 'message',
};

/**
 * The same for all who ask within a few seconds. Nothing in an answer says that a run is over, so none is kept longer.
 */
export function readTaskLogs(run: TaskRun, details: boolean, client: VendorClient): Promise<TaskLogsRead> {
  return client.once(`task logs${details ? ' with details' : ''} ${JSON.stringify(run)}`, async (inner) => {
    const value = await walk(run, details, inner);
    const ids = value.pages.reduce((sum, page) => sum + columnBytes(page.ids), 0);
    return { value, bytes: ids + eventsBytes(value.pages.map(({ events }) => events)), freshFor: freshBriefly };
  });
}

async function walk(run: TaskRun, details: boolean, client: VendorClient): Promise<TaskLogsRead> {
  const { host, settings } = client;
  const seen = new SeenRecords();
  const pages: TaskLogPage[] = [];
  const oddities: Oddities[] = [];
  const ended = (shortfalls: readonly string[]): TaskLogsRead => ({
    pages,
    oddities: sumOfOddities(oddities),
    shortfalls,
  });
  for (let page = 1, entries = 0; ; page++) {
    const table = await fetchPage(run, page, details, client);
    const { events, ids } = taskLogPage(table, run, host);
    const rows = seen.take(ids, host);
    const time = await onlyRows(host, events.time, rows);
    const timed = host.columns.select(table.length, [
      { kind: 'range', values: time.values, min: -Infinity, max: Infinity },
    ]);
    oddities.push(odditiesOf(table, rows.length - timed.length, fieldNames));
    if (timed.length > 0) {
      pages.push({ events: { ...events, time }, ids });
    }
    const length = table.length + table.skipped;
    entries += length;
    if (length === 0 || (length < logsPerPage && entries >= totalOf(table))) {
      return ended([]);
    }
    if (rows.length === 0) {
      return ended(length === logsPerPage ? [samePage(run)] : []);
    }
    if (seen.count >= settings.maxEvents) {
      return ended([tooMany(run, settings.maxEvents)]);
    }
  }
}

async function fetchPage(
  { task, runCount }: TaskRun,
  page: number,
  details: boolean,
  client: VendorClient
): Promise<Table> {
  const request = taskLogsRequest(task, runCount === undefined ? undefined : Number(runCount), page);
  try {
    return await fetchTable(request, taskLogsPlan(details), client);
  } catch (error) {
    throw error instanceof NotThere ? new AnswerError(`Opsera has no task ${nameOf(task)}.`, 404) : error;
  }
}

/** That there is a total is not documented; where one is, a page that is not full need not be the last. */
function totalOf({ head }: Table): number {
  return [head.count, head.outerCount].find((count): count is number => typeof count === 'number') ?? 0;
}

function samePage({ task }: TaskRun): string {
  return `Opsera gave the same page of logs of task ${nameOf(task)} again: later ones may be missing; ask for single runs.`;
}

function tooMany({ task }: TaskRun, maxEvents: number): string {
  return `Only the first ${digits(maxEvents)} logs of task ${nameOf(task)} were read: ask for single runs, or raise Most events (maxEvents).`;
}

function nameOf({ id, name }: TaskRun['task']): string {
  return id ?? quoted(name);
}
