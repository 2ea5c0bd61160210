import { classify } from '../../columns/classify';
import { constantText, noNumbers } from '../../columns/constant';
import { messageColumn } from '../../events/message';
import { plannedDictionary, plannedJson, plannedNumber, plannedText } from '../../columns/planned';
import type { Events } from '../../events/events';
import type { Host } from '../../seam/host';
import { eventEffect } from './effects';
import type { EventPage } from './event-page';
import type { Job } from './job';
import { eventOutcome } from './outcomes';

/** A page of a job's events in the shape that all vendors share. */
export function pageEvents({ table, time }: EventPage, job: Job, host: Host): Events {
  const { length } = table;
  const column = (name: string) => plannedDictionary(table, name);
  const type = column('type');
  const event = classify(host, [type], (word) => word ?? 'unknown');
  const outcome = classify(host, [type], (word) => eventOutcome(word, job.state));
  const target = column('node');
  return {
    length,
    time,
    end: noNumbers(length),
    event,
    outcome,
    effect: classify(host, [column('noop'), column('innerNoop'), column('status'), column('changed')], eventEffect),
    actor: constantText(job.owner, length),
    target,
    run: constantText(job.id, length),
    message: messageColumn(host, plannedText(table, 'message'), { event, target, outcome }),
    eventId: host.columns.join(length, [`${job.id}/`, plannedNumber(table, 'id')]),
    ...(table.columns.details === undefined ? {} : { details: plannedJson(table, 'details') }),
  };
}
