import { logOutcome } from './outcomes';

test.each([
  ['success', ['success', 'Successful', 'succeeded', 'completed', 'passed', 'finished']],
  ['failure', ['failed', 'FAILURE', 'error', 'rejected', 'timed out', 'timed_out', 'TimedOut']],
  ['running', ['running', 'in progress', 'In-Progress', 'in_progress', 'processing', 'processing event']],
  ['waiting', ['pending', 'queued', 'waiting', 'created']],
  ['stopped', ['stopped', 'halted', 'cancelled', 'aborted']],
  ['skipped', [' Skipped ']],
  ['info', ['info', 'INFO', 'debug', 'warning', 'Warn']],
  ['unknown', ['halfway', 'unknown', '', null]],
] as const)('a log is a %s by the words %j', (outcome, words) => {
  expect(words.map(logOutcome)).toEqual(words.map(() => outcome));
});
