import { isAhead, isAsKnown, rememberedTime, type RememberedTime } from './remembered-time';

const minute = 60_000;
const hour = 60 * minute;
const now = Date.UTC(2026, 10, 21, 12);
const right = now - 150 * minute;

/** What is remembered after it was told at each of these times, a minute apart. */
function timesAfter(...told: number[]): number[] {
  let known: RememberedTime | undefined;
  return told.map((time, index) => {
    known = rememberedTime(time, known, now + index * minute);
    return known.time;
  });
}

test('where it is told earlier, the later time stays, for however long', () => {
  const early = right - 5 * hour;
  expect(timesAfter(right, ...Array.from({ length: 9 }, () => early))).toEqual(Array.from({ length: 10 }, () => right));
});

test('what moved by as much as zones differ, and then back, is believed when it has been told so for two minutes', () => {
  const late = right + 2 * hour;
  const [before, after] = [
    [right, right, right],
    [right, right, right, right],
  ];
  expect(timesAfter(...before, late, late, ...after)).toEqual([...before, late, late, late, late, right, right]);
});

test('what was told for less than two minutes before it moved is not believed again, be it the first that was told', () => {
  const early = right - 5 * hour;
  const rest = [early, early, early, early, early];
  expect(timesAfter(early, right, right, right, ...rest).at(-1)).toBe(right);
  expect(timesAfter(early, early, right, right, right, ...rest).at(-1)).toBe(right);
});

test('what is told now so, now so, is not believed', () => {
  const late = right + 2 * hour;
  expect(timesAfter(right, late, right, late, right, late, right).at(-1)).toBe(late);
});

test('what took place anew is not believed to have gone back', () => {
  const later = right + 17 * minute;
  expect(timesAfter(right, later, right, right, right, right).at(-1)).toBe(later);
});

test('the future as far as zones lie apart speaks of a wrong zone, what lies beyond of itself alone', () => {
  expect([1, 3, 26 * 60, 27 * 60].map((minutes) => isAhead(now + minutes * minute, now))).toEqual([
    false,
    true,
    true,
    false,
  ]);
});

test.each([
  ['a moment ago, perhaps by the very same answer', 4_999, true],
  ['longer ago than an answer is kept', 5_000, false],
  ['later, by a clock that was put back', -1, false],
])('what is told again as it was told %s is to be remembered anew or not', (_, later, isKnown) => {
  expect(isAsKnown(right, rememberedTime(right, undefined, now), now + later)).toBe(isKnown);
});

test('what is told otherwise a moment later is to be remembered anew', () => {
  expect(isAsKnown(right + 1, rememberedTime(right, undefined, now), now + 1)).toBe(false);
});
