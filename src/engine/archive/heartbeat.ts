import { groupFields, type GroupField } from '../../model/event';
import { eachRow } from '../columns/row-reader';
import type { Table } from '../seam/host';
import type { TimeRange } from '../seam/time-range';
import { sample } from './record';

/** What a collector says of what it has written so far. Times are epoch ms. */
export interface Heartbeat {
  queryType: string;
  collector: string;
  /** The same as long as it was not started anew; null = it does not say. */
  process: string | null;
  saidAt: number;
  /** When it spoke for the first time of what the store still has; NaN = it does not say. */
  spokenSince: number;
  from: number;
  until: number;
  /** Within what it says is complete. */
  gaps: readonly TimeRange[];
  /** In sentences, what keeps it from being complete. */
  lacks: readonly string[];
  /** It still reads backwards for the first time. */
  isFilling: boolean;
  version: string | null;
  /** Fields of events that something on the way to the store leaves out or changes. */
  altered: readonly GroupField[];
}

/** Those that can be understood, in the order of the table. */
export function heartbeatsOf(table: Table): { heartbeats: Heartbeat[]; lost: number } {
  const heartbeats = eachRow(table, ({ word, number }): Heartbeat | undefined => {
    const gaps = readGaps(word('gaps'));
    // One without any is from where none are written.
    const hasSamples = groupFields.some((name) => word(name) === sample);
    const from = number('from');
    const until = number('until');
    return gaps === undefined
      ? undefined
      : {
          queryType: word('queryType') ?? '',
          collector: word('collector') ?? '',
          process: word('process'),
          saidAt: number('time'),
          spokenSince: number('spokenSince'),
          from,
          until,
          gaps,
          lacks: readTexts(word('lacks')),
          isFilling: word('backfill') === 'true',
          version: word('version'),
          altered: groupFields.filter((name) => hasSamples && word(name) !== sample),
        };
  });
  const understood = heartbeats.filter((heartbeat) => heartbeat !== undefined);
  return { heartbeats: understood, lost: heartbeats.length - understood.length };
}

/** Undefined where they cannot be read: then nobody knows what is missing. */
function readGaps(text: string | null): TimeRange[] | undefined {
  const gaps = listIn(text)?.map((gap) => {
    const ends: readonly unknown[] = Array.isArray(gap) ? gap : [];
    const [from, to] = ends;
    return typeof from === 'number' && typeof to === 'number' ? { from, to } : undefined;
  });
  const understood = gaps?.filter((gap) => gap !== undefined);
  return understood?.length === gaps?.length ? understood : undefined;
}

function readTexts(text: string | null): string[] {
  return (listIn(text) ?? []).filter((item): item is string => typeof item === 'string');
}

function listIn(text: string | null): readonly unknown[] | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return Array.isArray(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
