import type { Settings } from './settings-change';
import { settingsProblems } from './settings-problems';

const saved: Settings = {
  id: 1,
  uid: 'u',
  orgId: 1,
  name: 'Runtrail',
  typeLogoUrl: '',
  type: 'runtrail-audit-datasource',
  typeName: 'Runtrail',
  access: 'proxy',
  url: 'https://pe',
  user: '',
  database: '',
  basicAuth: false,
  basicAuthUser: '',
  isDefault: false,
  jsonData: {},
  secureJsonFields: { puppetToken: true },
  readOnly: false,
  withCredentials: false,
};

test.each([
  [{}, []],
  [{ archiveUrl: 'http://logs:9428', archiveSource: 'lab' }, []],
  [{ archiveUrl: 'logs:9428', archiveEnabled: false }, []],
  [
    { archiveUrl: 'logs:9428', archiveSource: 'lab' },
    ['Archive URL: Write a whole address, for example https://logs.example.com:9428.'],
  ],
  [{ archiveUrl: 'http://logs:9428' }, ['Source name is needed.']],
])('an archive that is used needs an address and a source name (%j)', (archive, problems) => {
  const found = settingsProblems({ ...saved, jsonData: { vendor: 'puppet', ...archive } });
  expect([...found.values()].filter((problem) => problem !== undefined)).toEqual(problems);
});
