import type { DataFrame, PanelData } from '@grafana/data';
import { Alert, useTheme2 } from '@grafana/ui';
import type { AnnotationMark } from '../dashboard/annotation-marks';
import { LogsStandIn } from './logs-stand-in';
import type { PanelModel } from './panel-model';
import { usePreparedFrames } from './prepared-frames';
import { StatPanel } from './stat-panel';
import { TablePanel } from './table-panel';
import { lineDefaults, TimeSeriesPanel } from './time-series-panel';

interface Props {
  panel: PanelModel;
  data: PanelData;
  width: number;
  height: number;
  timeZone: string;
  marks: readonly AnnotationMark[];
}

/** Draws a panel with Grafana's components where its packages have them; other kinds show their frames as a table and say so. */
export function PanelContent({ panel, data, width, height, timeZone, marks }: Props) {
  const theme = useTheme2();
  const defaults = panel.type === 'timeseries' ? lineDefaults : undefined;
  const frames = usePreparedFrames(data.series, { ...panel, ...(defaults ? { defaults } : {}) }, theme, timeZone);
  const size = { frames, width, height, timeZone };
  const fieldConfig = panel.fieldConfig ? { fieldConfig: panel.fieldConfig } : {};
  const options = panel.options ?? {};
  switch (panel.type) {
    case 'timeseries':
      return <TimeSeriesPanel {...size} timeRange={data.timeRange} marks={marks} legend={options.legend} />;
    case 'stat':
      return <StatPanel {...size} {...fieldConfig} options={options} />;
    case 'table':
      return <TablePanel {...size} {...fieldConfig} sortBy={options.sortBy} timeRange={data.timeRange} />;
    case 'logs':
      return frames[0] ? <LogsStandIn frame={frames[0]} timeZone={timeZone} /> : null;
    default:
      return <OtherPanel type={panel.type} frames={frames} data={data} width={width} height={height} />;
  }
}

function OtherPanel({
  type,
  frames,
  data,
  width,
  height,
}: {
  type: string;
  frames: DataFrame[];
  data: PanelData;
  width: number;
  height: number;
}) {
  return (
    <>
      <Alert
        severity="info"
        title={`Grafana draws this as ${type}; the preview shows the frames.`}
        bottomSpacing={1}
        topSpacing={0}
      />
      <TablePanel frames={frames} width={width} height={height - 60} timeRange={data.timeRange} />
    </>
  );
}
