/** @jest-environment jsdom */
import '../testing/browser';

const mockSaid = jest.fn((_key: string, english: string) => english);
jest.mock('@grafana/i18n', () => ({ ...jest.requireActual<object>('@grafana/i18n'), t: mockSaid }));

test('no sentence is looked up while modules are loaded: the language is not known yet', async () => {
  await import('../../datasource');
  await import('../config/ConfigEditor');
  await import('../help/QueryHelp');
  await import('../query/QueryEditor');
  const ours = mockSaid.mock.calls.filter(([key]) => !key.startsWith('grafana-ui.'));
  expect(ours).toEqual([]);
});
