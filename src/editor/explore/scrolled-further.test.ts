/** @jest-environment jsdom */
import '../testing/browser';
import { CoreApp, type DataFrame } from '@grafana/data';
import { lastValueFrom } from 'rxjs';
import type { RuntrailQuery } from '../saved/query';
import { testDataSource } from '../testing/data-source';
import { exploreRequest, noon as at } from '../testing/explore-request';

const lines: RuntrailQuery = { refId: 'A', queryType: 'puppet.jobEvents', format: 'logs' };

/** Asks for lines, newest first, and says with what limits. */
async function limitsAsked(times: readonly number[], limit: number | undefined, app: string = CoreApp.Explore) {
  const schema = { refId: 'A', fields: [{ name: 'timestamp', type: 'time' }] };
  const frames = [{ schema, data: { values: [times] } }];
  const { datasource, requests } = testDataSource({ answers: { '/api/ds/query': { results: { A: { frames } } } } });
  const query = { ...lines, ...(limit !== undefined && { limit }) };
  const { data } = await lastValueFrom(datasource.query(exploreRequest([query], 1, app)));
  const shown: DataFrame[] = data;
  expect(shown.map(({ length }) => length)).toEqual([times.length]);
  return requests.map(({ data: body }) => (body as { queries: RuntrailQuery[] }).queries[0]?.limit);
}

test.each([CoreApp.Explore, CoreApp.Dashboard])(
  'where a limit holds no more lines than those of the moment that was scrolled to, more are asked for: Grafana knows these (%s)',
  async (app) => {
    expect(await limitsAsked([at, at], 2, app)).toEqual([2, 20]);
    expect(await limitsAsked(new Array<number>(30).fill(at), 3, app)).toEqual([3, 30, 300]);
    expect(await limitsAsked(new Array<number>(1_000).fill(at), undefined, app)).toEqual([undefined, 10_000]);
  }
);

test('an answer with any older line, or with fewer than its limit, is whole', async () => {
  expect(await limitsAsked([at, at - 1], 2)).toEqual([2]);
  expect(await limitsAsked([at, at], 3)).toEqual([3]);
  expect(await limitsAsked([], 3)).toEqual([3]);
});
