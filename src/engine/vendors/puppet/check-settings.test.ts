import { testDataSource } from '../../testing/data-source';
import { puppet } from './index';

const settingsWith = (consoleUrl?: string) => {
  const vendorOptions: Record<string, string> = consoleUrl === undefined ? {} : { consoleUrl };
  return testDataSource(puppet, { answer: () => ({ status: 200 }), settings: { vendorOptions } }).client();
};

test('a job links to its page in the console that the settings name', () => {
  expect(puppet.runLink?.(settingsWith('https://console.example.com/').settings)).toMatchObject({
    title: 'Open in the Puppet console',
    url: 'https://console.example.com/#/run/jobs/${__value.raw}',
  });
  expect(puppet.runLink?.(settingsWith().settings)).toBeUndefined();
});

test.each([
  [undefined, undefined],
  ['https://console.example.com', undefined],
  [
    'console.example.com',
    'Console URL (consoleUrl) must begin with https:// or http://, not be "console.example.com".',
  ],
  [
    'javascript:alert(1)',
    'Console URL (consoleUrl) must begin with https:// or http://, not be "javascript:alert(1)".',
  ],
])('the console %s: %s', (consoleUrl, sentence) => {
  const { settings, host } = settingsWith(consoleUrl);
  expect(puppet.checkSettings?.(settings, host)).toBe(sentence);
});
