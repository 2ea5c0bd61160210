import { createRandom } from './random';
import { Schedule } from './schedule';

test('what is planned happens in order of time, of one moment in the order it was planned', () => {
  const schedule = new Schedule();
  const happened: string[] = [];
  const random = createRandom(3);
  const times = Array.from({ length: 500 }, () => random.whole(0, 50));
  times.forEach((time, index) => schedule.at(time, () => happened.push(`${time}:${index}`)));
  schedule.runUntil(100);
  const expected = times
    .map((time, index) => ({ time, index }))
    .sort((one, other) => one.time - other.time || one.index - other.index);
  expect(happened).toEqual(expected.map(({ time, index }) => `${time}:${index}`));
});

test('what lies after now waits', () => {
  const schedule = new Schedule();
  const happened: number[] = [];
  schedule.at(10, (time) => {
    happened.push(time);
    schedule.at(20, (next) => happened.push(next));
  });
  schedule.runUntil(15);
  expect(happened).toEqual([10]);
  schedule.runUntil(20);
  expect(happened).toEqual([10, 20]);
});
