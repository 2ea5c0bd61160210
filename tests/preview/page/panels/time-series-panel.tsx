import { EventBusSrv, FieldType, type DataFrame, type TimeRange } from '@grafana/data';
import { LegendDisplayMode, TooltipDisplayMode, type VizLegendOptions } from '@grafana/schema';
import { PanelContextProvider, TimeSeries, TooltipPlugin } from '@grafana/ui';
import type { AnnotationMark } from '../dashboard/annotation-marks';
import { AnnotationLayer } from './annotation-layer';

const bus = new EventBusSrv();
/** The panel's defaults as Grafana's time series panel has them. */
export const lineDefaults = {
  drawStyle: 'line', lineInterpolation: 'linear', lineWidth: 1, fillOpacity: 0, gradientMode: 'none', pointSize: 5,
  showPoints: 'auto', spanNulls: false, axisPlacement: 'auto', axisColorMode: 'text', axisBorderShow: false, barAlignment: 0,
  barWidthFactor: 0.6, scaleDistribution: { type: 'linear' }, stacking: { mode: 'none', group: 'A' }, hideFrom: {},
}; // prettier-ignore

const bottomLegend: VizLegendOptions = {
  showLegend: true,
  displayMode: LegendDisplayMode.List,
  placement: 'bottom',
  calcs: [],
};

/** Grafana's own chart, with annotations over it. */
export function TimeSeriesPanel(props: {
  frames: DataFrame[];
  width: number;
  height: number;
  timeRange: TimeRange;
  timeZone: string;
  legend?: VizLegendOptions;
  marks?: readonly AnnotationMark[];
  multiLane?: boolean | undefined;
}) {
  const { frames, width, height, timeRange, timeZone, legend = bottomLegend, marks = [], multiLane = false } = props;
  const drawn = frames.filter(isSeries);
  if (!drawn.length) {
    return <p>Data does not have a time field and a number field.</p>;
  }
  const context = {
    eventsScope: 'preview',
    eventBus: bus,
    canAddAnnotations: () => false,
    canEditAnnotations: () => false,
    canDeleteAnnotations: () => false,
  };
  return (
    <PanelContextProvider value={context}>
      <TimeSeries
        frames={drawn}
        width={width}
        height={height}
        timeRange={timeRange}
        timeZone={timeZone}
        legend={legend}
        options={{ frames, marks }}
      >
        {(config, aligned) => (
          <>
            <AnnotationLayer config={config} marks={marks} multiLane={multiLane} timeZone={timeZone} />
            <TooltipPlugin config={config} data={aligned} mode={TooltipDisplayMode.Multi} timeZone={timeZone} />
          </>
        )}
      </TimeSeries>
    </PanelContextProvider>
  );
}

export function isSeries(frame: DataFrame): boolean {
  return (
    frame.fields.some((field) => field.type === FieldType.time) &&
    frame.fields.some((field) => field.type === FieldType.number)
  );
}
