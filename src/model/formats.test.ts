import { answerInAlerts, formats, formatsForAlerts, formatsWith, isOfRuns } from './formats';
import { vendorModels } from './vendors';

test('every query type has the formats that are made of events, and those of runs that it names', () => {
  expect(formats.filter((format) => !formatsWith().includes(format))).toEqual(['trace', 'nodeGraph', 'progress']);
  const ofRuns = vendorModels.flatMap(({ queryTypes }) =>
    queryTypes.map(({ id, formats: own }) => [id, own.filter(isOfRuns)])
  );
  expect(Object.fromEntries(ofRuns)).toEqual({
    'puppet.jobEvents': ['trace', 'nodeGraph', 'progress'],
    'puppet.jobs': ['progress'],
    'opus.jobAudit': ['trace', 'nodeGraph', 'progress'],
    'opcore.nodeAudit': [],
    'opsera.userActivity': [],
    'opsera.taskLogs': [],
  });
});

test('what is recommended to alert rules answers there as it is', () => {
  expect(formatsForAlerts(formats)).toEqual(['count', 'countOverTime', 'progress']);
  expect(formatsForAlerts(formatsWith())).toEqual(['count', 'countOverTime']);
});

test('a table in an alert rule is a count until its rows are asked for; logs always are', () => {
  expect(answerInAlerts('table', false)).toBe('count');
  expect(answerInAlerts('table', true)).toBe('itself');
  expect(answerInAlerts('logs', true)).toBe('count');
});
