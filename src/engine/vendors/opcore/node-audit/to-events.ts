import { classify } from '../../../columns/classify';
import { constantText, noNumbers } from '../../../columns/constant';
import { plannedDetails, plannedDictionary } from '../../../columns/planned';
import { wordAt } from '../../../columns/row-reader';
import { whereNumber } from '../../../columns/where-number';
import { notUnderstood } from '../../../client/records';
import type { OpcoreClient } from '../client';
import type { Events } from '../../../events/events';
import { makeEvents } from '../../../events/make-events';
import { takeEvents } from '../../../events/take-events';
import type { Notes } from '../../../reading/reading';
import type { Table } from '../../../seam/host';
import { recordEffect } from '../effects';
import { recordOutcome } from '../outcomes';
import { auditPlan } from '../plans';
import { recordMessage } from './message';
import { recordWord } from './record-words';

/** What is before it, as a text, is how programs write a time that was never set. */
const firstTime = '1970-01-02';

/** The records of one node as events; one without a readable time is none. */
export function toEvents(
  node: string,
  table: Table,
  notes: Notes,
  { host, settings, model }: OpcoreClient
): { events: Events; untimed: number; createdAt: number | undefined; deletedAt: number | undefined } {
  const { length } = table;
  const column = (name: string) => plannedDictionary(table, name);
  // Vendor docs show names with a line feed at the end.
  const trimmed = (name: string) => classify(host, [column(name)], (text) => text?.trim() || null);
  const [kind, status, who, target] = [column('kind'), column('status'), trimmed('who'), trimmed('name')];
  const when = classify(host, [trimmed('when')], (text) => (text === null || text < firstTime ? null : text));
  const times = host.zonedTimes(when, settings.vendorOptions.timeZone);
  if (times === null) {
    throw new TypeError('The zone was checked with the settings.');
  }
  const event = classify(host, [column('what'), kind], recordWord);
  const run = constantText(node.toLowerCase(), length);
  const all = makeEvents(table, {
    time: { kind: 'number', values: times },
    end: noNumbers(length),
    event,
    outcome: classify(host, [status], recordOutcome),
    effect: classify(host, [status], recordEffect),
    actor: who,
    target,
    run,
    message: host.columns.join(length, [classify(host, [event, status, who, target], recordMessage)]),
    // The time as opCore wrote it, so that another zone in the settings makes no other events.
    eventId: host.columns.join(length, [run, '/', kind, '/', when]),
    ...plannedDetails(table),
  });
  const timed = host.columns.select(length, [whereNumber(times)]);
  const events = takeEvents(all, timed, host, { lost: notUnderstood(auditPlan(false), model), notes });
  const timeOf = (word: string) => times.find((time, row) => !Number.isNaN(time) && wordAt(kind, row) === word);
  const [createdAt, deletedAt] = [timeOf('created'), timeOf('deleted')];
  return { events, untimed: length - timed.length, createdAt, deletedAt };
}
