import type { DataFrame } from '@grafana/data';
import { withNoticesApart } from './notices-apart';

const notices = [{ severity: 'warning' as const, text: 'Only the newest 100 of 1 451 jobs were read.' }];
const frame = (refId: string, said = notices): DataFrame => ({ refId, fields: [], length: 0, meta: { notices: said } });
const two = [{ refId: 'A' }, { refId: 'B' }];
const gauge = { panelPluginId: 'bargauge', requestId: 'SQR1', targets: two };

test('what is said of counts that a panel sums stands beside them too, and what is said of them later', () => {
  const [one, other] = [frame('A'), frame('B', [])];
  const shown = withNoticesApart([one, other], gauge);
  expect(shown).toEqual([one, other, { refId: 'notices', fields: [], length: 0, meta: { notices } }]);
  expect(shown[2]?.meta).toBe(one.meta);
});

test('so does what is said by one data source of a panel of several', () => {
  const request = { ...gauge, requestId: 'mixed-0-SQR1', targets: [{ refId: 'A' }] };
  expect(withNoticesApart([frame('A')], request)).toHaveLength(2);
});

test('so does what is said of a progress in bars, which Grafana turns to draw it', () => {
  const targets = [{ refId: 'A', format: 'progress' }];
  expect(withNoticesApart([frame('A')], { panelPluginId: 'barchart', requestId: 'SQR1', targets })).toHaveLength(2);
});

test.each([
  ['counts in bars', { ...gauge, panelPluginId: 'barchart', targets: [{ refId: 'A', format: 'count' }] }],
  ['a panel that would offer it as another table', { ...gauge, panelPluginId: 'table' }],
  ['a panel of one query, which needs no sum', { ...gauge, targets: [{ refId: 'A' }] }],
  ['a request that does not say for which panel it is', { ...gauge, panelPluginId: undefined }],
])('frames stay as they are for %s', (_, request) => {
  expect(withNoticesApart([frame('A')], request)).toEqual([frame('A')]);
});
