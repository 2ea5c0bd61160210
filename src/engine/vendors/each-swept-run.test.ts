import { beganToFail } from './each-swept-run';

const hour = 3_600_000;

test.each([
  ['with every sweep', 90, 99, 90],
  ['also before a time in which nothing was tried', 80, 90, 90],
  ['since a clock that was ahead noted it', 9_000, 9_000, 100],
])('what fails %s', (_, failing, tried, since) => {
  expect(beganToFail({ failingSince: failing * hour, triedAt: tried * hour }, 100 * hour)).toBe(since * hour);
});
