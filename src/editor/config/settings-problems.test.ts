import { emptySettings } from '../testing/settings';
import type { Settings } from './settings-change';
import { settingsProblems } from './settings-problems';

const saved: Settings = { ...emptySettings, url: 'https://pe', secureJsonFields: { puppetToken: true } };

test.each([
  [{}, []],
  [{ archiveUrl: 'http://logs:9428', archiveSource: 'lab' }, []],
  [{ archiveUrl: 'logs:9428', archiveEnabled: false }, []],
  [
    { archiveUrl: 'logs:9428', archiveSource: 'lab' },
    [
      'Archive URL: Write http:// or https://, a host and perhaps a path, without user name, query or blanks, for example https://logs.example.com:9428.',
    ],
  ],
  [{ archiveUrl: 'http://logs:9428' }, ['Source name is needed.']],
])('an archive that is used needs an address and a source name (%j)', (archive, problems) => {
  const found = settingsProblems({ ...saved, jsonData: { vendor: 'puppet', ...archive } });
  expect([...found.values()].filter((problem) => problem !== undefined)).toEqual(problems);
});

test.each([
  [{ timeout: 'soon' }, ['Timeout: Write a whole number from 1 to 3600, or leave it empty.']],
  [{ timeout: 5, tlsAuth: false }, []],
  [{ tlsAuthWithCACert: true }, ['CA certificate is needed.']],
  [{ tlsAuth: true }, ['Client key is needed.']],
])('what a field says is wrong keeps Grafana from saving (%j)', (wrong, problems) => {
  const settings = { ...saved, secureJsonData: { tlsClientCert: 'PEM' }, jsonData: { vendor: 'puppet', ...wrong } };
  expect([...settingsProblems(settings).values()].filter((problem) => problem !== undefined)).toEqual(problems);
});

test.each([
  '',
  'pe.example.com',
  'ftp://pe',
  'http://p e',
  'https://user:password@pe',
  'https://pe/?a=1',
  'https://pe/#a',
])('the address %j is no whole one', (url) =>
  expect(settingsProblems({ ...saved, jsonData: { vendor: 'puppet' }, url }).get('url')).toMatch(/Write http/)
);
