import type { DataFrame, PanelData } from '@grafana/data';
import { Alert, useTheme2 } from '@grafana/ui';
import type { AnnotationMark } from '../dashboard/annotation-marks';
import { BarChartStandIn } from './bar-chart-stand-in';
import { BarGaugePanel } from './bar-gauge-panel';
import { LogsStandIn } from './logs-stand-in';
import { NodeGraphStandIn } from './node-graph-stand-in';
import type { PanelModel } from './panel-model';
import { usePreparedFrames } from './prepared-frames';
import { StatPanel } from './stat-panel';
import { StateTimelineStandIn } from './state-timeline-stand-in';
import { TablePanel } from './table-panel';
import { lineDefaults, TimeSeriesPanel } from './time-series-panel';
import { TraceStandIn } from './trace-stand-in';

interface Props {
  panel: PanelModel;
  data: PanelData;
  width: number;
  height: number;
  timeZone: string;
  marks: readonly AnnotationMark[];
}

/** Draws a panel with Grafana's components where its packages have them, else plainly; other kinds show their frames as a table. */
export function PanelContent({ panel, data, width, height, timeZone, marks }: Props) {
  const theme = useTheme2();
  const defaults = panel.type === 'timeseries' ? lineDefaults : undefined;
  const frames = usePreparedFrames(data.series, { ...panel, ...(defaults ? { defaults } : {}) }, theme, timeZone);
  const size = { frames, width, height, timeZone };
  const fieldConfig = panel.fieldConfig ? { fieldConfig: panel.fieldConfig } : {};
  const options = panel.options ?? {};
  const [first, second] = frames;
  if (!first) {
    return null;
  }
  switch (panel.type) {
    case 'timeseries':
      return (
        <TimeSeriesPanel
          {...size}
          timeRange={data.timeRange}
          marks={marks}
          multiLane={options.annotations?.multiLane}
          legend={options.legend}
        />
      );
    case 'stat':
      return <StatPanel {...size} {...fieldConfig} options={options} />;
    case 'table':
      return <TablePanel {...size} {...fieldConfig} sortBy={options.sortBy} timeRange={data.timeRange} />;
    case 'logs':
      return <LogsStandIn frame={first} timeZone={timeZone} />;
    case 'bargauge':
      return <BarGaugePanel {...size} {...fieldConfig} options={options} />;
    case 'barchart':
      return <BarChartStandIn frame={first} width={width} height={height} options={options} />;
    case 'state-timeline':
      return (
        <StateTimelineStandIn frames={frames} timeRange={data.timeRange} timeZone={timeZone} legend={options.legend} />
      );
    case 'traces':
      return <TraceStandIn frame={first} timeZone={timeZone} />;
    case 'nodeGraph':
      return <NodeGraphStandIn nodes={first} edges={second} />;
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
