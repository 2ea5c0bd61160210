import { plainRequest } from '../testing/plain-request';
import { jobAudit } from '../vendors/opus/job-audit/reader';
import { askedRuns } from './asked-runs';

const asked = (...jobs: string[]) => askedRuns(jobAudit, { ...plainRequest, selection: { jobs } });

test('runs that a selection names are those that the archive is asked for', () => {
  expect(asked('1', '2')).toEqual({ runs: ['1', '2'], byRun: 'Jobs (jobs)' });
});

test('a word for as many runs as can be read leaves none out: the archive has them all', () => {
  expect(asked('newest')).toEqual({ runs: [] });
  expect(asked('1', 'newest')).toEqual({ runs: [] });
});
