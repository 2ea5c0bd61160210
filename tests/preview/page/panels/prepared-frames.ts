import {
  applyFieldOverrides,
  transformDataFrame,
  type DataFrame,
  type DataTransformerConfig,
  type FieldConfigSource,
  type GrafanaTheme2,
} from '@grafana/data';
import { useEffect, useMemo, useState } from 'react';
import { templateSrv } from '../services/template-srv';
import { fieldRegistry } from './field-registry';

/** Applies a panel's transformations and field options the way Grafana's panel runner does; `defaults` are what the panel itself sets. */
export function usePreparedFrames(
  frames: DataFrame[],
  panel: {
    fieldConfig?: FieldConfigSource;
    transformations?: DataTransformerConfig[];
    defaults?: Record<string, unknown> | undefined;
  },
  theme: GrafanaTheme2,
  timeZone: string
): DataFrame[] {
  const { fieldConfig, transformations, defaults } = panel;
  const [transformed, setTransformed] = useState(transformations?.length ? [] : frames);
  useEffect(() => {
    if (!transformations?.length) {
      setTransformed(frames);
      return;
    }
    const running = transformDataFrame(transformations, frames).subscribe(setTransformed);
    return () => running.unsubscribe();
  }, [frames, transformations]);
  return useMemo(
    () =>
      applyFieldOverrides({
        data: transformed,
        fieldConfig: {
          defaults: {
            color: { mode: 'palette-classic' },
            ...fieldConfig?.defaults,
            custom: { ...defaults, ...(fieldConfig?.defaults.custom as object | undefined) },
          },
          overrides: fieldConfig?.overrides ?? [],
        },
        replaceVariables: (text, scopedVars) => templateSrv.replace(text, scopedVars),
        theme,
        timeZone,
        fieldConfigRegistry: fieldRegistry(),
      }),
    [transformed, fieldConfig, defaults, theme, timeZone]
  );
}
