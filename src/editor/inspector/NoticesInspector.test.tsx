/** @jest-environment jsdom */
import '../testing/browser';
import { createDataFrame, DataSourcePlugin } from '@grafana/data';
import { render, screen } from '@testing-library/react';
import { RuntrailDataSource } from '../../datasource';
import { text } from '../text';
import { NoticesInspector } from './NoticesInspector';
import { setInspector } from './set-inspector';

const frame = createDataFrame({
  refId: 'A',
  fields: [],
  meta: {
    notices: [
      { severity: 'info', text: 'Two events are outside the range.' },
      { severity: 'warning', text: 'Job 7 could not be read.' },
    ],
    executedQueryString: 'GET https://pe/orchestrator/v1/jobs',
  },
});

test('what is missing comes before what is only said, and the calls last', () => {
  render(<NoticesInspector data={[frame]} errors={[{ refId: 'B', message: 'Puppet has no job 8.' }]} />);
  const alerts = screen.getAllByText(/: /).map((element) => element.textContent);
  expect(alerts).toEqual([
    'B: Puppet has no job 8.',
    'A: Job 7 could not be read.',
    'A: Two events are outside the range.',
    'A: GET https://pe/orchestrator/v1/jobs',
  ]);
});

test('what stands on the frames of several queries, as it tells of all of them, is said once', () => {
  const frames = ['A', 'B'].map((refId) =>
    createDataFrame({ refId, fields: [], meta: { notices: [{ severity: 'warning', text: 'A: One. B: Two.' }] } })
  );
  render(<NoticesInspector data={frames} />);
  expect(screen.getAllByText(/One/).map((element) => element.textContent)).toEqual(['A: One. B: Two.']);
});

test('an answer without notices says that nothing is missing', () => {
  render(<NoticesInspector data={[createDataFrame({ fields: [] })]} />);
  expect(screen.getByText(text.inspector.nothing)).toBeInTheDocument();
});

test('Grafana 13 gets the tab, and Grafana 12 is left alone', () => {
  const setErrorsAndNoticesInspector = jest.fn();
  setInspector({ setErrorsAndNoticesInspector });
  expect(setErrorsAndNoticesInspector).toHaveBeenCalledWith(expect.any(Function));
  expect(() => setInspector(new DataSourcePlugin(RuntrailDataSource))).not.toThrow();
});
