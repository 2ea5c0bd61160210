import { classify } from '../../columns/classify';
import type { DictionaryColumn } from '../../seam/column';
import { constantText, noNumbers } from '../../columns/constant';
import { builtMessage } from '../../events/message';
import { plannedDictionary, plannedJson, plannedNumber } from '../../columns/planned';
import type { Events } from '../../events/events';
import type { Host, Table } from '../../seam/host';
import { activityEffect } from './effects';
import { recordIds } from './record-ids';

/** A page of `GET /logs/audit/user`. */
export interface ActivityPage {
  events: Events;
  ids: DictionaryColumn;
  /** What the selection can be held against. */
  fields: Readonly<Record<'userId' | 'userEmail' | 'type' | 'action' | 'targetId', DictionaryColumn>>;
}

export function activityPage(table: Table, host: Host): ActivityPage {
  const { length } = table;
  const column = (name: string) => plannedDictionary(table, name);
  const [type, action, userId, targetId] = [column('type'), column('action'), column('userId'), column('targetId')];
  // Clients of this API have been seen to read either key.
  const userEmail = classify(host, [column('userEmail'), column('email')], firstSaid);
  const event = classify(host, [type, action], (...words) => words.filter(isSaid).join('.') || 'unknown');
  const target = classify(host, [column('targetName'), targetId], firstSaid);
  const time = plannedNumber(table, 'time');
  const said = host.columns.join(length, [time, '/', userId, '/', userEmail, '/', event, '/', targetId, '/', target]);
  const ids = recordIds(table, said, host);
  const outcome = constantText('info', length);
  return {
    events: {
      length,
      time,
      end: noNumbers(length),
      event,
      outcome,
      effect: classify(host, [action], activityEffect),
      actor: classify(host, [userEmail, userId], firstSaid),
      target,
      run: constantText(null, length),
      message: builtMessage(host, { event, target, outcome }),
      eventId: ids.texts,
      ...(table.columns.details === undefined ? {} : { details: plannedJson(table, 'details') }),
    },
    ids: ids.codes,
    fields: { userId, userEmail, type, action, targetId },
  };
}

function firstSaid(...words: Array<string | null>): string | null {
  return words.find(isSaid) ?? null;
}

function isSaid(word: string | null): word is string {
  return word !== null && word.trim() !== '';
}
