import { opsera } from '../../model/vendors/opsera';
import { readSettings } from '../connection/read-settings';
import { failureError } from './failure-error';

test('a secret that no header can carry is named by its label and key', () => {
  const { settings } = readSettings(
    JSON.stringify({ url: 'https://app.opsera.io', jsonData: { vendor: 'opsera' }, secrets: { opseraToken: true } }),
    [opsera]
  );
  const detail = 'opseraToken holds a line break or another character that no HTTP header can carry';
  expect(failureError({ kind: 'failure', failure: 'settings', detail }, { model: opsera, settings }).message).toBe(
    `This data source's connection is set up wrong: Personal token (opseraToken) ${detail.slice('opseraToken '.length)}.`
  );
});
