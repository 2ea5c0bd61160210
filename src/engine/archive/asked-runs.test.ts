import { plainRequest } from '../testing/plain-request';
import { jobAudit } from '../vendors/opus/job-audit/reader';
import { taskLogs } from '../vendors/opsera/task-logs/reader';
import { askedRuns } from './asked-runs';

const asked = (...jobs: string[]) => askedRuns(jobAudit, { ...plainRequest, selection: { jobs } });

test('runs that a selection names are those that the archive is asked for', () => {
  expect(asked('1', '2')).toEqual({ runs: ['1', '2'], byRun: 'Jobs (jobs)' });
});

test('a word for as many runs as can be read leaves none out: the archive has them all', () => {
  expect(asked('newest')).toEqual({ runs: [] });
  expect(asked('1', 'newest')).toEqual({ runs: [] });
});

test('so does a word for as many tasks as can be read, whatever task is named beside it, but not of certain runs alone', () => {
  const ofTasks = (lists: object) =>
    askedRuns(taskLogs, { ...plainRequest, selection: { taskIds: [], taskNames: [], runCounts: [], ...lists } });
  expect(ofTasks({ taskIds: ['listed'] })).toEqual({ runs: [] });
  expect(ofTasks({ taskIds: ['listed'], taskNames: ['nightly'] })).toEqual({ runs: [] });
  expect(ofTasks({ taskNames: ['nightly'] })).toEqual({ untold: 'Task names (taskNames)' });
  expect(ofTasks({ taskIds: ['listed'], runCounts: ['5'] })).toEqual({ untold: 'Runs (runCounts)' });
});
