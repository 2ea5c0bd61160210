import { isOpen } from '../../../../model/event';
import type { VendorClient } from '../../../client/client';
import { wordAt } from '../../../columns/row-reader';
import type { Events } from '../../../events/events';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { firstSeen } from '../../first-seen';
import { passingRows } from '../../passing-rows';
import type { ReadRequest } from '../../vendor';

/** The fields that nodes differ in, and that a query may filter by. */
const fields = ['event', 'outcome', 'target', 'run'] as const;

/**
 * Of a node that ended nobody knows when, all that is known is that it did so before it was first seen to have ended. Where it
 * began before the range and that was within it, it may be missing from the range; unless the query would leave it out anyway.
 */
export async function noteMissingEnds(
  job: string,
  events: Events,
  request: ReadRequest,
  client: VendorClient,
  notes: Notes
): Promise<void> {
  const { from } = request;
  const { time, end, outcome, target, length } = events;
  const rows = Array.from({ length }, (_, row) => row).filter(
    (row) => (time.values[row] ?? NaN) < from && Number.isNaN(end.values[row]) && !isOpen(wordAt(outcome, row))
  );
  const keyOf = (row: number): string => `${time.values[row] ?? ''} ${wordAt(target, row) ?? ''}`;
  const seenAt = firstSeen(`ended nodes of ${job}`, rows.map(keyOf), client);
  const passing = new Set(client.host.columns.select(length, await passingRows(events, fields, request)));
  notes.counted(
    'shortfall',
    unknownEnds,
    rows.filter((row) => (seenAt.get(keyOf(row)) ?? Infinity) >= from && passing.has(row)).length
  );
}

const unknownEnds = {
  key: 'nodes without an end',
  sentence: (count: number) =>
    `${plural(count, 'node')} of the selected jobs began before the time range, and Opus does not say for how long ${count === 1 ? 'it' : 'they'} ran (execution_time), so ${count === 1 ? 'it' : 'they'} may have ended within the range: begin the range earlier, or after Runtrail first saw ${count === 1 ? 'it' : 'them'} ended.`,
};
