import { nodeHost } from '../../../testing/node-host';
import { askedRange, offsetAt, utc, zoneText } from './date-zone';

const host = nodeHost();
const hour = 3_600_000;
const wall = (epochMs: number) => new Date(epochMs).toISOString().slice(0, 16);

test.each([
  ['America/Chicago', '2026-01-15T12:00:00Z', -6],
  ['America/Chicago', '2026-07-15T12:00:00Z', -5],
  ['Asia/Kolkata', '2026-07-15T23:59:00Z', 5.5],
  ['Pacific/Kiritimati', '2026-07-15T00:30:00Z', 14],
  ['Europe/Berlin', '2026-03-29T00:59:00Z', 1],
  ['Europe/Berlin', '2026-03-29T02:00:00Z', 2],
])('the clock of %s at %s is %d h ahead of UTC', (name, at, hours) => {
  expect(offsetAt({ name }, Date.parse(at), host)).toBe(hours * hour);
});

const range = [Date.parse('2026-11-21T10:30:30Z'), Date.parse('2026-11-21T11:00:30Z')] as const;

test('in UTC a range is asked for as it is', () => {
  const { from, to } = askedRange(...range, { zone: utc, provedBy: range[0] }, host);
  expect([from, to].map(wall)).toEqual(['2026-11-21T10:30', '2026-11-21T11:01']);
});

test('in another zone its clock is asked for, and an hour more, as it may be set within the range', () => {
  const { from, to } = askedRange(...range, { zone: { name: 'America/Chicago' } }, host);
  expect([from, to].map(wall)).toEqual(['2026-11-21T03:30', '2026-11-21T06:01']);
  expect(askedRange(...range, { zone: { offset: -6 * hour } }, host)).toMatchObject({ from, to });
});

test.each([
  ['another half of the year', '2026-07-10T10:00:30Z', '2026-07-10T11:00:30Z', ['09:00', '12:01']],
  ['its first hour', '2026-03-29T01:10:30Z', '2026-03-29T01:40:30Z', ['00:10', '02:41']],
  ['none of it', '2026-03-29T00:10:30Z', '2026-03-29T00:40:30Z', ['00:10', '00:41']],
])('what has the clock of UTC in winter may be London, whose summer is asked for too: %s', (_, from, to, due) => {
  const london = { zone: utc, provedBy: range[0] };
  const asked = askedRange(Date.parse(from), Date.parse(to), london, host);
  expect([asked.from, asked.to].map((at) => wall(at).slice(11))).toEqual(due);
});

test('a zone without a name is told by its distance from UTC', () => {
  expect([0, 5.5, -3.5].map((hours) => zoneText({ offset: hours * hour }))).toEqual(['UTC', 'UTC+05:30', 'UTC-03:30']);
});
