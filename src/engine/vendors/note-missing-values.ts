import type { VendorClient } from '../client/client';
import type { Countable } from '../reading/lack';
import type { Notes } from '../reading/reading';
import { plural } from '../sentences/counts';
import type { Party } from '../sentences/ways';
import { rowsLeftOut, type Lacking } from './rows-left-out';
import type { ReadRequest } from './vendor';

/** Something that records have as a rule. */
interface Due extends Lacking {
  /** What one is called. */
  word: string;
  /** What they lack, as the vendor calls it. */
  named: string;
  /** Of no more than so many it is told, as where all events are of one. */
  most?: number;
}

/** Says of how many events of the range a value is not there, where a filter leaves them out for it: they may be what it looks for. */
export async function noteMissingValues(
  { word, named, most = Infinity, ...lacking }: Due,
  request: ReadRequest,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  notes.unknown(
    lacking.field,
    withoutValue(word, named, client.model),
    Math.min(most, (await rowsLeftOut(lacking, request, client)).length)
  );
}

export function withoutValue(word: string, named: string, { name }: Party): Countable {
  return {
    key: `${word}s without ${named}`,
    sentence: (count) =>
      `${plural(count, word)} of ${name} ${count === 1 ? 'has' : 'have'} no ${named} that can be read, so that ${word}s may be missing: look at ${name} itself, and for a newer Runtrail.`,
  };
}
