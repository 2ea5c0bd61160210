import { minutesAround } from './whole-minutes';

const iso = (epochMs: number) => new Date(epochMs).toISOString();

test('a range is asked for in whole minutes, the end’s own minute included', () => {
  const range = minutesAround(Date.parse('2026-11-21T10:30:59.999Z'), Date.parse('2026-11-21T23:59:00Z'));
  expect([range.from, range.to].map(iso)).toEqual(['2026-11-21T10:30:00.000Z', '2026-11-22T00:00:00.000Z']);
});

test('times that a date of four digits cannot say end at those it can', () => {
  const { from, to } = minutesAround(-5e12, 9e15);
  expect([iso(from), iso(to)]).toEqual(['1970-01-01T00:00:00.000Z', '9999-12-31T23:59:00.000Z']);
});
