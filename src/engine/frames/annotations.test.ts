import type { Events } from '../events/events';
import type { Field } from '../seam/protocol';
import { cellsOf, dictionaryColumn, nodeHost, textColumn } from '../testing/node-host';
import { annotationsFrame } from './annotations';

const host = nodeHost();

function eventsOn(targets: Array<string | null>): Events {
  const all = (text: string | null) => dictionaryColumn(targets.map(() => text));
  const times = Float64Array.from(targets, (_, row) => row);
  return {
    length: targets.length,
    time: { kind: 'number', values: times },
    end: { kind: 'number', values: times },
    event: all('node_failed'),
    outcome: all('failure'),
    effect: all(null),
    actor: all(null),
    target: dictionaryColumn(targets),
    run: all(null),
    message: textColumn(targets.map((target) => `It's <${target ?? ''}>`)),
    eventId: textColumn(targets.map((_, row) => String(row))),
  };
}

async function fieldsOf(events: Events): Promise<Record<string, unknown[]>> {
  const rows = host.columns.select(events.length, []);
  const frame = await annotationsFrame(events, rows, { colorByOutcome: false, ends: events.time.values }, host);
  return Object.fromEntries(frame.fields.map((field) => [field.name, cells(field)]));
}

function cells({ values }: Field): unknown[] {
  return 'kind' in values && (values.kind === 'text' || values.kind === 'json') ? [...cellsOf(values)] : [];
}

test('titles and texts are escaped, since Grafana renders them as HTML', async () => {
  const { title, text } = await fieldsOf(eventsOn(['web<1>', `a&"b'`]));
  expect(title).toEqual(['node_failed web&lt;1&gt;', 'node_failed a&amp;&quot;b&#39;']);
  expect(text).toEqual(['It&#39;s &lt;web&lt;1&gt;&gt;', 'It&#39;s &lt;a&amp;&quot;b&#39;&gt;']);
});

test('tags are a list of outcome, event and target, whatever characters these hold', async () => {
  const targets = ['web01', 'a"b\\c', 'line\nbreak\u0000', '<größe>'];
  const { tags = [] } = await fieldsOf(eventsOn(targets));
  expect(tags.map((tag) => JSON.parse(String(tag)) as unknown)).toEqual(
    targets.map((target) => ['failure', 'node_failed', target])
  );
});

test('an event without a target has none in title and tags', async () => {
  const { title, tags } = await fieldsOf(eventsOn([null, '']));
  expect(title).toEqual(['node_failed', 'node_failed']);
  expect(tags).toEqual(['["failure","node_failed"]', '["failure","node_failed"]']);
});
