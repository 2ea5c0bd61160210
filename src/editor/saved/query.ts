import type { DataQuery } from '@grafana/schema';

/** A filter as saved or sent: the engine checks it, so that what it cannot read is quoted and not lost. */
export interface SavedFilter {
  field: string;
  operator: string;
  values: string[];
}

/** A query as dashboards save it. The selection's lists stand beside these keys; unknown keys are kept. */
export interface RuntrailQuery extends DataQuery {
  version?: number;
  format?: string;
  filters?: SavedFilter[];
  groupBy?: string[];
  /** `auto`, a duration, or one of the calendar's. */
  interval?: string | undefined;
  /** The zone of the calendar's intervals. */
  timeZone?: string | undefined;
  valueField?: string;
  limit?: number | undefined;
  details?: boolean;
  includePayloads?: boolean;
  showSource?: boolean;
  colorByOutcome?: boolean;
  inAlerts?: 'count' | 'rows';
  partial?: 'fail' | 'use';
  /** Of a template variable: what the vendor lists, in place of values of events. */
  list?: string | undefined;
  [selectionList: string]: unknown;
}
