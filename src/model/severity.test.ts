import { severityOf } from './severity';

test.each([
  ['failure', 'error'],
  ['skipped', 'warning'],
  ['stopped', 'warning'],
  ['unknown', 'unknown'],
  ['success', 'info'],
  ['running', 'info'],
  ['info', 'info'],
])('outcome %s is level %s', (outcome, level) => expect(severityOf(outcome)).toBe(level));
