import { classify } from '../../../columns/classify';
import { constantText, noNumbers } from '../../../columns/constant';
import { plannedDetails, plannedDictionary, plannedNumber } from '../../../columns/planned';
import { wordAt } from '../../../columns/row-reader';
import type { Events } from '../../../events/events';
import { makeEvents } from '../../../events/make-events';
import type { DictionaryColumn } from '../../../seam/column';
import type { Host, Table } from '../../../seam/host';
import { firstSaid, isSaid } from '../../said';
import { activityEffect } from '../effects';
import { activityMessage } from './message';

/** What a selection can be held against. */
export type ActivityFields = Readonly<
  Record<'userId' | 'userEmail' | 'type' | 'action' | 'secondaryAction' | 'targetId', DictionaryColumn>
>;

export function activityFields(table: Table, host: Host): ActivityFields {
  const column = (name: string) => plannedDictionary(table, name);
  return {
    userId: column('userId'),
    // Clients of this API have been seen to read either key.
    userEmail: classify(host, [column('userEmail'), column('email')], firstSaid),
    type: column('type'),
    action: column('action'),
    secondaryAction: column('secondaryAction'),
    targetId: column('targetId'),
  };
}

/** What one record says of what a selection can be held against. */
export type ActivityWords = Readonly<Record<keyof ActivityFields, string | null>>;

export function activityWords(
  { userId, userEmail, type, action, secondaryAction, targetId }: ActivityFields,
  row: number
): ActivityWords {
  return {
    userId: wordAt(userId, row),
    userEmail: wordAt(userEmail, row),
    type: wordAt(type, row),
    action: wordAt(action, row),
    secondaryAction: wordAt(secondaryAction, row),
    targetId: wordAt(targetId, row),
  };
}

/** What users did, points in time. */
export function toEvents(table: Table, fields: ActivityFields, host: Host): Events {
  const { length } = table;
  const { type, action, userId, userEmail, targetId } = fields;
  const actor = classify(host, [userEmail, userId], firstSaid);
  const target = classify(host, [plannedDictionary(table, 'targetName'), targetId], firstSaid);
  return makeEvents(table, {
    time: plannedNumber(table, 'time'),
    end: noNumbers(length),
    event: classify(host, [type, action], (...words) => words.filter(isSaid).join('.') || 'unknown'),
    outcome: constantText('info', length),
    effect: classify(host, [action], activityEffect),
    actor,
    target,
    run: constantText(null, length),
    message: activityMessage({ actor, action, type, target }, host),
    eventId: host.columns.join(length, [plannedDictionary(table, 'id')]),
    ...plannedDetails(table),
  });
}
