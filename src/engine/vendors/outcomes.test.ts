import { outcomeOf } from './opus/outcomes';
import { logOutcome } from './opsera/outcomes';
import { eventOutcome, jobOutcome, nodeOutcome } from './puppet/outcomes';

test.each([
  ['Opus', outcomeOf],
  ['Opsera', logOutcome],
  ['Puppet, of jobs', jobOutcome],
  ['Puppet, of nodes', nodeOutcome],
  ['Puppet, of events', (word: string) => eventOutcome(word, 'finished')],
])('a name that every object has is as unknown as any other word: %s', (_, outcome) => {
  expect(outcome('constructor')).toBe('unknown');
});
