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
  const { from, to } = askedRange(...range, utc, host);
  expect([from, to].map(wall)).toEqual(['2026-11-21T10:30', '2026-11-21T11:01']);
});

test('in another zone its clock is asked for, and an hour more, as it may be set within the range', () => {
  const { from, to } = askedRange(...range, { name: 'America/Chicago' }, host);
  expect([from, to].map(wall)).toEqual(['2026-11-21T03:30', '2026-11-21T06:01']);
  expect(askedRange(...range, { offset: -6 * hour }, host)).toMatchObject({ from, to });
});

test('a zone without a name is told by its distance from UTC', () => {
  expect([0, 5.5, -3.5].map((hours) => zoneText({ offset: hours * hour }))).toEqual(['UTC', 'UTC+05:30', 'UTC-03:30']);
});
