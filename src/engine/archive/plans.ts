import { groupFields } from '../../model/event';
import type { RecordPlan } from '../client/record-plan';
import type { PlannedColumn } from '../seam/plan';
import { bareMark, field } from './record';

/** VictoriaLogs flattens what a record says: `a.b` is one key. */
export const lines = { anyOf: [[]], as: 'lines' } as const;

const word = (name: string): PlannedColumn => ({ at: [name], kind: 'dictionary' });
const text = (name: string): PlannedColumn => ({ at: [name], kind: 'text' });
/** Every attribute comes as a text. */
const number = (name: string): PlannedColumn => ({ at: [name], kind: 'number', fromText: true });
const time: PlannedColumn = { at: [field.time], kind: 'isoTime', needed: true };

export function eventsPlan(details: boolean): RecordPlan {
  return {
    word: 'event',
    lacking: 'an id or a time',
    fields: { details: { name: field.details }, end: { name: field.end, makes: 'time' } },
    rows: lines,
    columns: {
      time,
      end: number(field.end),
      id: { ...text(field.id), needed: true },
      event: word(field.event),
      outcome: word(field.outcome),
      effect: word(field.effect),
      actor: word(field.actor),
      target: word(field.target),
      run: word(field.run),
      message: { ...text(field.message), oneLine: true },
      readAt: number(field.readAt),
      version: word(field.version),
      cut: word(field.cut),
      ...(details && { details: { at: [field.details], kind: 'json', fromText: true }, bare: word(bareMark) }),
    },
  };
}

export const heartbeatsPlan: RecordPlan = {
  word: 'heartbeat',
  lacking: 'readable times',
  fields: {},
  rows: lines,
  columns: {
    time,
    queryType: word(field.queryType),
    from: { ...number(field.from), needed: true },
    until: { ...number(field.until), needed: true },
    collector: { ...word(field.collector), needed: true },
    process: word(field.process),
    spokenSince: number(field.spokenSince),
    gaps: word(field.gaps),
    lacks: word(field.lacks),
    backfill: word(field.backfill),
    version: word(field.version),
    ...Object.fromEntries(groupFields.map((name) => [name, word(field[name])])),
  },
};
