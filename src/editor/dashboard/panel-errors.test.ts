import { panelErrors } from './panel-errors';

const refused = { message: 'opCore refused the connection.' };
const failed = { message: 'Opsera failed to answer (500).' };

test('a panel of several data sources shows the errors of all of them, whichever of them Grafana looks at', () => {
  const opcore = panelErrors([refused], 'mixed-0-SQR1');
  const puppet = panelErrors([], 'mixed-1-SQR1');
  const opsera = panelErrors([failed], 'mixed-2-SQR1');
  expect(opcore).toEqual([refused, failed]);
  expect(opsera).toEqual([failed, refused]);
  // One that answered has not failed.
  expect(puppet).toEqual([]);
});

test('errors of another panel, or of a panel of one data source, are its own', () => {
  panelErrors([refused], 'mixed-0-SQR2');
  expect(panelErrors([failed], 'mixed-0-SQR3')).toEqual([failed]);
  expect(panelErrors([failed], 'SQR2')).toEqual([failed]);
});
