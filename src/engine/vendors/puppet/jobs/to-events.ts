import { classify } from '../../../columns/classify';
import { dictionaryOf } from '../../../columns/dictionary-of';
import { plannedDetails, plannedDictionary, plannedText } from '../../../columns/planned';
import type { Events } from '../../../events/events';
import { makeEvents } from '../../../events/make-events';
import { takeEvents } from '../../../events/take-events';
import type { Host } from '../../../seam/host';
import { jobEffect } from '../effects';
import { endOf, startOf, targetOf, type Job } from '../job';
import type { JobsPage } from '../job-list/page';
import { jobOutcome } from '../outcomes';
import { jobSentence } from '../sentences';

/** The wanted ones of the jobs on a page of `GET /jobs` or `GET /plan_jobs` as events: of one that is listed twice only one record is. */
export function toEvents({ table, jobs }: JobsPage, wanted: ReadonlySet<Job>, host: Host): readonly Events[] {
  const { length } = table;
  const rows = Int32Array.from(jobs.flatMap((job, row) => (wanted.has(job) ? [row] : [])));
  if (rows.length === 0) {
    return [];
  }
  const { coalesce, join } = host.columns;
  const event = plannedDictionary(table, 'state');
  const run = dictionaryOf(jobs.map(({ id }) => id));
  const sentence = join(length, [dictionaryOf(jobs.map(jobSentence))]);
  const described = coalesce(plannedText(table, 'description'), plannedText(table, 'oldDescription'));
  const events = makeEvents(table, {
    time: { kind: 'number', values: Float64Array.from(jobs, startOf) } as const,
    end: { kind: 'number', values: Float64Array.from(jobs, endOf) } as const,
    event,
    outcome: classify(host, [event], jobOutcome),
    effect: classify(host, [plannedDictionary(table, 'noop')], jobEffect),
    actor: dictionaryOf(jobs.map(({ owner }) => owner)),
    target: dictionaryOf(jobs.map(targetOf)),
    run,
    message: coalesce(described, sentence),
    eventId: join(length, [run]),
    ...plannedDetails(table),
  });
  return [rows.length === length ? events : takeEvents(events, rows, host, 'notAskedFor')];
}
