/** @jest-environment jsdom */
import '../testing/browser';
import { testDataSource } from '../testing/data-source';
import type { RuntrailQuery } from '../saved/query';

const events: RuntrailQuery = { refId: 'A', version: 1, queryType: 'puppet.jobEvents', jobs: [], jobTypes: [] };
const failures = [{ field: 'outcome', operator: '=', values: ['failure'] }];
const twoLines = [{ field: 'message', operator: '=', values: ['a\nb'] }];

test.each<[string, RuntrailQuery, string]>([
  ['that was never edited', { refId: 'A' }, 'Job events · Table'],
  ['of all', { ...events, format: 'logs' }, 'Job events · Logs'],
  [
    'with all that narrows it',
    { ...events, format: 'count', groupBy: ['actor', 'outcome'], jobs: ['352', '$job'], filters: failures },
    'Job events · Jobs: 352, $job · outcome:failure · Count (Actor, Outcome)',
  ],
  ['whose groups its format has not', { ...events, format: 'table', groupBy: ['actor'] }, 'Job events · Table'],
  ['of another vendor', { refId: 'A', queryType: 'opus.jobAudit', jobs: ['7'] }, 'Job audit · Jobs: 7 · Table'],
  ['that nobody knows', { refId: 'A', queryType: 'x.y', format: 'smile' }, 'x.y · smile'],
  ['with filters that no line can say', { ...events, filters: twoLines }, 'Job events · Filters · Table'],
])('a closed row, and the history of Explore, tell a query in words: one %s', (_, query, told) => {
  expect(testDataSource().datasource.getQueryDisplayText(query)).toBe(told);
});
