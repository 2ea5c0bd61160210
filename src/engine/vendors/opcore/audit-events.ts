import { AnswerError } from '../../sentences/answer-error';
import { classify } from '../../columns/classify';
import { noNumbers } from '../../columns/constant';
import { builtMessage } from '../../events/message';
import { plannedDictionary, plannedJson } from '../../columns/planned';
import type { Events } from '../../events/events';
import type { Table } from '../../seam/host';
import { checkSettings } from './check-settings';
import { recordEffect } from './effects';
import { recordOutcome } from './outcomes';
import type { VendorClient } from '../../client/client';

/** The records of one node in the shape that all vendors share; one without a readable time is none. */
export function auditEvents(node: string, table: Table, { host, settings }: VendorClient): Events {
  const { length } = table;
  const column = (name: string) => plannedDictionary(table, name);
  const [kind, when, status] = [column('kind'), column('when'), column('status')];
  const times = host.zonedTimes(when, settings.vendorOptions.timeZone ?? '');
  if (times === null) {
    throw new AnswerError(checkSettings(settings, host) ?? '', 400);
  }
  const event = classify(host, [column('what'), kind], (what, key) => what ?? key);
  const outcome = classify(host, [status], recordOutcome);
  // Vendor docs show names with a line feed at the end.
  const target = classify(host, [column('name')], (name) => name?.trim() || null);
  // Typed in other letters, it is still the same node.
  const run = classify(host, [column('uuid')], (uuid) => (uuid?.toLowerCase() === node.toLowerCase() ? uuid : node));
  return {
    length,
    time: { kind: 'number', values: times },
    end: noNumbers(length),
    event,
    outcome,
    effect: classify(host, [status], recordEffect),
    actor: column('who'),
    target,
    run,
    message: builtMessage(host, { event, target, outcome }),
    // The time as opCore wrote it, so that another zone in the settings makes no other events.
    eventId: host.columns.join(length, [run, '/', kind, '/', when]),
    ...(table.columns.details === undefined ? {} : { details: plannedJson(table, 'details') }),
  };
}
