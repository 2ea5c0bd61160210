import { cellsOf, nodeHost } from '../testing/node-host';
import { eventsOf } from '../testing/events-of';
import type { Events } from '../events/events';
import { Notes } from '../reading/reading';
import { tinyVendor } from '../testing/tiny-vendor';
import type { Vendor } from '../vendors/vendor';
import { chooseShown, type ShownRules } from './choose-shown';

const host = nodeHost({ now: () => 3_600_000 });

const rules: ShownRules = { from: 100, to: 200, lasts: false, filters: [], maxEvents: 1_000, namesRuns: false };

async function shownOf(
  pieces: Events[],
  more: Partial<ShownRules> = {},
  { model }: Pick<Vendor, 'model'> = tinyVendor
) {
  const notes = new Notes();
  const { rows, events, ends } = await chooseShown(pieces, { ...rules, ...more }, { host, model }, notes);
  const all = cellsOf(events.eventId);
  const ids = Array.from(rows, (row) => all[row]);
  return { rows: Array.from(rows), ids, ends: Array.from(rows, (row) => ends[row]), ...notes.sentences(new Set()) };
}

const rowsOf = async (pieces: Events[], more: Partial<ShownRules> = {}) => (await shownOf(pieces, more)).rows;

test('rows of all pieces come ascending by time, equal times in the order of the pieces', async () => {
  const pieces = [
    eventsOf([{ time: 150 }, { time: 110 }]),
    eventsOf([{ time: 110 }, { time: 300 }]),
    eventsOf([{ time: 105 }]),
  ];
  expect(await rowsOf(pieces)).toEqual([4, 1, 2, 0]);
});

test('what overlaps the range is in it, both ends included', async () => {
  const rows = [
    { time: 100 },
    { time: 200 },
    { time: 99 },
    { time: 201 },
    { time: 50, end: 100 },
    { time: 50, end: 99 },
    { time: 50, end: 300 },
  ];
  expect(await rowsOf([eventsOf(rows)])).toEqual([4, 6, 0, 1]);
});

test('what ends before it begins, as where a clock was put back, is in the range that holds its begin', async () => {
  const rows = [
    { time: 150, end: 90 },
    { time: 201, end: 150 },
  ];
  expect(await rowsOf([eventsOf(rows)])).toEqual([0]);
});

test('without an end only what runs or waits still goes on, and only where events last', async () => {
  const rows = ['running', 'waiting', 'success', 'stopped'].map((outcome) => ({ time: 50, outcome }));
  expect(await rowsOf([eventsOf(rows)], { lasts: true })).toEqual([0, 1]);
  expect(await rowsOf([eventsOf(rows)])).toEqual([]);
});

test('of more than maxEvents in the range exactly the newest are kept, before filters', async () => {
  // Equal times: of the four at 150 the later rows are kept.
  const rows = [150, 150, 160, 150, 150, 120, 999].map((time, index) => ({
    time,
    end: time + 5,
    actor: index % 2 === 0 ? 'eve' : 'adam',
    id: String(index),
  }));
  const found = await shownOf([eventsOf(rows)], { maxEvents: 3 });
  expect(found.ids).toEqual(['3', '4', '2']);
  expect(found.ends).toEqual([155, 155, 165]);
  expect(found.shortfalls).toEqual([
    'Only the newest 3 of 6 events within the time range are used: narrow the query, or raise Most events (maxEvents).',
  ]);
  const filters = [{ field: 'actor' as const, negated: false, match: { values: ['eve'] } }];
  expect((await shownOf([eventsOf(rows)], { maxEvents: 3, filters })).ids).toEqual(['4', '2']);
  const pieces = [eventsOf(rows.slice(0, 2)), eventsOf([]), eventsOf(rows.slice(2, 4)), eventsOf(rows.slice(4))];
  expect(await shownOf(pieces, { maxEvents: 3 })).toEqual(found);
});

test('where most of what was read lies outside the range, nothing of the range is left out', async () => {
  const rows = [150, 999, 160, 10].map((time, index) => ({ time, id: String(index) }));
  const found = await shownOf([eventsOf(rows.slice(0, 1)), eventsOf(rows.slice(1))], { maxEvents: 2 });
  expect(found).toMatchObject({ ids: ['0', '2'], shortfalls: [] });
});

test('where something else is missing from what was read, it may be that more events were in the range than are counted', async () => {
  const notes = new Notes();
  notes.shortfall('Reading stopped.');
  const pieces = [eventsOf([150, 160, 170].map((time) => ({ time })))];
  await chooseShown(pieces, { ...rules, maxEvents: 2 }, { host, model: tinyVendor.model }, notes);
  expect(notes.sentences(new Set()).shortfalls).toEqual([
    'Reading stopped.',
    'Only the newest 2 of at least 3 events within the time range are used: narrow the query, or raise Most events (maxEvents).',
  ]);
});

test('selected runs with events outside the range are told how many and when', async () => {
  const rows = [{ time: 0 }, { time: 61_000 }, { time: 150_000 }, { time: 3_600_000 }];
  const found = await shownOf([eventsOf(rows)], { from: 100_000, to: 200_000, namesRuns: true });
  expect(found.notices).toEqual([
    {
      severity: 'info',
      text: 'Events of the selected runs outside the time range are not shown: 2 before it (1970-01-01 00:00:00 UTC to 1970-01-01 00:01:01 UTC), 1 after it (1970-01-01 01:00:00 UTC).',
    },
  ]);
  expect((await shownOf([eventsOf(rows)], { from: 100_000, to: 200_000 })).notices).toEqual([]);
});

test('no pieces are no events', async () => {
  expect(await rowsOf([])).toEqual([]);
});
