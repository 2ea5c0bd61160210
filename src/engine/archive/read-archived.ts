import { openOutcomes } from '../../model/event';
import type { VendorClient } from '../client/client';
import { freshBriefly } from '../client/produced';
import { countIn } from '../columns/planned';
import type { CheckedFilter } from '../events/checked-filter';
import type { Events } from '../events/events';
import { takeEvents } from '../events/take-events';
import { eventsBytes } from '../events/events-bytes';
import { Notes, type Reading } from '../reading/reading';
import { onlyNewestEvents } from '../sentences/limits';
import { plural } from '../sentences/counts';
import type { TimeRange } from '../seam/time-range';
import { atLeast, either, every, happened, hasOneOf, isAnyOf, literal } from './log-query';
import { narrowed } from './narrowing';
import { oursIn } from './ours-in';
import { eventsPlan } from './plans';
import { bareMark, field } from './record';
import { queryAsk } from './requests';
import { storeNumbers } from './store-numbers';
import { toEvents } from './to-events';

export interface ArchivedSearch {
  queryType: string;
  range: TimeRange;
  /** What is found: points of the range, what lasts and reaches into it, or every event of the runs that do. */
  finds: 'points' | 'lasting' | 'wholeRuns';
  filters: readonly CheckedFilter[];
  details: boolean;
}

/** The newest events of a range in the archive, `maxEvents` of them at most; it may hold some that the filters leave out. */
export function readArchived(search: ArchivedSearch, client: VendorClient): Promise<Reading<Events>> {
  const found = conditionOf(search, client);
  const { maxEvents } = client.settings;
  const plan = eventsPlan(search.details);
  const query = [
    found,
    // One more than is used shows whether there are more.
    `sort by (_time desc) limit ${maxEvents + 1}`,
    ...(search.details ? [`format if (${isAnyOf(field.details, [''])}) "yes" as ${literal(bareMark)}`] : []),
    `fields ${[...eventFields, ...(search.details ? [field.details, bareMark] : [])].map(literal).join(', ')}`,
  ].join(' | ');
  return client.once(query, async (inner) => {
    const notes = new Notes();
    const table = notes.take(await inner.records(queryAsk(query, 'the events of the archive', inner), plan));
    const all = toEvents(table, inner.host, notes);
    const events = table.length > maxEvents ? newest(all, await countOf(found, inner), inner, notes) : all;
    return {
      value: notes.reading(events),
      bytes: eventsBytes([events]),
      records: events.length,
      freshFor: freshBriefly,
    };
  });
}

function conditionOf({ queryType, range, finds, filters }: ArchivedSearch, client: VendorClient): string {
  const between = (from: number, to: number): string => oursIn({ queryType, range: { from, to } }, client);
  if (finds === 'points') {
    const base = between(range.from, range.to);
    return every(base, ...narrowed(filters, base));
  }
  if (finds === 'wholeRuns') {
    // A run that reaches into the range has an event before its end and one after its begin.
    const [begun, ended] = [between(-Infinity, range.to), between(range.from, Infinity)];
    const whole = between(-Infinity, Infinity);
    return every(whole, hasOneOf(field.run, ended), hasOneOf(field.run, begun), ...narrowed(filters, whole));
  }
  // What had begun before the range and ended in it or later, or was going on when it was archived.
  const before = between(-Infinity, range.from);
  const reaches = either(
    atLeast(field.end, Math.floor(range.from)),
    every(isAnyOf(field.end, ['']), isAnyOf(field.outcome, openOutcomes))
  );
  const whole = between(-Infinity, range.to);
  return every(whole, either(happened(range), hasOneOf(field.id, every(before, reaches))), ...narrowed(filters, whole));
}

/** The newest `maxEvents`. @param of how many: `5 000 000 events` */
function newest(events: Events, of: string, { host, settings }: VendorClient, notes: Notes): Events {
  const { columns } = host;
  const rows = columns.order(columns.select(events.length, []), events.time.values).subarray(-settings.maxEvents);
  notes.shortfall(onlyNewestEvents(rows.length, of));
  return takeEvents(events, rows, host, 'beyondLimit');
}

/** How many there are, each once: day by day, which takes a store much less time. */
async function countOf(found: string, client: VendorClient): Promise<string> {
  const daily = `stats by (_time:1d) count_uniq_hash(${literal(field.id)}) as events`;
  const query = `${found} | ${daily} | stats sum(events) as events`;
  const [events] = await storeNumbers(query, 'how many events there are', ['events'], client);
  const count = countIn(events);
  return count === undefined ? `more than ${plural(client.settings.maxEvents, 'event')}` : plural(count, 'event');
}

const { time, end, id, event, outcome, effect, actor, target, run, message, readAt, version, cut } = field;
const eventFields = [time, end, id, event, outcome, effect, actor, target, run, message, readAt, version, cut];
