import {
  getFieldDisplayValues,
  type DataFrame,
  type FieldConfigSource,
  type FieldDisplay,
  type GrafanaTheme2,
  type ReduceDataOptions,
} from '@grafana/data';
import { templateSrv } from '../services/template-srv';

interface Shown {
  frames: DataFrame[];
  timeZone: string;
  fieldConfig?: FieldConfigSource | undefined;
  reduceOptions?: ReduceDataOptions | undefined;
  sparkline?: boolean;
}

/** What panels of single values show: the last number of each series, where their options say nothing else. */
export function displayValues(shown: Shown, theme: GrafanaTheme2): FieldDisplay[] {
  return getFieldDisplayValues({
    fieldConfig: shown.fieldConfig ?? { defaults: {}, overrides: [] },
    reduceOptions: shown.reduceOptions ?? { values: false, calcs: ['lastNotNull'] },
    replaceVariables: (text, scopedVars) => templateSrv.replace(text, scopedVars),
    theme,
    data: shown.frames,
    sparkline: shown.sparkline ?? false,
    timeZone: shown.timeZone,
  });
}
