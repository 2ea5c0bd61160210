import { jobEvents, jobs } from './puppet';
import { takesEntry } from './selection';

const jobTypesOf = ({ selection }: typeof jobEvents | typeof jobs) => selection.filter(({ key }) => key === 'jobTypes');

test('plan runs are among the types of jobs, and not of job events, which they have none of', () => {
  expect(jobTypesOf(jobs).map((list) => takesEntry(list, 'plan'))).toEqual([true]);
  expect(jobTypesOf(jobEvents).map((list) => takesEntry(list, 'plan'))).toEqual([false]);
  expect(jobTypesOf(jobEvents).map((list) => takesEntry(list, 'plan_task'))).toEqual([true]);
});
