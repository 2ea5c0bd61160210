import { classify } from '../../columns/classify';
import type { DictionaryColumn, NumberColumn } from '../../seam/column';
import { builtMessage } from '../../events/message';
import { plannedDictionary, plannedJson, plannedText } from '../../columns/planned';
import type { Events } from '../../events/events';
import type { Host, Table } from '../../seam/host';
import { endOf, startOf } from './job';
import type { Job } from './job';
import { jobOutcome } from './outcomes';
import { jobEffect } from './effects';

/** Rows of `GET /jobs` as events; a row without a job has no time and so is none. */
export function jobTableEvents(jobs: ReadonlyArray<Job | undefined>, table: Table, host: Host): Events {
  const state = plannedDictionary(table, 'state');
  const event = classify(host, [state], (word) => word ?? 'unknown');
  const outcome = classify(host, [state], jobOutcome);
  const target = dictionaryOf(jobs.map((job) => job?.target ?? null));
  const run = plannedDictionary(table, 'name');
  const { coalesce, join } = host.columns;
  const built = builtMessage(host, { event, target, outcome });
  return {
    length: table.length,
    time: numbersOf(jobs, startOf),
    end: numbersOf(jobs, endOf),
    event,
    outcome,
    effect: classify(host, [plannedDictionary(table, 'noop')], jobEffect),
    actor: plannedDictionary(table, 'owner'),
    target,
    run,
    message: coalesce(plannedText(table, 'description'), coalesce(plannedText(table, 'oldDescription'), built)),
    eventId: join(table.length, [run]),
    ...(table.columns.details === undefined ? {} : { details: plannedJson(table, 'details') }),
  };
}

function numbersOf(jobs: ReadonlyArray<Job | undefined>, of: (job: Job) => number): NumberColumn {
  return { kind: 'number', values: Float64Array.from(jobs, (job) => (job === undefined ? NaN : of(job))) };
}

function dictionaryOf(texts: ReadonlyArray<string | null>): DictionaryColumn {
  const known = new Map<string, number>();
  const codes = Int32Array.from(texts, (text) => {
    if (text === null) {
      return -1;
    }
    const code = known.get(text) ?? known.size;
    known.set(text, code);
    return code;
  });
  return { kind: 'dictionary', codes, values: Array.from(known.keys()) };
}
