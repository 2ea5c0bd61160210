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
  // The same array while the frames are the same: a new one each time would be drawn anew without end.
  const colored = useMemo(() => frames.map(inItsColor), [frames]);
  const prepared = usePreparedFrames(colored, { defaults: bars }, useTheme2(), timeZone);
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

function inItsColor(frame: DataFrame): DataFrame {
  const fields = frame.fields.map((field) => {
    const { level, outcome } = field.labels ?? {};
    const color = { mode: 'fixed', fixedColor: severityColors[level ?? ''] ?? 'gray' };
    return level ? { ...field, config: { displayName: `${level} (${outcome})`, color } } : field;
  });
  return { ...frame, fields };
}
