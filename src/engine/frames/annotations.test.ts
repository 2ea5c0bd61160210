import { makeEvents } from '../events/make-events';
import type { Events } from '../events/events';
import type { Field } from '../seam/protocol';
import { cellsOf, dictionaryColumn, nodeHost, textColumn } from '../testing/node-host';
import { annotationsFrame } from './annotations';

const host = nodeHost();

interface Row {
  target?: string | null;
  message?: string;
  actor?: string;
  run?: string;
  took?: number;
}

function eventsOf(rows: readonly Row[]): Events {
  const all = (text: string | null) => dictionaryColumn(rows.map(() => text));
  return makeEvents(rows, {
    time: { kind: 'number', values: Float64Array.from(rows, (_, row) => row) },
    end: { kind: 'number', values: Float64Array.from(rows, ({ took = NaN }, row) => row + took) },
    event: all('node_failed'),
    outcome: all('failure'),
    effect: all(null),
    actor: dictionaryColumn(rows.map(({ actor }) => actor ?? null)),
    target: dictionaryColumn(rows.map(({ target }) => target ?? null)),
    run: dictionaryColumn(rows.map(({ run }) => run ?? null)),
    message: textColumn(rows.map(({ message }) => message ?? null)),
    eventId: textColumn(rows.map((_, row) => String(row))),
  });
}

async function fieldsOf(rows: readonly Row[]): Promise<Record<string, unknown[]>> {
  const events = eventsOf(rows);
  const all = host.columns.select(events.length, []);
  const frame = await annotationsFrame(events, all, { colorByOutcome: false, ends: events.time.values }, host);
  return Object.fromEntries(frame.fields.map((field) => [field.name, cells(field)]));
}

function cells({ values }: Field): unknown[] {
  if ('kind' in values) {
    return values.kind === 'text' || values.kind === 'json' ? [...cellsOf(values)] : [];
  }
  return Array.from<unknown>(values);
}

test('titles and texts are escaped, since Grafana renders them as HTML', async () => {
  const { title, text } = await fieldsOf([{ target: 'web<1>', message: `It's "off" & out`, actor: '<b>eve</b>' }]);
  expect(title).toEqual(['It&#39;s &quot;off&quot; &amp; out · web&lt;1&gt;']);
  expect(text).toEqual(['by &lt;b&gt;eve&lt;/b&gt;']);
});

test('the title says what happened to what, the text what it does not: who, in which run, how long', async () => {
  const { title, text } = await fieldsOf([
    { target: 'web1', message: 'Puppet run failed on Web1', actor: 'anna', run: '352', took: 200_000 },
    { target: 'web1', message: 'Run of anna failed after 5.1 s', actor: 'anna', took: 5_100 },
    { target: 'web1', actor: 'anna' },
    {},
  ]);
  expect(title).toEqual([
    'Puppet run failed on Web1',
    'Run of anna failed after 5.1 s · web1',
    'node_failed · web1',
    'node_failed',
  ]);
  expect(text).toEqual(['by anna · run 352 · took 3 min 20 s', '', 'by anna', '']);
});

test("every id is the number 0, as any other would be that of one of Grafana's own annotations", async () => {
  expect((await fieldsOf([{}, {}])).id).toEqual([0, 0]);
});

test('tags are a list of outcome, event and target, whatever characters these hold', async () => {
  const targets = ['web01', 'a"b\\c', 'line\nbreak\u0000', '<größe>', null];
  const { tags = [] } = await fieldsOf(targets.map((target) => ({ target })));
  expect(tags.map((tag) => JSON.parse(String(tag)) as unknown)).toEqual(
    targets.map((target) => ['failure', 'node_failed', ...(target === null ? [] : [target])])
  );
});
