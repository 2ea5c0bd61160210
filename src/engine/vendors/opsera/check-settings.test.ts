import { testDataSource } from '../../testing/data-source';
import { checkSettings } from './check-settings';
import { opsera } from './index';

test.each([
  ['', undefined],
  ['America/Chicago', undefined],
  [
    'Chicago',
    'Time zone (timeZone) "Chicago" is unknown: give the name of a zone, for example America/Chicago, or leave it empty.',
  ],
])('the time zone “%s” is checked', (timeZone, wrong) => {
  const { host, client } = testDataSource(opsera, { answer: () => ({ failure: 'refused' }) });
  expect(checkSettings({ ...client().settings, vendorOptions: { timeZone } }, host)).toBe(wrong);
});
