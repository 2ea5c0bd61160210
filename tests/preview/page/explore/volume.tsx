import type { DataFrame, TimeRange } from '@grafana/data';
import { PanelChrome, useTheme2 } from '@grafana/ui';
import { useMemo } from 'react';
import { severityColors } from '../panels/logs-stand-in';
import { usePreparedFrames } from '../panels/prepared-frames';
import { Sized } from '../panels/sized';
import { lineDefaults, TimeSeriesPanel } from '../panels/time-series-panel';

const bars = { ...lineDefaults, drawStyle: 'bars', barAlignment: 1, fillOpacity: 100, lineWidth: 0, stacking: { mode: 'normal', group: 'A' } }; // prettier-ignore

/** The lines over time in the colours of their levels, above them. */
export function Volume({ frames, range, timeZone }: { frames: DataFrame[]; range: TimeRange; timeZone: string }) {
  const levels = useMemo(() => byLevel(frames), [frames]);
  const prepared = usePreparedFrames(levels, { defaults: bars }, useTheme2(), timeZone);
  return (
    <Sized height={170}>
      {(width, height) => (
        <PanelChrome title="Logs volume" width={width} height={height}>
          {(innerWidth, innerHeight) => (
            <TimeSeriesPanel
              frames={prepared}
              width={innerWidth}
              height={innerHeight}
              timeRange={range}
              timeZone={timeZone}
            />
          )}
        </PanelChrome>
      )}
    </Sized>
  );
}

/** One series a level, as Explore adds them up. */
function byLevel(frames: readonly DataFrame[]): DataFrame[] {
  const levels = new Map<string, { frame: DataFrame; counts: Map<number, number> }>();
  frames.forEach((frame) => {
    const [times, counts] = frame.fields;
    const level = counts?.labels?.['level'] ?? 'unknown';
    const known = levels.get(level) ?? { frame, counts: new Map<number, number>() };
    levels.set(level, known);
    times?.values.forEach((time: number, row) => {
      known.counts.set(time, (known.counts.get(time) ?? 0) + Number(counts?.values[row]));
    });
  });
  return [...levels].map(([level, { frame, counts }]) => {
    const ordered = [...counts].sort(([one], [other]) => one - other);
    const color = { mode: 'fixed', fixedColor: severityColors[level] ?? 'gray' };
    const values = [ordered.map(([time]) => time), ordered.map(([, count]) => count)];
    const fields = frame.fields.slice(0, 2).map((field, index) => ({
      ...field,
      ...(index === 1 ? { labels: {}, config: { displayName: level, color } } : {}),
      values: values[index] ?? [],
    }));
    return { ...frame, fields, length: ordered.length };
  });
}
