import { classify } from '../../../columns/classify';
import { constantText, noNumbers } from '../../../columns/constant';
import { oneLines } from '../../../columns/one-lines';
import { plannedDetails, plannedDictionary, plannedNumber, plannedText } from '../../../columns/planned';
import { whereKnown } from '../../../columns/where-known';
import type { Events } from '../../../events/events';
import { makeEvents } from '../../../events/make-events';
import { takeEvents } from '../../../events/take-events';
import type { DictionaryColumn } from '../../../seam/column';
import type { Host } from '../../../seam/host';
import { firstSaid } from '../../said';
import { eventEffect } from '../effects';
import type { Job } from '../job';
import { eventOutcome } from '../outcomes';
import { eventSentence } from '../sentences';
import type { EventPage } from './page';

/** A page of a job's events in the shape that all vendors share. */
export function toEvents({ table, rows, isPlain }: EventPage, job: Job, host: Host): Events {
  const { length } = table;
  const column = (name: string): DictionaryColumn => plannedDictionary(table, name);
  const [event, target] = [column('type'), named(column('node'), host)];
  const { join, coalesce } = host.columns;
  const sentence = classify(host, [event], (word) => eventSentence(word, job));
  const told = oneLines(target, host);
  const events = makeEvents(table, {
    time: plannedNumber(table, 'time'),
    end: noNumbers(length),
    event,
    outcome: classify(host, [event], (word) => eventOutcome(word, job.state)),
    effect: classify(host, [column('noop'), column('innerNoop'), column('status'), column('changed')], eventEffect),
    actor: constantText(job.owner, length),
    target,
    run: constantText(job.id, length),
    message: coalesce(plannedText(table, 'message'), join(length, [sentence, whereKnown(told, ' on ', host), told])),
    eventId: join(length, [`${job.id}/`, plannedText(table, 'digits')]),
    ...plannedDetails(table),
  });
  return isPlain ? events : takeEvents(events, rows, host, rows.length === length ? 'reordered' : 'repeated');
}

/** Without the names that are blank: to find none, as a rule, costs less than to look at each of many nodes. */
function named(node: DictionaryColumn, host: Host): DictionaryColumn {
  const hasBlank = ['', ' '].some((blank) => node.values.includes(blank));
  return hasBlank ? classify(host, [node], firstSaid) : node;
}
