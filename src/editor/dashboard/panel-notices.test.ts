import type { DataFrame, QueryResultMetaNotice } from '@grafana/data';
import { panelNotices } from './panel-notices';

const info = (text: string): QueryResultMetaNotice => ({ severity: 'info', text });
const warning = (text: string): QueryResultMetaNotice => ({ severity: 'warning', text });
const frame = (refId: string, ...notices: QueryResultMetaNotice[]): DataFrame => ({
  refId,
  fields: [],
  length: 0,
  meta: { executedQueryString: refId, ...(notices.length > 0 && { notices }) },
});
const saidBy = (frames: readonly DataFrame[]) => frames.map(({ meta }) => meta?.notices);

/** What Grafana shows beside a panel's title: of each severity the last. */
function shown(frames: readonly DataFrame[]): Record<string, string> {
  const notices = frames.flatMap(({ meta }) => meta?.notices ?? []);
  return Object.fromEntries(notices.map(({ severity, text }) => [severity, text]));
}

test('all that an answer lacks is said in the one notice of a severity that Grafana shows', () => {
  const frames = panelNotices([frame('A', warning('One.'), info('Two.'), warning('Three.')), frame('A')], undefined);
  expect(shown(frames)).toEqual({ warning: 'One. Three.', info: 'Two.' });
  expect(frames[0]?.meta?.executedQueryString).toBe('A');
});

test('what several queries of a panel lack is said with their letters, and once where all of them lack it', () => {
  const frames = panelNotices(
    [frame('A', info('Old.'), warning('One.')), frame('B', info('Old.')), frame('C', info('Old.'), warning('Two.'))],
    undefined
  );
  expect(shown(frames)).toEqual({ info: 'Old.', warning: 'A: One. C: Two.' });
  // Whichever frames a panel leaves out.
  expect(shown(frames.slice(0, 1))).toEqual(shown(frames));
  expect(saidBy(frames)[1]).toEqual([info('Old.')]);
});

test('what two of three queries lack has the letters of both', () => {
  const frames = panelNotices([frame('A', info('Old.')), frame('B'), frame('C', info('Old.'))], undefined);
  expect(shown(frames)).toEqual({ info: 'A, C: Old.' });
});

test('frames without notices stay as they are', () => {
  const frames = [frame('A'), frame('B')];
  expect(panelNotices(frames, undefined)).toEqual(frames);
});

test('a panel of several data sources shows what the answers of all of them lack', () => {
  const puppet = panelNotices([frame('A', warning('One.'))], 'mixed-0-SQR7');
  const other = panelNotices([frame('A', warning('Another panel.'))], 'mixed-0-SQR8');
  const opus = panelNotices([frame('B', warning('Two.'), info('Three.'))], 'mixed-1-SQR7');
  const opcore = panelNotices([frame('C')], 'mixed-2-SQR7');
  expect(shown([...puppet, ...opus, ...opcore])).toEqual({ warning: 'A: One. B: Two.', info: 'B: Three.' });
  expect(shown([...opus, ...opcore, ...puppet])).toEqual(shown([...puppet, ...opus]));
  expect(shown(other)).toEqual({ warning: 'Another panel.' });
});

test('a variable that chooses several data sources asks each the same query', () => {
  const one = panelNotices([frame('A', warning('One.'))], 'mixed-0-SQR9');
  const two = panelNotices([frame('A', warning('Two.'))], 'mixed-1-SQR9');
  expect(shown([...one, ...two])).toEqual({ warning: 'One. Two.' });
});

test('what was said in the same request before is not said with its new answer', () => {
  panelNotices([frame('A', warning('One.'))], 'mixed-0-panel');
  panelNotices([frame('B')], 'mixed-1-panel');
  expect(shown(panelNotices([frame('A', warning('Two.'))], 'mixed-0-panel'))).toEqual({ warning: 'Two.' });
});

test('requests without a name are not taken for one', () => {
  const [one, two] = ['A', 'B'].map((refId) => panelNotices([frame(refId, warning(`${refId}.`))], 'mixed-0-'));
  expect([shown(one ?? []), shown(two ?? [])]).toEqual([{ warning: 'A.' }, { warning: 'B.' }]);
});
