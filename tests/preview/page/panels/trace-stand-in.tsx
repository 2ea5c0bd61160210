import { dateTimeFormat, getValueFormat, type DataFrame } from '@grafana/data';
import { useTheme2 } from '@grafana/ui';
import { textOf } from '../text-of';
import { SpanRows, type SpanRow } from './span-rows';

/** A row a span, children below their parent: Grafana's trace view is not in its packages. */
export function TraceStandIn({ frame, timeZone }: { frame: DataFrame; timeZone: string }) {
  const theme = useTheme2();
  const spans = spansOf(frame);
  const from = Math.min(...spans.map(({ start }) => start));
  const to = Math.max(...spans.map(({ start, duration }) => start + duration));
  const color = (failed: boolean) => theme.visualization.getColorByName(failed ? 'red' : 'blue');
  const rows = spans.map(({ name, depth, start, duration, failed, message }): SpanRow => ({
    name,
    depth,
    note: took(duration),
    spans: [{ from: start, to: start + duration, color: color(failed), says: `${message || name}, ${took(duration)}` }],
  }));
  const begun = dateTimeFormat(from, { timeZone });
  return (
    <div style={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <div style={{ marginBottom: 8 }}>
        <strong>{spans[0]?.name}</strong> began {begun} and took {took(to - from)}; {spans.length}{' '}
        {spans.length === 1 ? 'span' : 'spans'}
      </div>
      <SpanRows rows={rows} from={from} to={to} timeZone={timeZone} testId="trace-span" />
    </div>
  );
}

function took(duration: number): string {
  const { text, suffix = '' } = getValueFormat('ms')(duration);
  return text + suffix;
}

function spansOf(frame: DataFrame) {
  const values = (name: string): unknown[] => frame.fields.find((field) => field.name === name)?.values ?? [];
  const column = (name: string) => values(name).map(textOf);
  const [ids, parents, names, messages] = ['spanID', 'parentSpanID', 'operationName', 'statusMessage'].map(column);
  const depths = new Map<string, number>();
  return (ids ?? []).map((id, row) => {
    const depth = (depths.get(parents?.[row] ?? '') ?? -1) + 1;
    depths.set(id, depth);
    return {
      depth,
      name: names?.[row] ?? '',
      message: messages?.[row] ?? '',
      start: Number(values('startTime')[row]),
      duration: Number(values('duration')[row]),
      failed: values('statusCode')[row] === 2,
    };
  });
}
