/** @jest-environment jsdom */
import '../testing/browser';
import { fireEvent, screen, waitFor } from '@testing-library/react';
import type { RuntrailQuery } from '../saved/query';
import { testDataSource } from '../testing/data-source';
import { showEditor } from '../testing/edited';
import { text } from '../text';
import { QueryEditor } from './QueryEditor';

const by = (field: string, ...values: string[]) => ({ field, operator: '=', values });
const userActivity = { refId: 'A', queryType: 'opsera.userActivity' };
const values = () => screen.getByLabelText('Values of filter 1');
const line = () => screen.getByLabelText(text.query.line.label);
const add = () => screen.getByRole('button', { name: text.query.filters.add });
const bin = (position: number) => () => screen.getByRole('button', { name: `Remove filter ${position}` });

/** Where text stands when a mouse's button is pressed elsewhere, what holds until it is let go of, and what its click does then. */
test.each<[string, () => HTMLElement, string, () => HTMLElement, RuntrailQuery['filters'], object]>([
  ['a value, Add filter', values, 'anna', add, [by('actor')], { filters: [by('actor', 'anna'), by('event')] }],
  ['a value, its own bin', values, 'anna', bin(1), [by('actor')], { filters: [] }],
  ['a value, another bin', values, 'anna', bin(2), [by('actor'), by('run')], { filters: [by('actor', 'anna')] }],
  ['the line, Add filter', line, 'actor:anna', add, [], { filters: [by('actor', 'anna'), by('event')] }],
  ['the line, a bin', line, ' actor:anna', bin(1), [by('run', '7')], { filters: [by('actor', 'anna')] }],
  [
    'the line, a switch',
    line,
    'actor:anna',
    () => screen.getByLabelText('Details'),
    [],
    { filters: [by('actor', 'anna')], details: true },
  ],
  ['an entry, a bin', () => screen.getByLabelText('Actions'), 'create', bin(1), [by('run')], { actions: ['create'] }],
  ['the limit, a bin', () => screen.getByLabelText('Limit'), '25', bin(1), [by('run')], { limit: 25, filters: [] }],
])(
  'the click that leaves a field counts, and what was typed there too: %s',
  async (_, field, typed, next, filters, expected) => {
    const saved: RuntrailQuery = { ...userActivity, ...(filters && { filters }) };
    const { user, query } = await showEditor(QueryEditor, testDataSource({ vendor: 'opsera' }).datasource, saved);
    await user.type(field(), typed);
    await user.pointer({ keys: '[MouseLeft>]', target: next() });
    expect(query()).toEqual(saved);
    await user.pointer({ keys: '[/MouseLeft]' });
    expect(query()).toMatchObject(expected);
  }
);

test('a picker of a row stays open where the filters become others than were typed before', async () => {
  const saved: RuntrailQuery = { ...userActivity, filters: [by('run', '7')] };
  const { user, query } = await showEditor(QueryEditor, testDataSource({ vendor: 'opsera' }).datasource, saved);
  await user.type(line(), ' actor:anna');
  await user.click(values());
  expect(values()).toHaveFocus();
  expect(query().filters).toEqual([by('run', '7'), by('actor', 'anna')]);
});

test('a question that is clicked is asked of what was typed before', async () => {
  const { datasource } = testDataSource({ vendor: 'opsera' });
  const { user, query } = await showEditor(QueryEditor, datasource, userActivity);
  await user.type(line(), 'actor:anna');
  await user.click(screen.getByRole('button', { name: text.help.examples.changesOfTarget.title }));
  const filters = [by('actor', 'anna'), by('effect', 'changed'), by('target')];
  await waitFor(() => expect(query()).toMatchObject({ format: 'table', filters }));
  expect(screen.queryByRole('button', { name: text.help.examples.changesOfTarget.title })).not.toBeInTheDocument();
});

test('a value that was typed is taken where a tap elsewhere leaves it', async () => {
  const saved: RuntrailQuery = { ...userActivity, filters: [by('run', '7'), by('actor')] };
  const { user, query } = await showEditor(QueryEditor, testDataSource({ vendor: 'opsera' }).datasource, saved);
  await user.type(screen.getByLabelText('Values of filter 2'), 'anna');
  const next = bin(1)();
  fireEvent.touchStart(next);
  fireEvent.touchEnd(next);
  await user.click(next);
  expect(query().filters).toEqual([by('actor', 'anna')]);
});

test('a click that leaves a field finds no query running: buttons that run them cancel those', async () => {
  const { datasource } = testDataSource({ vendor: 'opsera' });
  const { user, query, runs } = await showEditor(QueryEditor, datasource, userActivity);
  const whenClicked: unknown[] = [];
  await user.type(line(), 'actor:anna');
  document.body.addEventListener('click', () => whenClicked.push(query().filters, runs()), { once: true });
  await user.click(document.body);
  expect(whenClicked).toEqual([[by('actor', 'anna')], 0]);
  expect(runs()).toBe(1);
});

test.each([
  ['once where the click that leaves it asks that', 'anna', 0],
  ['where that click asks something else', 'eve', 1],
])('what was typed is asked for %s', async (_, actor, expected) => {
  const { datasource } = testDataSource({ vendor: 'opsera' });
  const { user, query, runs } = await showEditor(QueryEditor, datasource, userActivity);
  await user.type(line(), 'actor:anna');
  const runQuery = () => {
    const more = { datasource: { uid: 'runtrail' }, key: 'Q-1' };
    // What Grafana asks of a data source for each query that it runs.
    datasource.filterQuery({ ...query(), filters: [by('actor', actor)], ...more });
  };
  document.body.addEventListener('click', () => void Promise.resolve().then(runQuery), { once: true });
  await user.click(document.body);
  await waitFor(() => expect(query().filters).toEqual([by('actor', 'anna')]));
  await new Promise((resolve) => setTimeout(resolve));
  expect(runs()).toBe(expected);
});

test('what was typed is asked for also where the click that leaves it folds the editor', async () => {
  const { datasource } = testDataSource({ vendor: 'opsera' });
  const { user, runs, unmount } = await showEditor(QueryEditor, datasource, userActivity);
  await user.type(line(), 'actor:anna');
  document.body.addEventListener('click', unmount, { once: true });
  await user.click(document.body);
  expect(runs()).toBe(1);
});

test.each([
  ['a drag', (elsewhere: Element) => fireEvent.dragStart(elsewhere)],
  ["the browser's menu", (elsewhere: Element) => fireEvent.contextMenu(elsewhere)],
])('what was typed is taken where the press that leaves it becomes %s', async (_, become) => {
  const saved: RuntrailQuery = { ...userActivity, filters: [by('actor')] };
  const { user, query } = await showEditor(QueryEditor, testDataSource({ vendor: 'opsera' }).datasource, saved);
  await user.type(values(), 'anna');
  await user.pointer({ keys: '[MouseLeft>]', target: document.body });
  become(document.body);
  expect(query().filters).toEqual([by('actor', 'anna')]);
});

test('what was typed is taken with the tab key, also after a press of which nobody told that it ended', async () => {
  const { datasource } = testDataSource({ vendor: 'opsera' });
  const { user, query } = await showEditor(QueryEditor, datasource, userActivity);
  await user.click(line());
  fireEvent.mouseDown(document.body);
  await user.keyboard('actor:anna');
  await user.tab();
  expect(query().filters).toEqual([by('actor', 'anna')]);
});
