import { Clock } from './clock';

test('a clock of speed 0 stands still until it is advanced', () => {
  const clock = new Clock(1000, 0);
  expect(clock.now()).toBe(1000);
  clock.advance(500);
  expect(clock.now()).toBe(1500);
});

test('time never runs back', () => {
  const clock = new Clock(1000, 0);
  clock.advance(-500);
  clock.setSpeed(0);
  expect(clock.now()).toBe(1000);
});

test('a speeded up clock goes so many times as fast', async () => {
  const clock = new Clock(0, 1000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(clock.now()).toBeGreaterThanOrEqual(45_000);
});
