import type { DataQuery, DataSourceRef, DataTransformerConfig, FieldConfigSource } from '@grafana/data';

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
  options?: Record<string, unknown>;
  transformations?: DataTransformerConfig[];
  maxDataPoints?: number;
}
