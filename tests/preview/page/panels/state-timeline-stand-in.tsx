import { dateTimeFormat, FieldType, getFieldDisplayName, type DataFrame, type TimeRange } from '@grafana/data';
import { LegendDisplayMode, type VizLegendOptions } from '@grafana/schema';
import { VizLegend } from '@grafana/ui';
import { SpanRows, type SpanRow } from './span-rows';

/** A row a frame, a bar a state: Grafana's state timeline is not in its packages. */
export function StateTimelineStandIn(props: {
  frames: DataFrame[];
  timeRange: TimeRange;
  timeZone: string;
  legend?: VizLegendOptions | undefined;
}) {
  const { frames, timeRange, timeZone, legend } = props;
  const colors = new Map<string, string>();
  const rows = frames.flatMap((frame) => rowOf(frame, timeRange.to.valueOf(), timeZone, colors));
  return (
    <div style={{ display: 'flex', flexDirection: 'column', height: '100%' }}>
      <SpanRows
        rows={rows}
        from={timeRange.from.valueOf()}
        to={timeRange.to.valueOf()}
        timeZone={timeZone}
        testId="timeline-row"
      />
      {legend?.showLegend !== false && (
        <VizLegend
          placement="bottom"
          displayMode={LegendDisplayMode.List}
          items={[...colors].map(([label, color]) => ({ label, color, yAxis: 1 }))}
        />
      )}
    </div>
  );
}

/**
 * @param end where the last state ends, if nothing says so
 * @param colors gains what the row's states are drawn in
 */
function rowOf(frame: DataFrame, end: number, timeZone: string, colors: Map<string, string>): SpanRow[] {
  const [begins, ends] = frame.fields.filter((field) => field.type === FieldType.time);
  const state = frame.fields.find((field) => field.type !== FieldType.time);
  if (!begins || !state) {
    return [];
  }
  const spans = state.values.flatMap((value: unknown, row) => {
    const shown = state.display?.(value);
    const [text, color] = [shown?.text ?? '', shown?.color ?? 'gray'];
    const [from, to] = [Number(begins.values[row]), Number(ends?.values[row] ?? begins.values[row + 1] ?? end)];
    if (text !== '') {
      colors.set(text, color);
    }
    return value === null ? [] : { from, to, color, says: `${text}, ${time(from, timeZone)} – ${time(to, timeZone)}` };
  });
  return [{ name: getFieldDisplayName(state, frame), spans }];
}

function time(value: number, timeZone: string): string {
  return dateTimeFormat(value, { timeZone, format: 'HH:mm:ss' });
}
