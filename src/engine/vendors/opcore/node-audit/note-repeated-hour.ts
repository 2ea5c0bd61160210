import { groupFields } from '../../../../model/event';
import { dictionaryOf } from '../../../columns/dictionary-of';
import type { Countable } from '../../../reading/lack';
import type { Notes } from '../../../reading/reading';
import { plural } from '../../../sentences/counts';
import { firstSeen } from '../../first-seen';
import { passingRows } from '../../passing-rows';
import type { ReadRequest } from '../../vendor';
import type { OpcoreClient } from '../client';
import type { NodeAudit } from './walk';

const minute = 60_000;
/** By so much clocks are put back, ms: an hour, and in some places more or less. */
const steps = [30 * minute, 60 * minute, 120 * minute];
const furthest = 120 * minute;

/** A record whose time exists twice, taken for the earlier of the two, epoch ms. */
interface Doubtful {
  id: string;
  earlier: number;
  later: number;
}

/**
 * When clocks go back the times of an hour exist twice, and opCore does not say which one it means. A record that lies in the
 * range by one of them alone may be missing from it, or not belong to it; unless it was seen before the later one came.
 */
export async function noteRepeatedHour(
  audits: readonly NodeAudit[],
  request: ReadRequest,
  client: OpcoreClient,
  notes: Notes
): Promise<void> {
  const { from, to } = request;
  const near: Doubtful[] = [];
  for (const { events } of audits) {
    const { columns } = client.host;
    const { values } = events.time;
    const atEdges = columns
      .select(events.length, [{ kind: 'range', values, min: from - furthest, max: to }])
      .filter((row) => (values[row] ?? NaN) < from || (values[row] ?? NaN) > to - furthest);
    // As a rule there are none, and there are many audits.
    if (atEdges.length === 0) {
      continue;
    }
    const passing = await passingRows(events, groupFields, request);
    const rows = columns.select(events.length, [{ kind: 'rows', rows: atEdges }, ...passing]);
    const ids = columns.texts(events.eventId, rows);
    near.push(...Array.from(rows, (row, index) => ({ id: ids[index] ?? '', earlier: values[row] ?? NaN, later: NaN })));
  }
  const twice = near.length === 0 ? [] : existingTwice(near, client);
  const seenAt = firstSeen(
    'records of an hour that exists twice',
    twice.map(({ id }) => id),
    client
  );
  const now = client.host.now();
  const isWithin = (time: number): boolean => from <= time && time <= to;
  const doubtful = twice.filter(
    ({ id, earlier, later }) =>
      later <= now && (seenAt.get(id) ?? Infinity) >= later && isWithin(earlier) !== isWithin(later)
  );
  notes.counted('shortfall', inRepeatedHour, doubtful.length);
}

/** A time exists twice where the clock that is put back by so much shows one as far behind it after twice as long. */
function existingTwice(records: readonly Doubtful[], { host, settings }: OpcoreClient): Doubtful[] {
  const texts = records.map(({ id }) => id.slice(id.lastIndexOf('/') + 1));
  const read = (column: readonly string[], zone: string): Float64Array | null =>
    host.zonedTimes(dictionaryOf(column), zone);
  // A text with a zone of its own is the same in all.
  const [wall, other] = [read(texts, 'UTC'), read(texts, 'Etc/GMT+12')];
  return steps.flatMap((step) => {
    const shifted = Array.from(wall ?? [], (time) => new Date(time + step).toISOString().slice(0, -1));
    const times = read(shifted, settings.vendorOptions.timeZone);
    return records.flatMap(({ id, earlier }, row) =>
      wall?.[row] !== other?.[row] && (times?.[row] ?? NaN) - earlier === 2 * step
        ? [{ id, earlier, later: earlier + step }]
        : []
    );
  });
}

const inRepeatedHour: Countable = {
  key: 'records of an hour that exists twice',
  sentence: (count) =>
    `${plural(count, 'record')} of opCore ${count === 1 ? 'bears a time that exists' : 'bear times that exist'} twice, as its clock was put back, and ${count === 1 ? 'is' : 'are'} taken for the earlier, so that the time range may be the wrong one: let it begin before that hour.`,
};
