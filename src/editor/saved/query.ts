import type { DataQuery } from '@grafana/schema';
import type { GroupField } from '../../model/event';

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
  groupBy?: GroupField[];
  valueField?: GroupField;
  limit?: number | undefined;
  details?: boolean;
  includePayloads?: boolean;
  colorByOutcome?: boolean;
  inAlerts?: 'count' | 'rows';
  partial?: 'fail' | 'use';
  [selectionList: string]: unknown;
}
