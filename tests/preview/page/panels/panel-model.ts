import type { DataTransformerConfig, FieldConfigSource, ReduceDataOptions } from '@grafana/data';
import type {
  BarGaugeNamePlacement,
  DataQuery,
  DataSourceRef,
  VisibilityMode,
  VizAnnotations,
  VizLegendOptions,
  VizTextDisplayOptions,
} from '@grafana/schema';
import type { BigValueColorMode, BigValueGraphMode, BigValueTextMode, TableSortByFieldState } from '@grafana/ui';

export interface PanelOptions {
  reduceOptions?: ReduceDataOptions;
  colorMode?: BigValueColorMode;
  graphMode?: BigValueGraphMode;
  textMode?: BigValueTextMode;
  legend?: VizLegendOptions;
  annotations?: VizAnnotations;
  showValue?: VisibilityMode;
  text?: VizTextDisplayOptions;
  namePlacement?: BarGaugeNamePlacement;
  minVizHeight?: number;
  sortBy?: TableSortByFieldState[];
  content?: string;
}

/** A panel as dashboards save it, as far as the preview shows it. */
export interface PanelModel {
  id: number;
  type: string;
  title?: string;
  description?: string;
  gridPos: { x: number; y: number; w: number; h: number };
  datasource?: DataSourceRef;
  targets?: DataQuery[];
  fieldConfig?: FieldConfigSource;
  /** Of whatever panel it is; each panel reads its own. */
  options?: PanelOptions;
  transformations?: DataTransformerConfig[];
  maxDataPoints?: number;
  /** A time range of its own, up to now: `28d`. */
  timeFrom?: string;
}
