import { logOutcome } from './outcomes';

test.each([
  ['success', ['success', 'Success', 'succeeded', 'completed', 'passed', 'finished']],
  ['failure', ['failed', 'FAILED', 'failure', 'error']],
  ['running', ['running', 'in progress', 'in_progress']],
  ['waiting', ['pending', 'queued', 'waiting']],
  ['stopped', ['stopped', 'cancelled', 'aborted']],
  ['skipped', ['skipped']],
  ['unknown', ['halfway', '', null]],
] as const)('a log is a %s by the words %j', (outcome, words) => {
  expect(words.map(logOutcome)).toEqual(words.map(() => outcome));
});
