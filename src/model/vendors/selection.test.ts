import { nodeAudit } from './opcore';
import { jobEvents, jobs } from './puppet';
import { distinctEntries, takesEntry } from './selection';

const uuid = '1d2b430b-fc0e-4f79-88e3-8c8a790d9fed';

test('two spellings of a UUID are one node, as it is spelled first', () => {
  const [nodes] = nodeAudit.selection;
  expect(takesEntry(nodes, uuid.toUpperCase())).toBe(true);
  expect(distinctEntries(nodes, [uuid.toUpperCase(), uuid])).toEqual([uuid.toUpperCase()]);
});

test.each(['0', '007', '1 ', 'a', '-1', '1'.repeat(19)])('a Puppet job is never called %j', (id) => {
  expect(takesEntry(jobEvents.selection[0], id)).toBe(false);
});

test.each([
  ['plan_apply_prep', true],
  ['plan_container2', true],
  ['deploy', true],
  ['Deploy', false],
  ['plan-task', false],
  ['', false],
])('a job type %j is one: %s', (word, isOne) => {
  expect(takesEntry(jobEvents.selection[1], word)).toBe(isOne);
});

test('jobs can be plans, which have no events of their own', () => {
  expect(jobs.selection[0].words).toContain('plan');
  expect(jobEvents.selection[1].words).not.toContain('plan');
});
