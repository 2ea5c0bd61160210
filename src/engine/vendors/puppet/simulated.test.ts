import type { Switches } from '../../../../tests/simulators/puppet/switches';
import { simulatePuppet } from '../../../../tests/simulators/puppet/start';
import { plainEvents, told } from '../../testing/data-source';
import { simulatedDataSource } from '../../testing/simulated-data-source';
import { plainRequest } from '../../testing/plain-request';
import { puppet } from './index';
import { jobEvents } from './job-events/reader';
import { jobs } from './jobs/reader';

const now = Date.UTC(2026, 10, 21, 12);
const request = {
  ...plainRequest,
  selection: { jobs: [], jobTypes: [], tasks: [] },
  from: now - 6 * 3_600_000,
  to: now,
};
const quirks: Array<[string, Partial<Switches>]> = [
  ['lists plan runs and job types that are not known', { planJobs: 'listed', moreJobTypes: true }],
  ['has neither states of nodes nor pages, as PE 2016', { nodeStates: false, pagination: false }],
  ['repeats the last job of a page', { repeatsJob: true }],
  ['writes no job_finished and drops running jobs from its filter', { jobEndEvents: false }],
  ['changes jobs behind the page that is read', { movesPerPage: 5 }],
];

test.each(quirks)('nothing is missing from a Puppet that %s', async (_, switches) => {
  const server = simulatePuppet({ now, seed: 3, historyDays: 2, jobEverySeconds: 600, switches });
  const source = simulatedDataSource(puppet, server, { maxRuns: 1_000 });
  const read = told(await jobEvents.read(request, source.client()));
  const list = told(await jobs.read(request, source.client()));
  expect([...read.shortfalls, ...list.shortfalls]).toEqual([]);
  const truth = server.events();
  const missing = (of: 'puppet.jobEvents' | 'puppet.jobs', shown: string[]) => {
    const known = new Set(shown);
    return (truth[of] ?? [])
      .filter(({ time }) => time >= request.from && time <= now)
      .map(({ run, vendorId, outcome, effect, target }) =>
        JSON.stringify(of === 'puppet.jobs' ? [run, outcome, target] : [`${run ?? ''}/${vendorId}`, outcome, effect])
      )
      .filter((event) => !known.has(event));
  };
  const events = plainEvents(read.value).map(({ eventId, outcome, effect }) =>
    JSON.stringify([eventId, outcome, effect])
  );
  expect(missing('puppet.jobEvents', events)).toEqual([]);
  const listed = plainEvents(list.value).map(({ run, outcome, target }) => JSON.stringify([run, outcome, target]));
  expect(missing('puppet.jobs', listed)).toEqual([]);
});

test('a run that failed may have changed something or nothing', async () => {
  const server = simulatePuppet({ now, seed: 3 });
  const names = Array.from({ length: 40 }, () =>
    String(server.add({ start: true, type: 'deploy', fails: true, nodes: 1 })['job'])
  );
  const source = simulatedDataSource(puppet, server);
  source.pass(300_000);
  const asked = { ...request, selection: { ...request.selection, jobs: names }, to: server.clock.now() };
  const read = told(await jobEvents.read(asked, source.client()));
  const shown = plainEvents(read.value).filter(({ event }) => event === 'node_failed');
  const happened = (server.events()['puppet.jobEvents'] ?? []).filter(({ event }) => event === 'node_failed');
  expect(shown).toHaveLength(names.length);
  expect(new Map(shown.map(({ eventId, effect }) => [eventId, effect]))).toEqual(
    new Map(happened.map(({ run, vendorId, effect }) => [`${run}/${vendorId}`, effect]))
  );
  expect(new Set(shown.map(({ effect }) => effect))).toEqual(new Set(['changed', 'unchanged', 'noop']));
});
